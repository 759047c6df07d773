// Original file: ../../proto/stopline/v1/casework.proto


export interface RecordState {
  'writable'?: (boolean);
  'record_id'?: (string);
  'shards'?: (number);
  '_record_id'?: "record_id";
}

export interface RecordState__Output {
  'writable': (boolean);
  'record_id'?: (string);
  'shards': (number);
  '_record_id'?: "record_id";
}
