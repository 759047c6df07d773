// Original file: ../../proto/stopline/v1/intake.proto

import type { WithdrawalReason as _stopline_v1_WithdrawalReason, WithdrawalReason__Output as _stopline_v1_WithdrawalReason__Output } from '../../stopline/v1/WithdrawalReason.ts';

export interface WithdrawPaymentRequest {
  'idempotency_key'?: (string);
  'case_id'?: (string);
  'payment_id'?: (string);
  'reason'?: (_stopline_v1_WithdrawalReason);
  'note'?: (string);
  '_note'?: "note";
}

export interface WithdrawPaymentRequest__Output {
  'idempotency_key': (string);
  'case_id': (string);
  'payment_id': (string);
  'reason': (_stopline_v1_WithdrawalReason__Output);
  'note'?: (string);
  '_note'?: "note";
}
