// Original file: ../../proto/stopline/v1/intake.proto

import type { Case as _stopline_v1_Case, Case__Output as _stopline_v1_Case__Output } from '../../stopline/v1/Case.ts';
import type { Warning as _stopline_v1_Warning, Warning__Output as _stopline_v1_Warning__Output } from '../../stopline/v1/Warning.ts';

export interface SubmitStopResponse {
  'case'?: (_stopline_v1_Case | null);
  'replayed'?: (boolean);
  'warnings'?: (_stopline_v1_Warning)[];
}

export interface SubmitStopResponse__Output {
  'case': (_stopline_v1_Case__Output | null);
  'replayed': (boolean);
  'warnings': (_stopline_v1_Warning__Output)[];
}
