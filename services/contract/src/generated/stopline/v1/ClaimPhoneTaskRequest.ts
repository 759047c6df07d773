// Original file: ../../proto/stopline/v1/casework.proto


export interface ClaimPhoneTaskRequest {
  'idempotency_key'?: (string);
  'phone_task_id'?: (string);
}

export interface ClaimPhoneTaskRequest__Output {
  'idempotency_key': (string);
  'phone_task_id': (string);
}
