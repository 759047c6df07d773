// Original file: ../../proto/stopline/v1/common.proto


export interface EventText {
  'key'?: (string);
  'values'?: ({[key: string]: string});
}

export interface EventText__Output {
  'key': (string);
  'values': ({[key: string]: string});
}
