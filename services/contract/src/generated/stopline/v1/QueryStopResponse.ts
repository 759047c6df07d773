// Original file: ../../proto/stopline/v1/bank.proto

import type { StopOutcome as _stopline_v1_StopOutcome, StopOutcome__Output as _stopline_v1_StopOutcome__Output } from '../../stopline/v1/StopOutcome.ts';

export interface QueryStopResponse {
  'outcome'?: (_stopline_v1_StopOutcome | null);
}

export interface QueryStopResponse__Output {
  'outcome': (_stopline_v1_StopOutcome__Output | null);
}
