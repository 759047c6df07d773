// Original file: ../../proto/stopline/v1/casework.proto

import type { CaseSummary as _stopline_v1_CaseSummary, CaseSummary__Output as _stopline_v1_CaseSummary__Output } from '../../stopline/v1/CaseSummary.ts';

export interface ListCasesResponse {
  'cases'?: (_stopline_v1_CaseSummary)[];
  'next_page_token'?: (string);
  '_next_page_token'?: "next_page_token";
}

export interface ListCasesResponse__Output {
  'cases': (_stopline_v1_CaseSummary__Output)[];
  'next_page_token'?: (string);
  '_next_page_token'?: "next_page_token";
}
