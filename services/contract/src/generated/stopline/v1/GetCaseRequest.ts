// Original file: ../../proto/stopline/v1/intake.proto


export interface GetCaseRequest {
  'case_id'?: (string);
  'order_page_token'?: (string);
  '_order_page_token'?: "order_page_token";
}

export interface GetCaseRequest__Output {
  'case_id': (string);
  'order_page_token'?: (string);
  '_order_page_token'?: "order_page_token";
}
