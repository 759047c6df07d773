// Original file: ../../proto/stopline/v1/gateway.proto


export interface GetOrderRequest {
  'order_id'?: (string);
}

export interface GetOrderRequest__Output {
  'order_id': (string);
}
