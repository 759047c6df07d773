// Original file: ../../proto/stopline/v1/casework.proto


export interface AddNoteRequest {
  'idempotency_key'?: (string);
  'case_id'?: (string);
  'text'?: (string);
}

export interface AddNoteRequest__Output {
  'idempotency_key': (string);
  'case_id': (string);
  'text': (string);
}
