// Original file: ../../proto/stopline/v1/bank.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { ApplyStopRequest as _stopline_v1_ApplyStopRequest, ApplyStopRequest__Output as _stopline_v1_ApplyStopRequest__Output } from '../../stopline/v1/ApplyStopRequest.ts';
import type { ApplyStopResponse as _stopline_v1_ApplyStopResponse, ApplyStopResponse__Output as _stopline_v1_ApplyStopResponse__Output } from '../../stopline/v1/ApplyStopResponse.ts';
import type { QueryStopRequest as _stopline_v1_QueryStopRequest, QueryStopRequest__Output as _stopline_v1_QueryStopRequest__Output } from '../../stopline/v1/QueryStopRequest.ts';
import type { QueryStopResponse as _stopline_v1_QueryStopResponse, QueryStopResponse__Output as _stopline_v1_QueryStopResponse__Output } from '../../stopline/v1/QueryStopResponse.ts';

export interface BankServiceClient extends grpc.Client {
  ApplyStop(argument: _stopline_v1_ApplyStopRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ApplyStopResponse__Output>): grpc.ClientUnaryCall;
  ApplyStop(argument: _stopline_v1_ApplyStopRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ApplyStopResponse__Output>): grpc.ClientUnaryCall;
  ApplyStop(argument: _stopline_v1_ApplyStopRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ApplyStopResponse__Output>): grpc.ClientUnaryCall;
  ApplyStop(argument: _stopline_v1_ApplyStopRequest, callback: grpc.requestCallback<_stopline_v1_ApplyStopResponse__Output>): grpc.ClientUnaryCall;
  applyStop(argument: _stopline_v1_ApplyStopRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ApplyStopResponse__Output>): grpc.ClientUnaryCall;
  applyStop(argument: _stopline_v1_ApplyStopRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ApplyStopResponse__Output>): grpc.ClientUnaryCall;
  applyStop(argument: _stopline_v1_ApplyStopRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ApplyStopResponse__Output>): grpc.ClientUnaryCall;
  applyStop(argument: _stopline_v1_ApplyStopRequest, callback: grpc.requestCallback<_stopline_v1_ApplyStopResponse__Output>): grpc.ClientUnaryCall;
  
  QueryStop(argument: _stopline_v1_QueryStopRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_QueryStopResponse__Output>): grpc.ClientUnaryCall;
  QueryStop(argument: _stopline_v1_QueryStopRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_QueryStopResponse__Output>): grpc.ClientUnaryCall;
  QueryStop(argument: _stopline_v1_QueryStopRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_QueryStopResponse__Output>): grpc.ClientUnaryCall;
  QueryStop(argument: _stopline_v1_QueryStopRequest, callback: grpc.requestCallback<_stopline_v1_QueryStopResponse__Output>): grpc.ClientUnaryCall;
  queryStop(argument: _stopline_v1_QueryStopRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_QueryStopResponse__Output>): grpc.ClientUnaryCall;
  queryStop(argument: _stopline_v1_QueryStopRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_QueryStopResponse__Output>): grpc.ClientUnaryCall;
  queryStop(argument: _stopline_v1_QueryStopRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_QueryStopResponse__Output>): grpc.ClientUnaryCall;
  queryStop(argument: _stopline_v1_QueryStopRequest, callback: grpc.requestCallback<_stopline_v1_QueryStopResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface BankServiceHandlers extends grpc.UntypedServiceImplementation {
  ApplyStop: grpc.handleUnaryCall<_stopline_v1_ApplyStopRequest__Output, _stopline_v1_ApplyStopResponse>;
  
  QueryStop: grpc.handleUnaryCall<_stopline_v1_QueryStopRequest__Output, _stopline_v1_QueryStopResponse>;
  
}

export interface BankServiceDefinition extends grpc.ServiceDefinition {
  ApplyStop: MethodDefinition<_stopline_v1_ApplyStopRequest, _stopline_v1_ApplyStopResponse, _stopline_v1_ApplyStopRequest__Output, _stopline_v1_ApplyStopResponse__Output>
  QueryStop: MethodDefinition<_stopline_v1_QueryStopRequest, _stopline_v1_QueryStopResponse, _stopline_v1_QueryStopRequest__Output, _stopline_v1_QueryStopResponse__Output>
}
