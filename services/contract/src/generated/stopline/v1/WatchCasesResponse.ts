// Original file: ../../proto/stopline/v1/casework.proto

import type { CaseSummary as _stopline_v1_CaseSummary, CaseSummary__Output as _stopline_v1_CaseSummary__Output } from '../../stopline/v1/CaseSummary.ts';
import type { CaseMoved as _stopline_v1_CaseMoved, CaseMoved__Output as _stopline_v1_CaseMoved__Output } from '../../stopline/v1/CaseMoved.ts';

export interface WatchCasesResponse {
  'cases'?: (_stopline_v1_CaseSummary)[];
  'position'?: (string);
  'moved'?: (_stopline_v1_CaseMoved)[];
}

export interface WatchCasesResponse__Output {
  'cases': (_stopline_v1_CaseSummary__Output)[];
  'position': (string);
  'moved': (_stopline_v1_CaseMoved__Output)[];
}
