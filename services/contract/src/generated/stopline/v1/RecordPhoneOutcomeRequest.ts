// Original file: ../../proto/stopline/v1/casework.proto

import type { StopOutcome as _stopline_v1_StopOutcome, StopOutcome__Output as _stopline_v1_StopOutcome__Output } from '../../stopline/v1/StopOutcome.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface RecordPhoneOutcomeRequest {
  'idempotency_key'?: (string);
  'phone_task_id'?: (string);
  'outcome'?: (_stopline_v1_StopOutcome | null);
  'no_answer'?: (boolean);
  'call_back_at'?: (_google_protobuf_Timestamp | null);
  'result'?: "outcome"|"no_answer"|"call_back_at";
}

export interface RecordPhoneOutcomeRequest__Output {
  'idempotency_key': (string);
  'phone_task_id': (string);
  'outcome'?: (_stopline_v1_StopOutcome__Output | null);
  'no_answer'?: (boolean);
  'call_back_at'?: (_google_protobuf_Timestamp__Output | null);
  'result'?: "outcome"|"no_answer"|"call_back_at";
}
