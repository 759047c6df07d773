// Original file: ../../proto/stopline/v1/casework.proto


export interface BankChannelState {
  'kind'?: (string);
  'breaker'?: (string);
}

export interface BankChannelState__Output {
  'kind': (string);
  'breaker': (string);
}
