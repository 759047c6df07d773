// Original file: ../../proto/stopline/v1/common.proto

import type { Account as _stopline_v1_Account, Account__Output as _stopline_v1_Account__Output } from '../../stopline/v1/Account.ts';
import type { MatchBy as _stopline_v1_MatchBy, MatchBy__Output as _stopline_v1_MatchBy__Output } from '../../stopline/v1/MatchBy.ts';
import type { StopBasis as _stopline_v1_StopBasis, StopBasis__Output as _stopline_v1_StopBasis__Output } from '../../stopline/v1/StopBasis.ts';
import type { FreezeStatus as _stopline_v1_FreezeStatus, FreezeStatus__Output as _stopline_v1_FreezeStatus__Output } from '../../stopline/v1/FreezeStatus.ts';
import type { Answer as _stopline_v1_Answer, Answer__Output as _stopline_v1_Answer__Output } from '../../stopline/v1/Answer.ts';
import type { Amounts as _stopline_v1_Amounts, Amounts__Output as _stopline_v1_Amounts__Output } from '../../stopline/v1/Amounts.ts';
import type { Attempts as _stopline_v1_Attempts, Attempts__Output as _stopline_v1_Attempts__Output } from '../../stopline/v1/Attempts.ts';
import type { RefusalReason as _stopline_v1_RefusalReason, RefusalReason__Output as _stopline_v1_RefusalReason__Output } from '../../stopline/v1/RefusalReason.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface StopOrder {
  'order_id'?: (string);
  'payment_id'?: (string);
  'bank_id'?: (string);
  'account'?: (_stopline_v1_Account | null);
  'hop'?: (number);
  'enquiry_id'?: (string);
  'match_by'?: (_stopline_v1_MatchBy);
  'revision'?: (number);
  'basis'?: (_stopline_v1_StopBasis);
  'freeze_status'?: (_stopline_v1_FreezeStatus);
  'answer'?: (_stopline_v1_Answer);
  'settled'?: (boolean);
  'amounts'?: (_stopline_v1_Amounts | null);
  'attempts'?: (_stopline_v1_Attempts | null);
  'bank_reference'?: (string);
  'refusal_reason'?: (_stopline_v1_RefusalReason);
  'effective_time'?: (_google_protobuf_Timestamp | null);
  'frozen_until'?: (_google_protobuf_Timestamp | null);
  'contradiction'?: (string);
  'placed_at'?: (_google_protobuf_Timestamp | null);
  'first_sent_at'?: (_google_protobuf_Timestamp | null);
  'first_answered_at'?: (_google_protobuf_Timestamp | null);
  'settled_at'?: (_google_protobuf_Timestamp | null);
  '_bank_id'?: "bank_id";
  '_account'?: "account";
  '_enquiry_id'?: "enquiry_id";
  '_answer'?: "answer";
  '_bank_reference'?: "bank_reference";
  '_refusal_reason'?: "refusal_reason";
  '_effective_time'?: "effective_time";
  '_frozen_until'?: "frozen_until";
  '_contradiction'?: "contradiction";
  '_first_sent_at'?: "first_sent_at";
  '_first_answered_at'?: "first_answered_at";
  '_settled_at'?: "settled_at";
}

export interface StopOrder__Output {
  'order_id': (string);
  'payment_id': (string);
  'bank_id'?: (string);
  'account'?: (_stopline_v1_Account__Output | null);
  'hop': (number);
  'enquiry_id'?: (string);
  'match_by': (_stopline_v1_MatchBy__Output);
  'revision': (number);
  'basis': (_stopline_v1_StopBasis__Output);
  'freeze_status': (_stopline_v1_FreezeStatus__Output);
  'answer'?: (_stopline_v1_Answer__Output);
  'settled': (boolean);
  'amounts': (_stopline_v1_Amounts__Output | null);
  'attempts': (_stopline_v1_Attempts__Output | null);
  'bank_reference'?: (string);
  'refusal_reason'?: (_stopline_v1_RefusalReason__Output);
  'effective_time'?: (_google_protobuf_Timestamp__Output | null);
  'frozen_until'?: (_google_protobuf_Timestamp__Output | null);
  'contradiction'?: (string);
  'placed_at': (_google_protobuf_Timestamp__Output | null);
  'first_sent_at'?: (_google_protobuf_Timestamp__Output | null);
  'first_answered_at'?: (_google_protobuf_Timestamp__Output | null);
  'settled_at'?: (_google_protobuf_Timestamp__Output | null);
  '_bank_id'?: "bank_id";
  '_account'?: "account";
  '_enquiry_id'?: "enquiry_id";
  '_answer'?: "answer";
  '_bank_reference'?: "bank_reference";
  '_refusal_reason'?: "refusal_reason";
  '_effective_time'?: "effective_time";
  '_frozen_until'?: "frozen_until";
  '_contradiction'?: "contradiction";
  '_first_sent_at'?: "first_sent_at";
  '_first_answered_at'?: "first_answered_at";
  '_settled_at'?: "settled_at";
}
