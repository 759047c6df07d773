// Original file: ../../proto/stopline/v1/casework.proto


export interface BreakerState {
  'bank_id'?: (string);
  'channel'?: (string);
  'state'?: (string);
  'worker'?: (string);
}

export interface BreakerState__Output {
  'bank_id': (string);
  'channel': (string);
  'state': (string);
  'worker': (string);
}
