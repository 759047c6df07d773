// Original file: ../../proto/stopline/v1/casework.proto

import type { CaseSummary as _stopline_v1_CaseSummary, CaseSummary__Output as _stopline_v1_CaseSummary__Output } from '../../stopline/v1/CaseSummary.ts';

export interface FindCasesResponse {
  'cases'?: (_stopline_v1_CaseSummary)[];
}

export interface FindCasesResponse__Output {
  'cases': (_stopline_v1_CaseSummary__Output)[];
}
