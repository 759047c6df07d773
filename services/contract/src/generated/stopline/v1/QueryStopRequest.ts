// Original file: ../../proto/stopline/v1/bank.proto


export interface QueryStopRequest {
  'order_id'?: (string);
}

export interface QueryStopRequest__Output {
  'order_id': (string);
}
