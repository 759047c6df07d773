// Original file: ../../proto/stopline/v1/casework.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { BankWaiting as _stopline_v1_BankWaiting, BankWaiting__Output as _stopline_v1_BankWaiting__Output } from '../../stopline/v1/BankWaiting.ts';
import type { BreakerState as _stopline_v1_BreakerState, BreakerState__Output as _stopline_v1_BreakerState__Output } from '../../stopline/v1/BreakerState.ts';
import type { RecordState as _stopline_v1_RecordState, RecordState__Output as _stopline_v1_RecordState__Output } from '../../stopline/v1/RecordState.ts';
import type { Role as _stopline_v1_Role, Role__Output as _stopline_v1_Role__Output } from '../../stopline/v1/Role.ts';

export interface GetStatusResponse {
  'orders_unsettled'?: (number);
  'oldest_unsettled_at'?: (_google_protobuf_Timestamp | null);
  'waiting'?: (_stopline_v1_BankWaiting)[];
  'breakers'?: (_stopline_v1_BreakerState)[];
  'workers'?: (number);
  'record'?: (_stopline_v1_RecordState | null);
  'phone_tasks_open'?: (number);
  'operator_id'?: (string);
  'role'?: (_stopline_v1_Role);
  '_oldest_unsettled_at'?: "oldest_unsettled_at";
}

export interface GetStatusResponse__Output {
  'orders_unsettled': (number);
  'oldest_unsettled_at'?: (_google_protobuf_Timestamp__Output | null);
  'waiting': (_stopline_v1_BankWaiting__Output)[];
  'breakers': (_stopline_v1_BreakerState__Output)[];
  'workers': (number);
  'record': (_stopline_v1_RecordState__Output | null);
  'phone_tasks_open': (number);
  'operator_id': (string);
  'role': (_stopline_v1_Role__Output);
  '_oldest_unsettled_at'?: "oldest_unsettled_at";
}
