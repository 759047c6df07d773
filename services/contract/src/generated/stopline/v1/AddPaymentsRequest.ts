// Original file: ../../proto/stopline/v1/intake.proto

import type { Payment as _stopline_v1_Payment, Payment__Output as _stopline_v1_Payment__Output } from '../../stopline/v1/Payment.ts';

export interface AddPaymentsRequest {
  'idempotency_key'?: (string);
  'case_id'?: (string);
  'payments'?: (_stopline_v1_Payment)[];
}

export interface AddPaymentsRequest__Output {
  'idempotency_key': (string);
  'case_id': (string);
  'payments': (_stopline_v1_Payment__Output)[];
}
