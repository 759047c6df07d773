// Original file: ../../proto/stopline/v1/common.proto


export interface DutyOfficer {
  'name'?: ({[key: string]: string});
  'phone'?: (string);
}

export interface DutyOfficer__Output {
  'name': ({[key: string]: string});
  'phone': (string);
}
