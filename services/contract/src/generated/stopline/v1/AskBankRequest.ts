// Original file: ../../proto/stopline/v1/casework.proto


export interface AskBankRequest {
  'idempotency_key'?: (string);
  'order_id'?: (string);
}

export interface AskBankRequest__Output {
  'idempotency_key': (string);
  'order_id': (string);
}
