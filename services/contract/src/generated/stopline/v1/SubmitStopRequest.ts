// Original file: ../../proto/stopline/v1/intake.proto

import type { Victim as _stopline_v1_Victim, Victim__Output as _stopline_v1_Victim__Output } from '../../stopline/v1/Victim.ts';
import type { Payment as _stopline_v1_Payment, Payment__Output as _stopline_v1_Payment__Output } from '../../stopline/v1/Payment.ts';

export interface SubmitStopRequest {
  'idempotency_key'?: (string);
  'victim'?: (_stopline_v1_Victim | null);
  'payments'?: (_stopline_v1_Payment)[];
  'narrative'?: (string);
  'fraud_type'?: (string);
  'operator_reference'?: (string);
  '_narrative'?: "narrative";
  '_fraud_type'?: "fraud_type";
  '_operator_reference'?: "operator_reference";
}

export interface SubmitStopRequest__Output {
  'idempotency_key': (string);
  'victim': (_stopline_v1_Victim__Output | null);
  'payments': (_stopline_v1_Payment__Output)[];
  'narrative'?: (string);
  'fraud_type'?: (string);
  'operator_reference'?: (string);
  '_narrative'?: "narrative";
  '_fraud_type'?: "fraud_type";
  '_operator_reference'?: "operator_reference";
}
