// Original file: ../../proto/stopline/v1/casework.proto

import type { Case as _stopline_v1_Case, Case__Output as _stopline_v1_Case__Output } from '../../stopline/v1/Case.ts';

export interface CloseCaseResponse {
  'case'?: (_stopline_v1_Case | null);
  'replayed'?: (boolean);
}

export interface CloseCaseResponse__Output {
  'case': (_stopline_v1_Case__Output | null);
  'replayed': (boolean);
}
