// Original file: ../../proto/stopline/v1/intake.proto


export interface ResendTextRequest {
  'idempotency_key'?: (string);
  'case_id'?: (string);
  'phone'?: (string);
  '_phone'?: "phone";
}

export interface ResendTextRequest__Output {
  'idempotency_key': (string);
  'case_id': (string);
  'phone'?: (string);
  '_phone'?: "phone";
}
