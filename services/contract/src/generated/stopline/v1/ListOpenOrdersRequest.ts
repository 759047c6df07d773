// Original file: ../../proto/stopline/v1/gateway.proto


export interface ListOpenOrdersRequest {
  'page_size'?: (number);
  'page_token'?: (string);
  '_page_token'?: "page_token";
}

export interface ListOpenOrdersRequest__Output {
  'page_size': (number);
  'page_token'?: (string);
  '_page_token'?: "page_token";
}
