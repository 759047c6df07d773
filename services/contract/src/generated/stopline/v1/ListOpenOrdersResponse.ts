// Original file: ../../proto/stopline/v1/gateway.proto

import type { BankOrder as _stopline_v1_BankOrder, BankOrder__Output as _stopline_v1_BankOrder__Output } from '../../stopline/v1/BankOrder.ts';

export interface ListOpenOrdersResponse {
  'orders'?: (_stopline_v1_BankOrder)[];
  'next_page_token'?: (string);
  '_next_page_token'?: "next_page_token";
}

export interface ListOpenOrdersResponse__Output {
  'orders': (_stopline_v1_BankOrder__Output)[];
  'next_page_token'?: (string);
  '_next_page_token'?: "next_page_token";
}
