// Original file: ../../proto/stopline/v1/intake.proto

import type { Case as _stopline_v1_Case, Case__Output as _stopline_v1_Case__Output } from '../../stopline/v1/Case.ts';

export interface GetCaseResponse {
  'case'?: (_stopline_v1_Case | null);
  'next_order_page_token'?: (string);
  '_next_order_page_token'?: "next_order_page_token";
}

export interface GetCaseResponse__Output {
  'case': (_stopline_v1_Case__Output | null);
  'next_order_page_token'?: (string);
  '_next_order_page_token'?: "next_order_page_token";
}
