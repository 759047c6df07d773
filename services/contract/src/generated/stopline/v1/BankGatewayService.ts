// Original file: ../../proto/stopline/v1/gateway.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetOrderRequest as _stopline_v1_GetOrderRequest, GetOrderRequest__Output as _stopline_v1_GetOrderRequest__Output } from '../../stopline/v1/GetOrderRequest.ts';
import type { GetOrderResponse as _stopline_v1_GetOrderResponse, GetOrderResponse__Output as _stopline_v1_GetOrderResponse__Output } from '../../stopline/v1/GetOrderResponse.ts';
import type { ListOpenOrdersRequest as _stopline_v1_ListOpenOrdersRequest, ListOpenOrdersRequest__Output as _stopline_v1_ListOpenOrdersRequest__Output } from '../../stopline/v1/ListOpenOrdersRequest.ts';
import type { ListOpenOrdersResponse as _stopline_v1_ListOpenOrdersResponse, ListOpenOrdersResponse__Output as _stopline_v1_ListOpenOrdersResponse__Output } from '../../stopline/v1/ListOpenOrdersResponse.ts';
import type { ReportOnwardTransfersRequest as _stopline_v1_ReportOnwardTransfersRequest, ReportOnwardTransfersRequest__Output as _stopline_v1_ReportOnwardTransfersRequest__Output } from '../../stopline/v1/ReportOnwardTransfersRequest.ts';
import type { ReportOnwardTransfersResponse as _stopline_v1_ReportOnwardTransfersResponse, ReportOnwardTransfersResponse__Output as _stopline_v1_ReportOnwardTransfersResponse__Output } from '../../stopline/v1/ReportOnwardTransfersResponse.ts';
import type { ReportOutcomeRequest as _stopline_v1_ReportOutcomeRequest, ReportOutcomeRequest__Output as _stopline_v1_ReportOutcomeRequest__Output } from '../../stopline/v1/ReportOutcomeRequest.ts';
import type { ReportOutcomeResponse as _stopline_v1_ReportOutcomeResponse, ReportOutcomeResponse__Output as _stopline_v1_ReportOutcomeResponse__Output } from '../../stopline/v1/ReportOutcomeResponse.ts';

export interface BankGatewayServiceClient extends grpc.Client {
  GetOrder(argument: _stopline_v1_GetOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  GetOrder(argument: _stopline_v1_GetOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  GetOrder(argument: _stopline_v1_GetOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  GetOrder(argument: _stopline_v1_GetOrderRequest, callback: grpc.requestCallback<_stopline_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  getOrder(argument: _stopline_v1_GetOrderRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  getOrder(argument: _stopline_v1_GetOrderRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  getOrder(argument: _stopline_v1_GetOrderRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  getOrder(argument: _stopline_v1_GetOrderRequest, callback: grpc.requestCallback<_stopline_v1_GetOrderResponse__Output>): grpc.ClientUnaryCall;
  
  ListOpenOrders(argument: _stopline_v1_ListOpenOrdersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListOpenOrdersResponse__Output>): grpc.ClientUnaryCall;
  ListOpenOrders(argument: _stopline_v1_ListOpenOrdersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ListOpenOrdersResponse__Output>): grpc.ClientUnaryCall;
  ListOpenOrders(argument: _stopline_v1_ListOpenOrdersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListOpenOrdersResponse__Output>): grpc.ClientUnaryCall;
  ListOpenOrders(argument: _stopline_v1_ListOpenOrdersRequest, callback: grpc.requestCallback<_stopline_v1_ListOpenOrdersResponse__Output>): grpc.ClientUnaryCall;
  listOpenOrders(argument: _stopline_v1_ListOpenOrdersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListOpenOrdersResponse__Output>): grpc.ClientUnaryCall;
  listOpenOrders(argument: _stopline_v1_ListOpenOrdersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ListOpenOrdersResponse__Output>): grpc.ClientUnaryCall;
  listOpenOrders(argument: _stopline_v1_ListOpenOrdersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ListOpenOrdersResponse__Output>): grpc.ClientUnaryCall;
  listOpenOrders(argument: _stopline_v1_ListOpenOrdersRequest, callback: grpc.requestCallback<_stopline_v1_ListOpenOrdersResponse__Output>): grpc.ClientUnaryCall;
  
  ReportOnwardTransfers(argument: _stopline_v1_ReportOnwardTransfersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ReportOnwardTransfersResponse__Output>): grpc.ClientUnaryCall;
  ReportOnwardTransfers(argument: _stopline_v1_ReportOnwardTransfersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ReportOnwardTransfersResponse__Output>): grpc.ClientUnaryCall;
  ReportOnwardTransfers(argument: _stopline_v1_ReportOnwardTransfersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ReportOnwardTransfersResponse__Output>): grpc.ClientUnaryCall;
  ReportOnwardTransfers(argument: _stopline_v1_ReportOnwardTransfersRequest, callback: grpc.requestCallback<_stopline_v1_ReportOnwardTransfersResponse__Output>): grpc.ClientUnaryCall;
  reportOnwardTransfers(argument: _stopline_v1_ReportOnwardTransfersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ReportOnwardTransfersResponse__Output>): grpc.ClientUnaryCall;
  reportOnwardTransfers(argument: _stopline_v1_ReportOnwardTransfersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ReportOnwardTransfersResponse__Output>): grpc.ClientUnaryCall;
  reportOnwardTransfers(argument: _stopline_v1_ReportOnwardTransfersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ReportOnwardTransfersResponse__Output>): grpc.ClientUnaryCall;
  reportOnwardTransfers(argument: _stopline_v1_ReportOnwardTransfersRequest, callback: grpc.requestCallback<_stopline_v1_ReportOnwardTransfersResponse__Output>): grpc.ClientUnaryCall;
  
  ReportOutcome(argument: _stopline_v1_ReportOutcomeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ReportOutcomeResponse__Output>): grpc.ClientUnaryCall;
  ReportOutcome(argument: _stopline_v1_ReportOutcomeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ReportOutcomeResponse__Output>): grpc.ClientUnaryCall;
  ReportOutcome(argument: _stopline_v1_ReportOutcomeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ReportOutcomeResponse__Output>): grpc.ClientUnaryCall;
  ReportOutcome(argument: _stopline_v1_ReportOutcomeRequest, callback: grpc.requestCallback<_stopline_v1_ReportOutcomeResponse__Output>): grpc.ClientUnaryCall;
  reportOutcome(argument: _stopline_v1_ReportOutcomeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ReportOutcomeResponse__Output>): grpc.ClientUnaryCall;
  reportOutcome(argument: _stopline_v1_ReportOutcomeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_stopline_v1_ReportOutcomeResponse__Output>): grpc.ClientUnaryCall;
  reportOutcome(argument: _stopline_v1_ReportOutcomeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_stopline_v1_ReportOutcomeResponse__Output>): grpc.ClientUnaryCall;
  reportOutcome(argument: _stopline_v1_ReportOutcomeRequest, callback: grpc.requestCallback<_stopline_v1_ReportOutcomeResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface BankGatewayServiceHandlers extends grpc.UntypedServiceImplementation {
  GetOrder: grpc.handleUnaryCall<_stopline_v1_GetOrderRequest__Output, _stopline_v1_GetOrderResponse>;
  
  ListOpenOrders: grpc.handleUnaryCall<_stopline_v1_ListOpenOrdersRequest__Output, _stopline_v1_ListOpenOrdersResponse>;
  
  ReportOnwardTransfers: grpc.handleUnaryCall<_stopline_v1_ReportOnwardTransfersRequest__Output, _stopline_v1_ReportOnwardTransfersResponse>;
  
  ReportOutcome: grpc.handleUnaryCall<_stopline_v1_ReportOutcomeRequest__Output, _stopline_v1_ReportOutcomeResponse>;
  
}

export interface BankGatewayServiceDefinition extends grpc.ServiceDefinition {
  GetOrder: MethodDefinition<_stopline_v1_GetOrderRequest, _stopline_v1_GetOrderResponse, _stopline_v1_GetOrderRequest__Output, _stopline_v1_GetOrderResponse__Output>
  ListOpenOrders: MethodDefinition<_stopline_v1_ListOpenOrdersRequest, _stopline_v1_ListOpenOrdersResponse, _stopline_v1_ListOpenOrdersRequest__Output, _stopline_v1_ListOpenOrdersResponse__Output>
  ReportOnwardTransfers: MethodDefinition<_stopline_v1_ReportOnwardTransfersRequest, _stopline_v1_ReportOnwardTransfersResponse, _stopline_v1_ReportOnwardTransfersRequest__Output, _stopline_v1_ReportOnwardTransfersResponse__Output>
  ReportOutcome: MethodDefinition<_stopline_v1_ReportOutcomeRequest, _stopline_v1_ReportOutcomeResponse, _stopline_v1_ReportOutcomeRequest__Output, _stopline_v1_ReportOutcomeResponse__Output>
}
