// Original file: ../../proto/stopline/v1/casework.proto


export interface BankName {
  'bank_id'?: (string);
  'name'?: ({[key: string]: string});
}

export interface BankName__Output {
  'bank_id': (string);
  'name': ({[key: string]: string});
}
