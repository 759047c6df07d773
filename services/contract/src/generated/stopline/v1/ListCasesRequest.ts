// Original file: ../../proto/stopline/v1/casework.proto

import type { CaseStatus as _stopline_v1_CaseStatus, CaseStatus__Output as _stopline_v1_CaseStatus__Output } from '../../stopline/v1/CaseStatus.ts';
import type { CaseNeed as _stopline_v1_CaseNeed, CaseNeed__Output as _stopline_v1_CaseNeed__Output } from '../../stopline/v1/CaseNeed.ts';

export interface ListCasesRequest {
  'status'?: (_stopline_v1_CaseStatus);
  'operator_id'?: (string);
  'needs'?: (_stopline_v1_CaseNeed);
  'page_size'?: (number);
  'page_token'?: (string);
  '_status'?: "status";
  '_operator_id'?: "operator_id";
  '_needs'?: "needs";
  '_page_token'?: "page_token";
}

export interface ListCasesRequest__Output {
  'status'?: (_stopline_v1_CaseStatus__Output);
  'operator_id'?: (string);
  'needs'?: (_stopline_v1_CaseNeed__Output);
  'page_size': (number);
  'page_token'?: (string);
  '_status'?: "status";
  '_operator_id'?: "operator_id";
  '_needs'?: "needs";
  '_page_token'?: "page_token";
}
