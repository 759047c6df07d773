// Original file: ../../proto/stopline/v1/common.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface GoldenWindow {
  'deadline'?: (_google_protobuf_Timestamp | null);
  'met'?: (boolean);
  'missed_because'?: (string);
  '_met'?: "met";
  '_missed_because'?: "missed_because";
}

export interface GoldenWindow__Output {
  'deadline': (_google_protobuf_Timestamp__Output | null);
  'met'?: (boolean);
  'missed_because'?: (string);
  '_met'?: "met";
  '_missed_because'?: "missed_because";
}
