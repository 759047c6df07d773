// Original file: ../../proto/stopline/v1/casework.proto

import type { CaseNeed as _stopline_v1_CaseNeed, CaseNeed__Output as _stopline_v1_CaseNeed__Output } from '../../stopline/v1/CaseNeed.ts';

export interface ListPhoneTasksRequest {
  'needs'?: (_stopline_v1_CaseNeed);
  'page_size'?: (number);
  'page_token'?: (string);
  '_needs'?: "needs";
  '_page_token'?: "page_token";
}

export interface ListPhoneTasksRequest__Output {
  'needs'?: (_stopline_v1_CaseNeed__Output);
  'page_size': (number);
  'page_token'?: (string);
  '_needs'?: "needs";
  '_page_token'?: "page_token";
}
