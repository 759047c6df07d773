// Original file: ../../proto/stopline/v1/casework.proto


export interface AssignCaseRequest {
  'idempotency_key'?: (string);
  'case_id'?: (string);
  'operator_id'?: (string);
}

export interface AssignCaseRequest__Output {
  'idempotency_key': (string);
  'case_id': (string);
  'operator_id': (string);
}
