// Original file: ../../proto/stopline/v1/intake.proto

import type { Case as _stopline_v1_Case, Case__Output as _stopline_v1_Case__Output } from '../../stopline/v1/Case.ts';
import type { CaseEvent as _stopline_v1_CaseEvent, CaseEvent__Output as _stopline_v1_CaseEvent__Output } from '../../stopline/v1/CaseEvent.ts';

export interface WatchCaseResponse {
  'case'?: (_stopline_v1_Case | null);
  'events'?: (_stopline_v1_CaseEvent)[];
}

export interface WatchCaseResponse__Output {
  'case': (_stopline_v1_Case__Output | null);
  'events': (_stopline_v1_CaseEvent__Output)[];
}
