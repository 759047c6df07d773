// Original file: ../../proto/stopline/v1/intake.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AddPaymentsRequest as _stopline_v1_AddPaymentsRequest, AddPaymentsRequest__Output as _stopline_v1_AddPaymentsRequest__Output } from '../../stopline/v1/AddPaymentsRequest.ts';
import type { AddPaymentsResponse as _stopline_v1_AddPaymentsResponse, AddPaymentsResponse__Output as _stopline_v1_AddPaymentsResponse__Output } from '../../stopline/v1/AddPaymentsResponse.ts';
import type { CorrectPaymentRequest as _stopline_v1_CorrectPaymentRequest, CorrectPaymentRequest__Output as _stopline_v1_CorrectPaymentRequest__Output } from '../../stopline/v1/CorrectPaymentRequest.ts';
import type { CorrectPaymentResponse as _stopline_v1_CorrectPaymentResponse, CorrectPaymentResponse__Output as _stopline_v1_CorrectPaymentResponse__Output } from '../../stopline/v1/CorrectPaymentResponse.ts';
import type { GetCaseRequest as _stopline_v1_GetCaseRequest, GetCaseRequest__Output as _stopline_v1_GetCaseRequest__Output } from '../../stopline/v1/GetCaseRequest.ts';
import type { GetCaseResponse as _stopline_v1_GetCaseResponse, GetCaseResponse__Output as _stopline_v1_GetCaseResponse__Output } from '../../stopline/v1/GetCaseResponse.ts';
import type { ResendTextRequest as _stopline_v1_ResendTextRequest, ResendTextRequest__Output as _stopline_v1_ResendTextRequest__Output } from '../../stopline/v1/ResendTextRequest.ts';
import type { ResendTextResponse as _stopline_v1_ResendTextResponse, ResendTextResponse__Output as _stopline_v1_ResendTextResponse__Output } from '../../stopline/v1/ResendTextResponse.ts';
import type { SubmitStopRequest as _stopline_v1_SubmitStopRequest, SubmitStopRequest__Output as _stopline_v1_SubmitStopRequest__Output } from '../../stopline/v1/SubmitStopRequest.ts';
import type { SubmitStopResponse as _stopline_v1_SubmitStopResponse, SubmitStopResponse__Output as _stopline_v1_SubmitStopResponse__Output } from '../../stopline/v1/SubmitStopResponse.ts';
import type { WatchCaseRequest as _stopline_v1_WatchCaseRequest, WatchCaseRequest__Output as _stopline_v1_WatchCaseRequest__Output } from '../../stopline/v1/WatchCaseRequest.ts';
import type { WatchCaseResponse as _stopline_v1_WatchCaseResponse, WatchCaseResponse__Output as _stopline_v1_WatchCaseResponse__Output } from '../../stopline/v1/WatchCaseResponse.ts';
import type { WithdrawPaymentRequest as _stopline_v1_WithdrawPaymentRequest, WithdrawPaymentRequest__Output as _stopline_v1_WithdrawPaymentRequest__Output } from '../../stopline/v1/WithdrawPaymentRequest.ts';
import type { WithdrawPaymentResponse as _stopline_v1_WithdrawPaymentResponse, WithdrawPaymentResponse__Output as _stopline_v1_WithdrawPaymentResponse__Output } from '../../stopline/v1/WithdrawPaymentResponse.ts';

export interface IntakeServiceClient extends grpc.Client {
  AddPayments(argument: _stopline_v1_AddPaymentsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AddPaymentsResponse__Output>): grpc.ClientUnaryCall;
  AddPayments(argument: _stopline_v1_AddPaymentsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_AddPaymentsResponse__Output>): grpc.ClientUnaryCall;
  AddPayments(argument: _stopline_v1_AddPaymentsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AddPaymentsResponse__Output>): grpc.ClientUnaryCall;
  AddPayments(argument: _stopline_v1_AddPaymentsRequest, callback: grpc.requestCallback<_stopline_v1_AddPaymentsResponse__Output>): grpc.ClientUnaryCall;
  addPayments(argument: _stopline_v1_AddPaymentsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AddPaymentsResponse__Output>): grpc.ClientUnaryCall;
  addPayments(argument: _stopline_v1_AddPaymentsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_AddPaymentsResponse__Output>): grpc.ClientUnaryCall;
  addPayments(argument: _stopline_v1_AddPaymentsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_AddPaymentsResponse__Output>): grpc.ClientUnaryCall;
  addPayments(argument: _stopline_v1_AddPaymentsRequest, callback: grpc.requestCallback<_stopline_v1_AddPaymentsResponse__Output>): grpc.ClientUnaryCall;
  
  CorrectPayment(argument: _stopline_v1_CorrectPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_CorrectPaymentResponse__Output>): grpc.ClientUnaryCall;
  CorrectPayment(argument: _stopline_v1_CorrectPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_CorrectPaymentResponse__Output>): grpc.ClientUnaryCall;
  CorrectPayment(argument: _stopline_v1_CorrectPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_CorrectPaymentResponse__Output>): grpc.ClientUnaryCall;
  CorrectPayment(argument: _stopline_v1_CorrectPaymentRequest, callback: grpc.requestCallback<_stopline_v1_CorrectPaymentResponse__Output>): grpc.ClientUnaryCall;
  correctPayment(argument: _stopline_v1_CorrectPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_CorrectPaymentResponse__Output>): grpc.ClientUnaryCall;
  correctPayment(argument: _stopline_v1_CorrectPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_CorrectPaymentResponse__Output>): grpc.ClientUnaryCall;
  correctPayment(argument: _stopline_v1_CorrectPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_CorrectPaymentResponse__Output>): grpc.ClientUnaryCall;
  correctPayment(argument: _stopline_v1_CorrectPaymentRequest, callback: grpc.requestCallback<_stopline_v1_CorrectPaymentResponse__Output>): grpc.ClientUnaryCall;
  
  GetCase(argument: _stopline_v1_GetCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  GetCase(argument: _stopline_v1_GetCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  GetCase(argument: _stopline_v1_GetCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  GetCase(argument: _stopline_v1_GetCaseRequest, callback: grpc.requestCallback<_stopline_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  getCase(argument: _stopline_v1_GetCaseRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  getCase(argument: _stopline_v1_GetCaseRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  getCase(argument: _stopline_v1_GetCaseRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  getCase(argument: _stopline_v1_GetCaseRequest, callback: grpc.requestCallback<_stopline_v1_GetCaseResponse__Output>): grpc.ClientUnaryCall;
  
  ResendText(argument: _stopline_v1_ResendTextRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ResendTextResponse__Output>): grpc.ClientUnaryCall;
  ResendText(argument: _stopline_v1_ResendTextRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ResendTextResponse__Output>): grpc.ClientUnaryCall;
  ResendText(argument: _stopline_v1_ResendTextRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ResendTextResponse__Output>): grpc.ClientUnaryCall;
  ResendText(argument: _stopline_v1_ResendTextRequest, callback: grpc.requestCallback<_stopline_v1_ResendTextResponse__Output>): grpc.ClientUnaryCall;
  resendText(argument: _stopline_v1_ResendTextRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ResendTextResponse__Output>): grpc.ClientUnaryCall;
  resendText(argument: _stopline_v1_ResendTextRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ResendTextResponse__Output>): grpc.ClientUnaryCall;
  resendText(argument: _stopline_v1_ResendTextRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ResendTextResponse__Output>): grpc.ClientUnaryCall;
  resendText(argument: _stopline_v1_ResendTextRequest, callback: grpc.requestCallback<_stopline_v1_ResendTextResponse__Output>): grpc.ClientUnaryCall;
  
  SubmitStop(argument: _stopline_v1_SubmitStopRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_SubmitStopResponse__Output>): grpc.ClientUnaryCall;
  SubmitStop(argument: _stopline_v1_SubmitStopRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_SubmitStopResponse__Output>): grpc.ClientUnaryCall;
  SubmitStop(argument: _stopline_v1_SubmitStopRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_SubmitStopResponse__Output>): grpc.ClientUnaryCall;
  SubmitStop(argument: _stopline_v1_SubmitStopRequest, callback: grpc.requestCallback<_stopline_v1_SubmitStopResponse__Output>): grpc.ClientUnaryCall;
  submitStop(argument: _stopline_v1_SubmitStopRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_SubmitStopResponse__Output>): grpc.ClientUnaryCall;
  submitStop(argument: _stopline_v1_SubmitStopRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_SubmitStopResponse__Output>): grpc.ClientUnaryCall;
  submitStop(argument: _stopline_v1_SubmitStopRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_SubmitStopResponse__Output>): grpc.ClientUnaryCall;
  submitStop(argument: _stopline_v1_SubmitStopRequest, callback: grpc.requestCallback<_stopline_v1_SubmitStopResponse__Output>): grpc.ClientUnaryCall;
  
  WatchCase(argument: _stopline_v1_WatchCaseRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_stopline_v1_WatchCaseResponse__Output>;
  WatchCase(argument: _stopline_v1_WatchCaseRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_stopline_v1_WatchCaseResponse__Output>;
  watchCase(argument: _stopline_v1_WatchCaseRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_stopline_v1_WatchCaseResponse__Output>;
  watchCase(argument: _stopline_v1_WatchCaseRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_stopline_v1_WatchCaseResponse__Output>;
  
  WithdrawPayment(argument: _stopline_v1_WithdrawPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_WithdrawPaymentResponse__Output>): grpc.ClientUnaryCall;
  WithdrawPayment(argument: _stopline_v1_WithdrawPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_WithdrawPaymentResponse__Output>): grpc.ClientUnaryCall;
  WithdrawPayment(argument: _stopline_v1_WithdrawPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_WithdrawPaymentResponse__Output>): grpc.ClientUnaryCall;
  WithdrawPayment(argument: _stopline_v1_WithdrawPaymentRequest, callback: grpc.requestCallback<_stopline_v1_WithdrawPaymentResponse__Output>): grpc.ClientUnaryCall;
  withdrawPayment(argument: _stopline_v1_WithdrawPaymentRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_WithdrawPaymentResponse__Output>): grpc.ClientUnaryCall;
  withdrawPayment(argument: _stopline_v1_WithdrawPaymentRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_WithdrawPaymentResponse__Output>): grpc.ClientUnaryCall;
  withdrawPayment(argument: _stopline_v1_WithdrawPaymentRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_WithdrawPaymentResponse__Output>): grpc.ClientUnaryCall;
  withdrawPayment(argument: _stopline_v1_WithdrawPaymentRequest, callback: grpc.requestCallback<_stopline_v1_WithdrawPaymentResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface IntakeServiceHandlers extends grpc.UntypedServiceImplementation {
  AddPayments: grpc.handleUnaryCall<_stopline_v1_AddPaymentsRequest__Output, _stopline_v1_AddPaymentsResponse>;
  
  CorrectPayment: grpc.handleUnaryCall<_stopline_v1_CorrectPaymentRequest__Output, _stopline_v1_CorrectPaymentResponse>;
  
  GetCase: grpc.handleUnaryCall<_stopline_v1_GetCaseRequest__Output, _stopline_v1_GetCaseResponse>;
  
  ResendText: grpc.handleUnaryCall<_stopline_v1_ResendTextRequest__Output, _stopline_v1_ResendTextResponse>;
  
  SubmitStop: grpc.handleUnaryCall<_stopline_v1_SubmitStopRequest__Output, _stopline_v1_SubmitStopResponse>;
  
  WatchCase: grpc.handleServerStreamingCall<_stopline_v1_WatchCaseRequest__Output, _stopline_v1_WatchCaseResponse>;
  
  WithdrawPayment: grpc.handleUnaryCall<_stopline_v1_WithdrawPaymentRequest__Output, _stopline_v1_WithdrawPaymentResponse>;
  
}

export interface IntakeServiceDefinition extends grpc.ServiceDefinition {
  AddPayments: MethodDefinition<_stopline_v1_AddPaymentsRequest, _stopline_v1_AddPaymentsResponse, _stopline_v1_AddPaymentsRequest__Output, _stopline_v1_AddPaymentsResponse__Output>
  CorrectPayment: MethodDefinition<_stopline_v1_CorrectPaymentRequest, _stopline_v1_CorrectPaymentResponse, _stopline_v1_CorrectPaymentRequest__Output, _stopline_v1_CorrectPaymentResponse__Output>
  GetCase: MethodDefinition<_stopline_v1_GetCaseRequest, _stopline_v1_GetCaseResponse, _stopline_v1_GetCaseRequest__Output, _stopline_v1_GetCaseResponse__Output>
  ResendText: MethodDefinition<_stopline_v1_ResendTextRequest, _stopline_v1_ResendTextResponse, _stopline_v1_ResendTextRequest__Output, _stopline_v1_ResendTextResponse__Output>
  SubmitStop: MethodDefinition<_stopline_v1_SubmitStopRequest, _stopline_v1_SubmitStopResponse, _stopline_v1_SubmitStopRequest__Output, _stopline_v1_SubmitStopResponse__Output>
  WatchCase: MethodDefinition<_stopline_v1_WatchCaseRequest, _stopline_v1_WatchCaseResponse, _stopline_v1_WatchCaseRequest__Output, _stopline_v1_WatchCaseResponse__Output>
  WithdrawPayment: MethodDefinition<_stopline_v1_WithdrawPaymentRequest, _stopline_v1_WithdrawPaymentResponse, _stopline_v1_WithdrawPaymentRequest__Output, _stopline_v1_WithdrawPaymentResponse__Output>
}
