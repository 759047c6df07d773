// Original file: ../../proto/stopline/v1/common.proto

import type { Answer as _stopline_v1_Answer, Answer__Output as _stopline_v1_Answer__Output } from '../../stopline/v1/Answer.ts';
import type { RefusalReason as _stopline_v1_RefusalReason, RefusalReason__Output as _stopline_v1_RefusalReason__Output } from '../../stopline/v1/RefusalReason.ts';
import type { ReleaseReason as _stopline_v1_ReleaseReason, ReleaseReason__Output as _stopline_v1_ReleaseReason__Output } from '../../stopline/v1/ReleaseReason.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { OnwardTransfer as _stopline_v1_OnwardTransfer, OnwardTransfer__Output as _stopline_v1_OnwardTransfer__Output } from '../../stopline/v1/OnwardTransfer.ts';
import type { Long } from '@grpc/proto-loader';

export interface StopOutcome {
  'order_id'?: (string);
  'revision'?: (number);
  'sequence'?: (number | string | Long);
  'answer'?: (_stopline_v1_Answer);
  'requested_minor_units'?: (number | string | Long);
  'currency_code'?: (string);
  'frozen_total'?: (number | string | Long);
  'released_total'?: (number | string | Long);
  'expired_total'?: (number | string | Long);
  'returned_total'?: (number | string | Long);
  'refusal_reason'?: (_stopline_v1_RefusalReason);
  'release_reason'?: (_stopline_v1_ReleaseReason);
  'effective_time'?: (_google_protobuf_Timestamp | null);
  'frozen_until'?: (_google_protobuf_Timestamp | null);
  'bank_reference'?: (string);
  'onward'?: (_stopline_v1_OnwardTransfer)[];
  '_sequence'?: "sequence";
  '_refusal_reason'?: "refusal_reason";
  '_release_reason'?: "release_reason";
  '_effective_time'?: "effective_time";
  '_frozen_until'?: "frozen_until";
}

export interface StopOutcome__Output {
  'order_id': (string);
  'revision': (number);
  'sequence'?: (string);
  'answer': (_stopline_v1_Answer__Output);
  'requested_minor_units': (string);
  'currency_code': (string);
  'frozen_total': (string);
  'released_total': (string);
  'expired_total': (string);
  'returned_total': (string);
  'refusal_reason'?: (_stopline_v1_RefusalReason__Output);
  'release_reason'?: (_stopline_v1_ReleaseReason__Output);
  'effective_time'?: (_google_protobuf_Timestamp__Output | null);
  'frozen_until'?: (_google_protobuf_Timestamp__Output | null);
  'bank_reference': (string);
  'onward': (_stopline_v1_OnwardTransfer__Output)[];
  '_sequence'?: "sequence";
  '_refusal_reason'?: "refusal_reason";
  '_release_reason'?: "release_reason";
  '_effective_time'?: "effective_time";
  '_frozen_until'?: "frozen_until";
}
