// Original file: ../../proto/stopline/v1/common.proto

import type { PhoneTaskReason as _stopline_v1_PhoneTaskReason, PhoneTaskReason__Output as _stopline_v1_PhoneTaskReason__Output } from '../../stopline/v1/PhoneTaskReason.ts';
import type { DutyOfficer as _stopline_v1_DutyOfficer, DutyOfficer__Output as _stopline_v1_DutyOfficer__Output } from '../../stopline/v1/DutyOfficer.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { Account as _stopline_v1_Account, Account__Output as _stopline_v1_Account__Output } from '../../stopline/v1/Account.ts';
import type { Money as _stopline_v1_Money, Money__Output as _stopline_v1_Money__Output } from '../../stopline/v1/Money.ts';
import type { StopChange as _stopline_v1_StopChange, StopChange__Output as _stopline_v1_StopChange__Output } from '../../stopline/v1/StopChange.ts';

export interface PhoneTask {
  'phone_task_id'?: (string);
  'order_id'?: (string);
  'bank_id'?: (string);
  'reason'?: (_stopline_v1_PhoneTaskReason);
  'duty'?: (_stopline_v1_DutyOfficer | null);
  'script'?: (string)[];
  'opened_at'?: (_google_protobuf_Timestamp | null);
  'claimed_by'?: (string);
  'claimed_until'?: (_google_protobuf_Timestamp | null);
  'call_back_at'?: (_google_protobuf_Timestamp | null);
  'closed_at'?: (_google_protobuf_Timestamp | null);
  'result'?: (string);
  'case_id'?: (string);
  'case_reference'?: (string);
  'account'?: (_stopline_v1_Account | null);
  'requested'?: (_stopline_v1_Money | null);
  'change'?: (_stopline_v1_StopChange);
  '_order_id'?: "order_id";
  '_bank_id'?: "bank_id";
  '_duty'?: "duty";
  '_claimed_by'?: "claimed_by";
  '_claimed_until'?: "claimed_until";
  '_call_back_at'?: "call_back_at";
  '_closed_at'?: "closed_at";
  '_result'?: "result";
  '_account'?: "account";
  '_requested'?: "requested";
  '_change'?: "change";
}

export interface PhoneTask__Output {
  'phone_task_id': (string);
  'order_id'?: (string);
  'bank_id'?: (string);
  'reason': (_stopline_v1_PhoneTaskReason__Output);
  'duty'?: (_stopline_v1_DutyOfficer__Output | null);
  'script': (string)[];
  'opened_at': (_google_protobuf_Timestamp__Output | null);
  'claimed_by'?: (string);
  'claimed_until'?: (_google_protobuf_Timestamp__Output | null);
  'call_back_at'?: (_google_protobuf_Timestamp__Output | null);
  'closed_at'?: (_google_protobuf_Timestamp__Output | null);
  'result'?: (string);
  'case_id': (string);
  'case_reference': (string);
  'account'?: (_stopline_v1_Account__Output | null);
  'requested'?: (_stopline_v1_Money__Output | null);
  'change'?: (_stopline_v1_StopChange__Output);
  '_order_id'?: "order_id";
  '_bank_id'?: "bank_id";
  '_duty'?: "duty";
  '_claimed_by'?: "claimed_by";
  '_claimed_until'?: "claimed_until";
  '_call_back_at'?: "call_back_at";
  '_closed_at'?: "closed_at";
  '_result'?: "result";
  '_account'?: "account";
  '_requested'?: "requested";
  '_change'?: "change";
}
