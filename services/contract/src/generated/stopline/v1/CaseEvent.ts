// Original file: ../../proto/stopline/v1/common.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { EventText as _stopline_v1_EventText, EventText__Output as _stopline_v1_EventText__Output } from '../../stopline/v1/EventText.ts';

export interface CaseEvent {
  'version'?: (number);
  'at'?: (_google_protobuf_Timestamp | null);
  'type'?: (string);
  'order_id'?: (string);
  'text'?: (_stopline_v1_EventText | null);
  '_order_id'?: "order_id";
}

export interface CaseEvent__Output {
  'version': (number);
  'at': (_google_protobuf_Timestamp__Output | null);
  'type': (string);
  'order_id'?: (string);
  'text': (_stopline_v1_EventText__Output | null);
  '_order_id'?: "order_id";
}
