// Original file: ../../proto/stopline/v1/casework.proto

import type { CloseReason as _stopline_v1_CloseReason, CloseReason__Output as _stopline_v1_CloseReason__Output } from '../../stopline/v1/CloseReason.ts';

export interface CloseCaseRequest {
  'idempotency_key'?: (string);
  'case_id'?: (string);
  'reason'?: (_stopline_v1_CloseReason);
}

export interface CloseCaseRequest__Output {
  'idempotency_key': (string);
  'case_id': (string);
  'reason': (_stopline_v1_CloseReason__Output);
}
