// Original file: ../../proto/stopline/v1/intake.proto

import type { Case as _stopline_v1_Case, Case__Output as _stopline_v1_Case__Output } from '../../stopline/v1/Case.ts';

export interface ResendTextResponse {
  'case'?: (_stopline_v1_Case | null);
  'replayed'?: (boolean);
}

export interface ResendTextResponse__Output {
  'case': (_stopline_v1_Case__Output | null);
  'replayed': (boolean);
}
