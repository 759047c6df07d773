// Original file: ../../proto/stopline/v1/casework.proto


export interface BankWaiting {
  'bank_id'?: (string);
  'count'?: (number);
}

export interface BankWaiting__Output {
  'bank_id': (string);
  'count': (number);
}
