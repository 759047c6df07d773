import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { Account as _stopline_v1_Account, Account__Output as _stopline_v1_Account__Output } from './stopline/v1/Account.ts';
import type { AddNoteRequest as _stopline_v1_AddNoteRequest, AddNoteRequest__Output as _stopline_v1_AddNoteRequest__Output } from './stopline/v1/AddNoteRequest.ts';
import type { AddNoteResponse as _stopline_v1_AddNoteResponse, AddNoteResponse__Output as _stopline_v1_AddNoteResponse__Output } from './stopline/v1/AddNoteResponse.ts';
import type { Amounts as _stopline_v1_Amounts, Amounts__Output as _stopline_v1_Amounts__Output } from './stopline/v1/Amounts.ts';
import type { AskBankRequest as _stopline_v1_AskBankRequest, AskBankRequest__Output as _stopline_v1_AskBankRequest__Output } from './stopline/v1/AskBankRequest.ts';
import type { AskBankResponse as _stopline_v1_AskBankResponse, AskBankResponse__Output as _stopline_v1_AskBankResponse__Output } from './stopline/v1/AskBankResponse.ts';
import type { AssignCaseRequest as _stopline_v1_AssignCaseRequest, AssignCaseRequest__Output as _stopline_v1_AssignCaseRequest__Output } from './stopline/v1/AssignCaseRequest.ts';
import type { AssignCaseResponse as _stopline_v1_AssignCaseResponse, AssignCaseResponse__Output as _stopline_v1_AssignCaseResponse__Output } from './stopline/v1/AssignCaseResponse.ts';
import type { Attempt as _stopline_v1_Attempt, Attempt__Output as _stopline_v1_Attempt__Output } from './stopline/v1/Attempt.ts';
import type { AttemptTry as _stopline_v1_AttemptTry, AttemptTry__Output as _stopline_v1_AttemptTry__Output } from './stopline/v1/AttemptTry.ts';
import type { Attempts as _stopline_v1_Attempts, Attempts__Output as _stopline_v1_Attempts__Output } from './stopline/v1/Attempts.ts';
import type { BankChannelState as _stopline_v1_BankChannelState, BankChannelState__Output as _stopline_v1_BankChannelState__Output } from './stopline/v1/BankChannelState.ts';
import type { BankName as _stopline_v1_BankName, BankName__Output as _stopline_v1_BankName__Output } from './stopline/v1/BankName.ts';
import type { BankState as _stopline_v1_BankState, BankState__Output as _stopline_v1_BankState__Output } from './stopline/v1/BankState.ts';
import type { BankWaiting as _stopline_v1_BankWaiting, BankWaiting__Output as _stopline_v1_BankWaiting__Output } from './stopline/v1/BankWaiting.ts';
import type { BreakerState as _stopline_v1_BreakerState, BreakerState__Output as _stopline_v1_BreakerState__Output } from './stopline/v1/BreakerState.ts';
import type { Case as _stopline_v1_Case, Case__Output as _stopline_v1_Case__Output } from './stopline/v1/Case.ts';
import type { CaseEvent as _stopline_v1_CaseEvent, CaseEvent__Output as _stopline_v1_CaseEvent__Output } from './stopline/v1/CaseEvent.ts';
import type { CaseMoved as _stopline_v1_CaseMoved, CaseMoved__Output as _stopline_v1_CaseMoved__Output } from './stopline/v1/CaseMoved.ts';
import type { CaseSummary as _stopline_v1_CaseSummary, CaseSummary__Output as _stopline_v1_CaseSummary__Output } from './stopline/v1/CaseSummary.ts';
import type { CaseworkServiceClient as _stopline_v1_CaseworkServiceClient, CaseworkServiceDefinition as _stopline_v1_CaseworkServiceDefinition } from './stopline/v1/CaseworkService.ts';
import type { CheckAccountRequest as _stopline_v1_CheckAccountRequest, CheckAccountRequest__Output as _stopline_v1_CheckAccountRequest__Output } from './stopline/v1/CheckAccountRequest.ts';
import type { CheckAccountResponse as _stopline_v1_CheckAccountResponse, CheckAccountResponse__Output as _stopline_v1_CheckAccountResponse__Output } from './stopline/v1/CheckAccountResponse.ts';
import type { ClaimPhoneTaskRequest as _stopline_v1_ClaimPhoneTaskRequest, ClaimPhoneTaskRequest__Output as _stopline_v1_ClaimPhoneTaskRequest__Output } from './stopline/v1/ClaimPhoneTaskRequest.ts';
import type { ClaimPhoneTaskResponse as _stopline_v1_ClaimPhoneTaskResponse, ClaimPhoneTaskResponse__Output as _stopline_v1_ClaimPhoneTaskResponse__Output } from './stopline/v1/ClaimPhoneTaskResponse.ts';
import type { CloseCaseRequest as _stopline_v1_CloseCaseRequest, CloseCaseRequest__Output as _stopline_v1_CloseCaseRequest__Output } from './stopline/v1/CloseCaseRequest.ts';
import type { CloseCaseResponse as _stopline_v1_CloseCaseResponse, CloseCaseResponse__Output as _stopline_v1_CloseCaseResponse__Output } from './stopline/v1/CloseCaseResponse.ts';
import type { DisputedPayment as _stopline_v1_DisputedPayment, DisputedPayment__Output as _stopline_v1_DisputedPayment__Output } from './stopline/v1/DisputedPayment.ts';
import type { DutyOfficer as _stopline_v1_DutyOfficer, DutyOfficer__Output as _stopline_v1_DutyOfficer__Output } from './stopline/v1/DutyOfficer.ts';
import type { EventText as _stopline_v1_EventText, EventText__Output as _stopline_v1_EventText__Output } from './stopline/v1/EventText.ts';
import type { FindCasesRequest as _stopline_v1_FindCasesRequest, FindCasesRequest__Output as _stopline_v1_FindCasesRequest__Output } from './stopline/v1/FindCasesRequest.ts';
import type { FindCasesResponse as _stopline_v1_FindCasesResponse, FindCasesResponse__Output as _stopline_v1_FindCasesResponse__Output } from './stopline/v1/FindCasesResponse.ts';
import type { GetStatusRequest as _stopline_v1_GetStatusRequest, GetStatusRequest__Output as _stopline_v1_GetStatusRequest__Output } from './stopline/v1/GetStatusRequest.ts';
import type { GetStatusResponse as _stopline_v1_GetStatusResponse, GetStatusResponse__Output as _stopline_v1_GetStatusResponse__Output } from './stopline/v1/GetStatusResponse.ts';
import type { GoldenWindow as _stopline_v1_GoldenWindow, GoldenWindow__Output as _stopline_v1_GoldenWindow__Output } from './stopline/v1/GoldenWindow.ts';
import type { ListBanksRequest as _stopline_v1_ListBanksRequest, ListBanksRequest__Output as _stopline_v1_ListBanksRequest__Output } from './stopline/v1/ListBanksRequest.ts';
import type { ListBanksResponse as _stopline_v1_ListBanksResponse, ListBanksResponse__Output as _stopline_v1_ListBanksResponse__Output } from './stopline/v1/ListBanksResponse.ts';
import type { ListCasesRequest as _stopline_v1_ListCasesRequest, ListCasesRequest__Output as _stopline_v1_ListCasesRequest__Output } from './stopline/v1/ListCasesRequest.ts';
import type { ListCasesResponse as _stopline_v1_ListCasesResponse, ListCasesResponse__Output as _stopline_v1_ListCasesResponse__Output } from './stopline/v1/ListCasesResponse.ts';
import type { ListPhoneTasksRequest as _stopline_v1_ListPhoneTasksRequest, ListPhoneTasksRequest__Output as _stopline_v1_ListPhoneTasksRequest__Output } from './stopline/v1/ListPhoneTasksRequest.ts';
import type { ListPhoneTasksResponse as _stopline_v1_ListPhoneTasksResponse, ListPhoneTasksResponse__Output as _stopline_v1_ListPhoneTasksResponse__Output } from './stopline/v1/ListPhoneTasksResponse.ts';
import type { Money as _stopline_v1_Money, Money__Output as _stopline_v1_Money__Output } from './stopline/v1/Money.ts';
import type { Note as _stopline_v1_Note, Note__Output as _stopline_v1_Note__Output } from './stopline/v1/Note.ts';
import type { OnwardTransfer as _stopline_v1_OnwardTransfer, OnwardTransfer__Output as _stopline_v1_OnwardTransfer__Output } from './stopline/v1/OnwardTransfer.ts';
import type { Payment as _stopline_v1_Payment, Payment__Output as _stopline_v1_Payment__Output } from './stopline/v1/Payment.ts';
import type { PhoneTask as _stopline_v1_PhoneTask, PhoneTask__Output as _stopline_v1_PhoneTask__Output } from './stopline/v1/PhoneTask.ts';
import type { RecordPhoneOutcomeRequest as _stopline_v1_RecordPhoneOutcomeRequest, RecordPhoneOutcomeRequest__Output as _stopline_v1_RecordPhoneOutcomeRequest__Output } from './stopline/v1/RecordPhoneOutcomeRequest.ts';
import type { RecordPhoneOutcomeResponse as _stopline_v1_RecordPhoneOutcomeResponse, RecordPhoneOutcomeResponse__Output as _stopline_v1_RecordPhoneOutcomeResponse__Output } from './stopline/v1/RecordPhoneOutcomeResponse.ts';
import type { RecordState as _stopline_v1_RecordState, RecordState__Output as _stopline_v1_RecordState__Output } from './stopline/v1/RecordState.ts';
import type { StopOrder as _stopline_v1_StopOrder, StopOrder__Output as _stopline_v1_StopOrder__Output } from './stopline/v1/StopOrder.ts';
import type { StopOutcome as _stopline_v1_StopOutcome, StopOutcome__Output as _stopline_v1_StopOutcome__Output } from './stopline/v1/StopOutcome.ts';
import type { Text as _stopline_v1_Text, Text__Output as _stopline_v1_Text__Output } from './stopline/v1/Text.ts';
import type { Totals as _stopline_v1_Totals, Totals__Output as _stopline_v1_Totals__Output } from './stopline/v1/Totals.ts';
import type { TransactionReference as _stopline_v1_TransactionReference, TransactionReference__Output as _stopline_v1_TransactionReference__Output } from './stopline/v1/TransactionReference.ts';
import type { Victim as _stopline_v1_Victim, Victim__Output as _stopline_v1_Victim__Output } from './stopline/v1/Victim.ts';
import type { Warning as _stopline_v1_Warning, Warning__Output as _stopline_v1_Warning__Output } from './stopline/v1/Warning.ts';
import type { WatchCasesRequest as _stopline_v1_WatchCasesRequest, WatchCasesRequest__Output as _stopline_v1_WatchCasesRequest__Output } from './stopline/v1/WatchCasesRequest.ts';
import type { WatchCasesResponse as _stopline_v1_WatchCasesResponse, WatchCasesResponse__Output as _stopline_v1_WatchCasesResponse__Output } from './stopline/v1/WatchCasesResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
  stopline: {
    v1: {
      Account: MessageTypeDefinition<_stopline_v1_Account, _stopline_v1_Account__Output>
      AccountScheme: EnumTypeDefinition
      AddNoteRequest: MessageTypeDefinition<_stopline_v1_AddNoteRequest, _stopline_v1_AddNoteRequest__Output>
      AddNoteResponse: MessageTypeDefinition<_stopline_v1_AddNoteResponse, _stopline_v1_AddNoteResponse__Output>
      Amounts: MessageTypeDefinition<_stopline_v1_Amounts, _stopline_v1_Amounts__Output>
      Answer: EnumTypeDefinition
      AskBankRequest: MessageTypeDefinition<_stopline_v1_AskBankRequest, _stopline_v1_AskBankRequest__Output>
      AskBankResponse: MessageTypeDefinition<_stopline_v1_AskBankResponse, _stopline_v1_AskBankResponse__Output>
      AssignCaseRequest: MessageTypeDefinition<_stopline_v1_AssignCaseRequest, _stopline_v1_AssignCaseRequest__Output>
      AssignCaseResponse: MessageTypeDefinition<_stopline_v1_AssignCaseResponse, _stopline_v1_AssignCaseResponse__Output>
      Attempt: MessageTypeDefinition<_stopline_v1_Attempt, _stopline_v1_Attempt__Output>
      AttemptTry: MessageTypeDefinition<_stopline_v1_AttemptTry, _stopline_v1_AttemptTry__Output>
      Attempts: MessageTypeDefinition<_stopline_v1_Attempts, _stopline_v1_Attempts__Output>
      BankChannelState: MessageTypeDefinition<_stopline_v1_BankChannelState, _stopline_v1_BankChannelState__Output>
      BankName: MessageTypeDefinition<_stopline_v1_BankName, _stopline_v1_BankName__Output>
      BankState: MessageTypeDefinition<_stopline_v1_BankState, _stopline_v1_BankState__Output>
      BankWaiting: MessageTypeDefinition<_stopline_v1_BankWaiting, _stopline_v1_BankWaiting__Output>
      BreakerState: MessageTypeDefinition<_stopline_v1_BreakerState, _stopline_v1_BreakerState__Output>
      Case: MessageTypeDefinition<_stopline_v1_Case, _stopline_v1_Case__Output>
      CaseEvent: MessageTypeDefinition<_stopline_v1_CaseEvent, _stopline_v1_CaseEvent__Output>
      CaseMoved: MessageTypeDefinition<_stopline_v1_CaseMoved, _stopline_v1_CaseMoved__Output>
      CaseNeed: EnumTypeDefinition
      CaseStatus: EnumTypeDefinition
      CaseSummary: MessageTypeDefinition<_stopline_v1_CaseSummary, _stopline_v1_CaseSummary__Output>
      CaseworkService: SubtypeConstructor<typeof grpc.Client, _stopline_v1_CaseworkServiceClient> & { service: _stopline_v1_CaseworkServiceDefinition }
      CheckAccountRequest: MessageTypeDefinition<_stopline_v1_CheckAccountRequest, _stopline_v1_CheckAccountRequest__Output>
      CheckAccountResponse: MessageTypeDefinition<_stopline_v1_CheckAccountResponse, _stopline_v1_CheckAccountResponse__Output>
      ClaimPhoneTaskRequest: MessageTypeDefinition<_stopline_v1_ClaimPhoneTaskRequest, _stopline_v1_ClaimPhoneTaskRequest__Output>
      ClaimPhoneTaskResponse: MessageTypeDefinition<_stopline_v1_ClaimPhoneTaskResponse, _stopline_v1_ClaimPhoneTaskResponse__Output>
      CloseCaseRequest: MessageTypeDefinition<_stopline_v1_CloseCaseRequest, _stopline_v1_CloseCaseRequest__Output>
      CloseCaseResponse: MessageTypeDefinition<_stopline_v1_CloseCaseResponse, _stopline_v1_CloseCaseResponse__Output>
      CloseReason: EnumTypeDefinition
      DisputedPayment: MessageTypeDefinition<_stopline_v1_DisputedPayment, _stopline_v1_DisputedPayment__Output>
      DutyOfficer: MessageTypeDefinition<_stopline_v1_DutyOfficer, _stopline_v1_DutyOfficer__Output>
      EventText: MessageTypeDefinition<_stopline_v1_EventText, _stopline_v1_EventText__Output>
      FindCasesRequest: MessageTypeDefinition<_stopline_v1_FindCasesRequest, _stopline_v1_FindCasesRequest__Output>
      FindCasesResponse: MessageTypeDefinition<_stopline_v1_FindCasesResponse, _stopline_v1_FindCasesResponse__Output>
      FreezeStatus: EnumTypeDefinition
      GetStatusRequest: MessageTypeDefinition<_stopline_v1_GetStatusRequest, _stopline_v1_GetStatusRequest__Output>
      GetStatusResponse: MessageTypeDefinition<_stopline_v1_GetStatusResponse, _stopline_v1_GetStatusResponse__Output>
      GoldenWindow: MessageTypeDefinition<_stopline_v1_GoldenWindow, _stopline_v1_GoldenWindow__Output>
      ListBanksRequest: MessageTypeDefinition<_stopline_v1_ListBanksRequest, _stopline_v1_ListBanksRequest__Output>
      ListBanksResponse: MessageTypeDefinition<_stopline_v1_ListBanksResponse, _stopline_v1_ListBanksResponse__Output>
      ListCasesRequest: MessageTypeDefinition<_stopline_v1_ListCasesRequest, _stopline_v1_ListCasesRequest__Output>
      ListCasesResponse: MessageTypeDefinition<_stopline_v1_ListCasesResponse, _stopline_v1_ListCasesResponse__Output>
      ListPhoneTasksRequest: MessageTypeDefinition<_stopline_v1_ListPhoneTasksRequest, _stopline_v1_ListPhoneTasksRequest__Output>
      ListPhoneTasksResponse: MessageTypeDefinition<_stopline_v1_ListPhoneTasksResponse, _stopline_v1_ListPhoneTasksResponse__Output>
      MatchBy: EnumTypeDefinition
      Money: MessageTypeDefinition<_stopline_v1_Money, _stopline_v1_Money__Output>
      Note: MessageTypeDefinition<_stopline_v1_Note, _stopline_v1_Note__Output>
      OnwardKind: EnumTypeDefinition
      OnwardTransfer: MessageTypeDefinition<_stopline_v1_OnwardTransfer, _stopline_v1_OnwardTransfer__Output>
      Payment: MessageTypeDefinition<_stopline_v1_Payment, _stopline_v1_Payment__Output>
      PhoneTask: MessageTypeDefinition<_stopline_v1_PhoneTask, _stopline_v1_PhoneTask__Output>
      PhoneTaskReason: EnumTypeDefinition
      RecordPhoneOutcomeRequest: MessageTypeDefinition<_stopline_v1_RecordPhoneOutcomeRequest, _stopline_v1_RecordPhoneOutcomeRequest__Output>
      RecordPhoneOutcomeResponse: MessageTypeDefinition<_stopline_v1_RecordPhoneOutcomeResponse, _stopline_v1_RecordPhoneOutcomeResponse__Output>
      RecordState: MessageTypeDefinition<_stopline_v1_RecordState, _stopline_v1_RecordState__Output>
      RefusalReason: EnumTypeDefinition
      ReleaseReason: EnumTypeDefinition
      Role: EnumTypeDefinition
      StopBasis: EnumTypeDefinition
      StopChange: EnumTypeDefinition
      StopOrder: MessageTypeDefinition<_stopline_v1_StopOrder, _stopline_v1_StopOrder__Output>
      StopOutcome: MessageTypeDefinition<_stopline_v1_StopOutcome, _stopline_v1_StopOutcome__Output>
      Text: MessageTypeDefinition<_stopline_v1_Text, _stopline_v1_Text__Output>
      TextFailure: EnumTypeDefinition
      TextKind: EnumTypeDefinition
      TextState: EnumTypeDefinition
      Totals: MessageTypeDefinition<_stopline_v1_Totals, _stopline_v1_Totals__Output>
      TransactionReference: MessageTypeDefinition<_stopline_v1_TransactionReference, _stopline_v1_TransactionReference__Output>
      TransactionReferenceKind: EnumTypeDefinition
      Victim: MessageTypeDefinition<_stopline_v1_Victim, _stopline_v1_Victim__Output>
      Warning: MessageTypeDefinition<_stopline_v1_Warning, _stopline_v1_Warning__Output>
      WarningReason: EnumTypeDefinition
      WatchCasesRequest: MessageTypeDefinition<_stopline_v1_WatchCasesRequest, _stopline_v1_WatchCasesRequest__Output>
      WatchCasesResponse: MessageTypeDefinition<_stopline_v1_WatchCasesResponse, _stopline_v1_WatchCasesResponse__Output>
      WithdrawalReason: EnumTypeDefinition
    }
  }
}

