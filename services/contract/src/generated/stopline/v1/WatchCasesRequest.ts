// Original file: ../../proto/stopline/v1/casework.proto


export interface WatchCasesRequest {
  'after'?: (string);
  '_after'?: "after";
}

export interface WatchCasesRequest__Output {
  'after'?: (string);
  '_after'?: "after";
}
