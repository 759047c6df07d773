// Original file: ../../proto/stopline/v1/casework.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AddNoteRequest as _stopline_v1_AddNoteRequest, AddNoteRequest__Output as _stopline_v1_AddNoteRequest__Output } from '../../stopline/v1/AddNoteRequest.ts';
import type { AddNoteResponse as _stopline_v1_AddNoteResponse, AddNoteResponse__Output as _stopline_v1_AddNoteResponse__Output } from '../../stopline/v1/AddNoteResponse.ts';
import type { AskBankRequest as _stopline_v1_AskBankRequest, AskBankRequest__Output as _stopline_v1_AskBankRequest__Output } from '../../stopline/v1/AskBankRequest.ts';
import type { AskBankResponse as _stopline_v1_AskBankResponse, AskBankResponse__Output as _stopline_v1_AskBankResponse__Output } from '../../stopline/v1/AskBankResponse.ts';
import type { AssignCaseRequest as _stopline_v1_AssignCaseRequest, AssignCaseRequest__Output as _stopline_v1_AssignCaseRequest__Output } from '../../stopline/v1/AssignCaseRequest.ts';
import type { AssignCaseResponse as _stopline_v1_AssignCaseResponse, AssignCaseResponse__Output as _stopline_v1_AssignCaseResponse__Output } from '../../stopline/v1/AssignCaseResponse.ts';
import type { CheckAccountRequest as _stopline_v1_CheckAccountRequest, CheckAccountRequest__Output as _stopline_v1_CheckAccountRequest__Output } from '../../stopline/v1/CheckAccountRequest.ts';
import type { CheckAccountResponse as _stopline_v1_CheckAccountResponse, CheckAccountResponse__Output as _stopline_v1_CheckAccountResponse__Output } from '../../stopline/v1/CheckAccountResponse.ts';
import type { ClaimPhoneTaskRequest as _stopline_v1_ClaimPhoneTaskRequest, ClaimPhoneTaskRequest__Output as _stopline_v1_ClaimPhoneTaskRequest__Output } from '../../stopline/v1/ClaimPhoneTaskRequest.ts';
import type { ClaimPhoneTaskResponse as _stopline_v1_ClaimPhoneTaskResponse, ClaimPhoneTaskResponse__Output as _stopline_v1_ClaimPhoneTaskResponse__Output } from '../../stopline/v1/ClaimPhoneTaskResponse.ts';
import type { CloseCaseRequest as _stopline_v1_CloseCaseRequest, CloseCaseRequest__Output as _stopline_v1_CloseCaseRequest__Output } from '../../stopline/v1/CloseCaseRequest.ts';
import type { CloseCaseResponse as _stopline_v1_CloseCaseResponse, CloseCaseResponse__Output as _stopline_v1_CloseCaseResponse__Output } from '../../stopline/v1/CloseCaseResponse.ts';
import type { FindCasesRequest as _stopline_v1_FindCasesRequest, FindCasesRequest__Output as _stopline_v1_FindCasesRequest__Output } from '../../stopline/v1/FindCasesRequest.ts';
import type { FindCasesResponse as _stopline_v1_FindCasesResponse, FindCasesResponse__Output as _stopline_v1_FindCasesResponse__Output } from '../../stopline/v1/FindCasesResponse.ts';
import type { GetStatusRequest as _stopline_v1_GetStatusRequest, GetStatusRequest__Output as _stopline_v1_GetStatusRequest__Output } from '../../stopline/v1/GetStatusRequest.ts';
import type { GetStatusResponse as _stopline_v1_GetStatusResponse, GetStatusResponse__Output as _stopline_v1_GetStatusResponse__Output } from '../../stopline/v1/GetStatusResponse.ts';
import type { ListBanksRequest as _stopline_v1_ListBanksRequest, ListBanksRequest__Output as _stopline_v1_ListBanksRequest__Output } from '../../stopline/v1/ListBanksRequest.ts';
import type { ListBanksResponse as _stopline_v1_ListBanksResponse, ListBanksResponse__Output as _stopline_v1_ListBanksResponse__Output } from '../../stopline/v1/ListBanksResponse.ts';
import type { ListCasesRequest as _stopline_v1_ListCasesRequest, ListCasesRequest__Output as _stopline_v1_ListCasesRequest__Output } from '../../stopline/v1/ListCasesRequest.ts';
import type { ListCasesResponse as _stopline_v1_ListCasesResponse, ListCasesResponse__Output as _stopline_v1_ListCasesResponse__Output } from '../../stopline/v1/ListCasesResponse.ts';
import type { ListPhoneTasksRequest as _stopline_v1_ListPhoneTasksRequest, ListPhoneTasksRequest__Output as _stopline_v1_ListPhoneTasksRequest__Output } from '../../stopline/v1/ListPhoneTasksRequest.ts';
import type { ListPhoneTasksResponse as _stopline_v1_ListPhoneTasksResponse, ListPhoneTasksResponse__Output as _stopline_v1_ListPhoneTasksResponse__Output } from '../../stopline/v1/ListPhoneTasksResponse.ts';
import type { RecordPhoneOutcomeRequest as _stopline_v1_RecordPhoneOutcomeRequest, RecordPhoneOutcomeRequest__Output as _stopline_v1_RecordPhoneOutcomeRequest__Output } from '../../stopline/v1/RecordPhoneOutcomeRequest.ts';
import type { RecordPhoneOutcomeResponse as _stopline_v1_RecordPhoneOutcomeResponse, RecordPhoneOutcomeResponse__Output as _stopline_v1_RecordPhoneOutcomeResponse__Output } from '../../stopline/v1/RecordPhoneOutcomeResponse.ts';
import type { WatchCasesRequest as _stopline_v1_WatchCasesRequest, WatchCasesRequest__Output as _stopline_v1_WatchCasesRequest__Output } from '../../stopline/v1/WatchCasesRequest.ts';
import type { WatchCasesResponse as _stopline_v1_WatchCasesResponse, WatchCasesResponse__Output as _stopline_v1_WatchCasesResponse__Output } from '../../stopline/v1/WatchCasesResponse.ts';

export interface CaseworkServiceClient extends grpc.Client {
  AddNote(argument: _stopline_v1_AddNoteRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  AddNote(argument: _stopline_v1_AddNoteRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  AddNote(argument: _stopline_v1_AddNoteRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  AddNote(argument: _stopline_v1_AddNoteRequest, callback: grpc.requestCallback<_stopline_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  addNote(argument: _stopline_v1_AddNoteRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  addNote(argument: _stopline_v1_AddNoteRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  addNote(argument: _stopline_v1_AddNoteRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  addNote(argument: _stopline_v1_AddNoteRequest, callback: grpc.requestCallback<_stopline_v1_AddNoteResponse__Output>): grpc.ClientUnaryCall;
  
  AskBank(argument: _stopline_v1_AskBankRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AskBankResponse__Output>): grpc.ClientUnaryCall;
  AskBank(argument: _stopline_v1_AskBankRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_AskBankResponse__Output>): grpc.ClientUnaryCall;
  AskBank(argument: _stopline_v1_AskBankRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AskBankResponse__Output>): grpc.ClientUnaryCall;
  AskBank(argument: _stopline_v1_AskBankRequest, callback: grpc.requestCallback<_stopline_v1_AskBankResponse__Output>): grpc.ClientUnaryCall;
  askBank(argument: _stopline_v1_AskBankRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AskBankResponse__Output>): grpc.ClientUnaryCall;
  askBank(argument: _stopline_v1_AskBankRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_AskBankResponse__Output>): grpc.ClientUnaryCall;
  askBank(argument: _stopline_v1_AskBankRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AskBankResponse__Output>): grpc.ClientUnaryCall;
  askBank(argument: _stopline_v1_AskBankRequest, callback: grpc.requestCallback<_stopline_v1_AskBankResponse__Output>): grpc.ClientUnaryCall;
  
  AssignCase(argument: _stopline_v1_AssignCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AssignCaseResponse__Output>): grpc.ClientUnaryCall;
  AssignCase(argument: _stopline_v1_AssignCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_AssignCaseResponse__Output>): grpc.ClientUnaryCall;
  AssignCase(argument: _stopline_v1_AssignCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AssignCaseResponse__Output>): grpc.ClientUnaryCall;
  AssignCase(argument: _stopline_v1_AssignCaseRequest, callback: grpc.requestCallback<_stopline_v1_AssignCaseResponse__Output>): grpc.ClientUnaryCall;
  assignCase(argument: _stopline_v1_AssignCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AssignCaseResponse__Output>): grpc.ClientUnaryCall;
  assignCase(argument: _stopline_v1_AssignCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_AssignCaseResponse__Output>): grpc.ClientUnaryCall;
  assignCase(argument: _stopline_v1_AssignCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AssignCaseResponse__Output>): grpc.ClientUnaryCall;
  assignCase(argument: _stopline_v1_AssignCaseRequest, callback: grpc.requestCallback<_stopline_v1_AssignCaseResponse__Output>): grpc.ClientUnaryCall;
  
  CheckAccount(argument: _stopline_v1_CheckAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_CheckAccountResponse__Output>): grpc.ClientUnaryCall;
  CheckAccount(argument: _stopline_v1_CheckAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_CheckAccountResponse__Output>): grpc.ClientUnaryCall;
  CheckAccount(argument: _stopline_v1_CheckAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_CheckAccountResponse__Output>): grpc.ClientUnaryCall;
  CheckAccount(argument: _stopline_v1_CheckAccountRequest, callback: grpc.requestCallback<_stopline_v1_CheckAccountResponse__Output>): grpc.ClientUnaryCall;
  checkAccount(argument: _stopline_v1_CheckAccountRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_CheckAccountResponse__Output>): grpc.ClientUnaryCall;
  checkAccount(argument: _stopline_v1_CheckAccountRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_CheckAccountResponse__Output>): grpc.ClientUnaryCall;
  checkAccount(argument: _stopline_v1_CheckAccountRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_CheckAccountResponse__Output>): grpc.ClientUnaryCall;
  checkAccount(argument: _stopline_v1_CheckAccountRequest, callback: grpc.requestCallback<_stopline_v1_CheckAccountResponse__Output>): grpc.ClientUnaryCall;
  
  ClaimPhoneTask(argument: _stopline_v1_ClaimPhoneTaskRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ClaimPhoneTaskResponse__Output>): grpc.ClientUnaryCall;
  ClaimPhoneTask(argument: _stopline_v1_ClaimPhoneTaskRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ClaimPhoneTaskResponse__Output>): grpc.ClientUnaryCall;
  ClaimPhoneTask(argument: _stopline_v1_ClaimPhoneTaskRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ClaimPhoneTaskResponse__Output>): grpc.ClientUnaryCall;
  ClaimPhoneTask(argument: _stopline_v1_ClaimPhoneTaskRequest, callback: grpc.requestCallback<_stopline_v1_ClaimPhoneTaskResponse__Output>): grpc.ClientUnaryCall;
  claimPhoneTask(argument: _stopline_v1_ClaimPhoneTaskRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ClaimPhoneTaskResponse__Output>): grpc.ClientUnaryCall;
  claimPhoneTask(argument: _stopline_v1_ClaimPhoneTaskRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ClaimPhoneTaskResponse__Output>): grpc.ClientUnaryCall;
  claimPhoneTask(argument: _stopline_v1_ClaimPhoneTaskRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ClaimPhoneTaskResponse__Output>): grpc.ClientUnaryCall;
  claimPhoneTask(argument: _stopline_v1_ClaimPhoneTaskRequest, callback: grpc.requestCallback<_stopline_v1_ClaimPhoneTaskResponse__Output>): grpc.ClientUnaryCall;
  
  CloseCase(argument: _stopline_v1_CloseCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_CloseCaseResponse__Output>): grpc.ClientUnaryCall;
  CloseCase(argument: _stopline_v1_CloseCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_CloseCaseResponse__Output>): grpc.ClientUnaryCall;
  CloseCase(argument: _stopline_v1_CloseCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_CloseCaseResponse__Output>): grpc.ClientUnaryCall;
  CloseCase(argument: _stopline_v1_CloseCaseRequest, callback: grpc.requestCallback<_stopline_v1_CloseCaseResponse__Output>): grpc.ClientUnaryCall;
  closeCase(argument: _stopline_v1_CloseCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_CloseCaseResponse__Output>): grpc.ClientUnaryCall;
  closeCase(argument: _stopline_v1_CloseCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_CloseCaseResponse__Output>): grpc.ClientUnaryCall;
  closeCase(argument: _stopline_v1_CloseCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_CloseCaseResponse__Output>): grpc.ClientUnaryCall;
  closeCase(argument: _stopline_v1_CloseCaseRequest, callback: grpc.requestCallback<_stopline_v1_CloseCaseResponse__Output>): grpc.ClientUnaryCall;
  
  FindCases(argument: _stopline_v1_FindCasesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_FindCasesResponse__Output>): grpc.ClientUnaryCall;
  FindCases(argument: _stopline_v1_FindCasesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_FindCasesResponse__Output>): grpc.ClientUnaryCall;
  FindCases(argument: _stopline_v1_FindCasesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_FindCasesResponse__Output>): grpc.ClientUnaryCall;
  FindCases(argument: _stopline_v1_FindCasesRequest, callback: grpc.requestCallback<_stopline_v1_FindCasesResponse__Output>): grpc.ClientUnaryCall;
  findCases(argument: _stopline_v1_FindCasesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_FindCasesResponse__Output>): grpc.ClientUnaryCall;
  findCases(argument: _stopline_v1_FindCasesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_FindCasesResponse__Output>): grpc.ClientUnaryCall;
  findCases(argument: _stopline_v1_FindCasesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_FindCasesResponse__Output>): grpc.ClientUnaryCall;
  findCases(argument: _stopline_v1_FindCasesRequest, callback: grpc.requestCallback<_stopline_v1_FindCasesResponse__Output>): grpc.ClientUnaryCall;
  
  GetStatus(argument: _stopline_v1_GetStatusRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_GetStatusResponse__Output>): grpc.ClientUnaryCall;
  GetStatus(argument: _stopline_v1_GetStatusRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_GetStatusResponse__Output>): grpc.ClientUnaryCall;
  GetStatus(argument: _stopline_v1_GetStatusRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_GetStatusResponse__Output>): grpc.ClientUnaryCall;
  GetStatus(argument: _stopline_v1_GetStatusRequest, callback: grpc.requestCallback<_stopline_v1_GetStatusResponse__Output>): grpc.ClientUnaryCall;
  getStatus(argument: _stopline_v1_GetStatusRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_GetStatusResponse__Output>): grpc.ClientUnaryCall;
  getStatus(argument: _stopline_v1_GetStatusRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_GetStatusResponse__Output>): grpc.ClientUnaryCall;
  getStatus(argument: _stopline_v1_GetStatusRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_GetStatusResponse__Output>): grpc.ClientUnaryCall;
  getStatus(argument: _stopline_v1_GetStatusRequest, callback: grpc.requestCallback<_stopline_v1_GetStatusResponse__Output>): grpc.ClientUnaryCall;
  
  ListBanks(argument: _stopline_v1_ListBanksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  ListBanks(argument: _stopline_v1_ListBanksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  ListBanks(argument: _stopline_v1_ListBanksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  ListBanks(argument: _stopline_v1_ListBanksRequest, callback: grpc.requestCallback<_stopline_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  listBanks(argument: _stopline_v1_ListBanksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  listBanks(argument: _stopline_v1_ListBanksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  listBanks(argument: _stopline_v1_ListBanksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  listBanks(argument: _stopline_v1_ListBanksRequest, callback: grpc.requestCallback<_stopline_v1_ListBanksResponse__Output>): grpc.ClientUnaryCall;
  
  ListCases(argument: _stopline_v1_ListCasesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  ListCases(argument: _stopline_v1_ListCasesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  ListCases(argument: _stopline_v1_ListCasesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  ListCases(argument: _stopline_v1_ListCasesRequest, callback: grpc.requestCallback<_stopline_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  listCases(argument: _stopline_v1_ListCasesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  listCases(argument: _stopline_v1_ListCasesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  listCases(argument: _stopline_v1_ListCasesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  listCases(argument: _stopline_v1_ListCasesRequest, callback: grpc.requestCallback<_stopline_v1_ListCasesResponse__Output>): grpc.ClientUnaryCall;
  
  ListPhoneTasks(argument: _stopline_v1_ListPhoneTasksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListPhoneTasksResponse__Output>): grpc.ClientUnaryCall;
  ListPhoneTasks(argument: _stopline_v1_ListPhoneTasksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ListPhoneTasksResponse__Output>): grpc.ClientUnaryCall;
  ListPhoneTasks(argument: _stopline_v1_ListPhoneTasksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListPhoneTasksResponse__Output>): grpc.ClientUnaryCall;
  ListPhoneTasks(argument: _stopline_v1_ListPhoneTasksRequest, callback: grpc.requestCallback<_stopline_v1_ListPhoneTasksResponse__Output>): grpc.ClientUnaryCall;
  listPhoneTasks(argument: _stopline_v1_ListPhoneTasksRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListPhoneTasksResponse__Output>): grpc.ClientUnaryCall;
  listPhoneTasks(argument: _stopline_v1_ListPhoneTasksRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ListPhoneTasksResponse__Output>): grpc.ClientUnaryCall;
  listPhoneTasks(argument: _stopline_v1_ListPhoneTasksRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListPhoneTasksResponse__Output>): grpc.ClientUnaryCall;
  listPhoneTasks(argument: _stopline_v1_ListPhoneTasksRequest, callback: grpc.requestCallback<_stopline_v1_ListPhoneTasksResponse__Output>): grpc.ClientUnaryCall;
  
  RecordPhoneOutcome(argument: _stopline_v1_RecordPhoneOutcomeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_RecordPhoneOutcomeResponse__Output>): grpc.ClientUnaryCall;
  RecordPhoneOutcome(argument: _stopline_v1_RecordPhoneOutcomeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_RecordPhoneOutcomeResponse__Output>): grpc.ClientUnaryCall;
  RecordPhoneOutcome(argument: _stopline_v1_RecordPhoneOutcomeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_RecordPhoneOutcomeResponse__Output>): grpc.ClientUnaryCall;
  RecordPhoneOutcome(argument: _stopline_v1_RecordPhoneOutcomeRequest, callback: grpc.requestCallback<_stopline_v1_RecordPhoneOutcomeResponse__Output>): grpc.ClientUnaryCall;
  recordPhoneOutcome(argument: _stopline_v1_RecordPhoneOutcomeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_RecordPhoneOutcomeResponse__Output>): grpc.ClientUnaryCall;
  recordPhoneOutcome(argument: _stopline_v1_RecordPhoneOutcomeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_RecordPhoneOutcomeResponse__Output>): grpc.ClientUnaryCall;
  recordPhoneOutcome(argument: _stopline_v1_RecordPhoneOutcomeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_RecordPhoneOutcomeResponse__Output>): grpc.ClientUnaryCall;
  recordPhoneOutcome(argument: _stopline_v1_RecordPhoneOutcomeRequest, callback: grpc.requestCallback<_stopline_v1_RecordPhoneOutcomeResponse__Output>): grpc.ClientUnaryCall;
  
  WatchCases(argument: _stopline_v1_WatchCasesRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_stopline_v1_WatchCasesResponse__Output>;
  WatchCases(argument: _stopline_v1_WatchCasesRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_stopline_v1_WatchCasesResponse__Output>;
  watchCases(argument: _stopline_v1_WatchCasesRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_stopline_v1_WatchCasesResponse__Output>;
  watchCases(argument: _stopline_v1_WatchCasesRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_stopline_v1_WatchCasesResponse__Output>;
  
}

export interface CaseworkServiceHandlers extends grpc.UntypedServiceImplementation {
  AddNote: grpc.handleUnaryCall<_stopline_v1_AddNoteRequest__Output, _stopline_v1_AddNoteResponse>;
  
  AskBank: grpc.handleUnaryCall<_stopline_v1_AskBankRequest__Output, _stopline_v1_AskBankResponse>;
  
  AssignCase: grpc.handleUnaryCall<_stopline_v1_AssignCaseRequest__Output, _stopline_v1_AssignCaseResponse>;
  
  CheckAccount: grpc.handleUnaryCall<_stopline_v1_CheckAccountRequest__Output, _stopline_v1_CheckAccountResponse>;
  
  ClaimPhoneTask: grpc.handleUnaryCall<_stopline_v1_ClaimPhoneTaskRequest__Output, _stopline_v1_ClaimPhoneTaskResponse>;
  
  CloseCase: grpc.handleUnaryCall<_stopline_v1_CloseCaseRequest__Output, _stopline_v1_CloseCaseResponse>;
  
  FindCases: grpc.handleUnaryCall<_stopline_v1_FindCasesRequest__Output, _stopline_v1_FindCasesResponse>;
  
  GetStatus: grpc.handleUnaryCall<_stopline_v1_GetStatusRequest__Output, _stopline_v1_GetStatusResponse>;
  
  ListBanks: grpc.handleUnaryCall<_stopline_v1_ListBanksRequest__Output, _stopline_v1_ListBanksResponse>;
  
  ListCases: grpc.handleUnaryCall<_stopline_v1_ListCasesRequest__Output, _stopline_v1_ListCasesResponse>;
  
  ListPhoneTasks: grpc.handleUnaryCall<_stopline_v1_ListPhoneTasksRequest__Output, _stopline_v1_ListPhoneTasksResponse>;
  
  RecordPhoneOutcome: grpc.handleUnaryCall<_stopline_v1_RecordPhoneOutcomeRequest__Output, _stopline_v1_RecordPhoneOutcomeResponse>;
  
  WatchCases: grpc.handleServerStreamingCall<_stopline_v1_WatchCasesRequest__Output, _stopline_v1_WatchCasesResponse>;
  
}

export interface CaseworkServiceDefinition extends grpc.ServiceDefinition {
  AddNote: MethodDefinition<_stopline_v1_AddNoteRequest, _stopline_v1_AddNoteResponse, _stopline_v1_AddNoteRequest__Output, _stopline_v1_AddNoteResponse__Output>
  AskBank: MethodDefinition<_stopline_v1_AskBankRequest, _stopline_v1_AskBankResponse, _stopline_v1_AskBankRequest__Output, _stopline_v1_AskBankResponse__Output>
  AssignCase: MethodDefinition<_stopline_v1_AssignCaseRequest, _stopline_v1_AssignCaseResponse, _stopline_v1_AssignCaseRequest__Output, _stopline_v1_AssignCaseResponse__Output>
  CheckAccount: MethodDefinition<_stopline_v1_CheckAccountRequest, _stopline_v1_CheckAccountResponse, _stopline_v1_CheckAccountRequest__Output, _stopline_v1_CheckAccountResponse__Output>
  ClaimPhoneTask: MethodDefinition<_stopline_v1_ClaimPhoneTaskRequest, _stopline_v1_ClaimPhoneTaskResponse, _stopline_v1_ClaimPhoneTaskRequest__Output, _stopline_v1_ClaimPhoneTaskResponse__Output>
  CloseCase: MethodDefinition<_stopline_v1_CloseCaseRequest, _stopline_v1_CloseCaseResponse, _stopline_v1_CloseCaseRequest__Output, _stopline_v1_CloseCaseResponse__Output>
  FindCases: MethodDefinition<_stopline_v1_FindCasesRequest, _stopline_v1_FindCasesResponse, _stopline_v1_FindCasesRequest__Output, _stopline_v1_FindCasesResponse__Output>
  GetStatus: MethodDefinition<_stopline_v1_GetStatusRequest, _stopline_v1_GetStatusResponse, _stopline_v1_GetStatusRequest__Output, _stopline_v1_GetStatusResponse__Output>
  ListBanks: MethodDefinition<_stopline_v1_ListBanksRequest, _stopline_v1_ListBanksResponse, _stopline_v1_ListBanksRequest__Output, _stopline_v1_ListBanksResponse__Output>
  ListCases: MethodDefinition<_stopline_v1_ListCasesRequest, _stopline_v1_ListCasesResponse, _stopline_v1_ListCasesRequest__Output, _stopline_v1_ListCasesResponse__Output>
  ListPhoneTasks: MethodDefinition<_stopline_v1_ListPhoneTasksRequest, _stopline_v1_ListPhoneTasksResponse, _stopline_v1_ListPhoneTasksRequest__Output, _stopline_v1_ListPhoneTasksResponse__Output>
  RecordPhoneOutcome: MethodDefinition<_stopline_v1_RecordPhoneOutcomeRequest, _stopline_v1_RecordPhoneOutcomeResponse, _stopline_v1_RecordPhoneOutcomeRequest__Output, _stopline_v1_RecordPhoneOutcomeResponse__Output>
  WatchCases: MethodDefinition<_stopline_v1_WatchCasesRequest, _stopline_v1_WatchCasesResponse, _stopline_v1_WatchCasesRequest__Output, _stopline_v1_WatchCasesResponse__Output>
}
