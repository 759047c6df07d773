// Original file: ../../proto/stopline/v1/intake.proto


export interface WatchCaseRequest {
  'case_id'?: (string);
  'after_version'?: (number);
  '_after_version'?: "after_version";
}

export interface WatchCaseRequest__Output {
  'case_id': (string);
  'after_version'?: (number);
  '_after_version'?: "after_version";
}
