// Original file: ../../proto/stopline/v1/gateway.proto

import type { StopOutcome as _stopline_v1_StopOutcome, StopOutcome__Output as _stopline_v1_StopOutcome__Output } from '../../stopline/v1/StopOutcome.ts';

export interface ReportOutcomeRequest {
  'outcome'?: (_stopline_v1_StopOutcome | null);
}

export interface ReportOutcomeRequest__Output {
  'outcome': (_stopline_v1_StopOutcome__Output | null);
}
