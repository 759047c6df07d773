// Original file: ../../proto/stopline/v1/common.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { Attempt as _stopline_v1_Attempt, Attempt__Output as _stopline_v1_Attempt__Output } from '../../stopline/v1/Attempt.ts';

export interface Attempts {
  'count'?: (number);
  'waiting'?: (boolean);
  'next_at'?: (_google_protobuf_Timestamp | null);
  'recent'?: (_stopline_v1_Attempt)[];
  '_next_at'?: "next_at";
}

export interface Attempts__Output {
  'count': (number);
  'waiting': (boolean);
  'next_at'?: (_google_protobuf_Timestamp__Output | null);
  'recent': (_stopline_v1_Attempt__Output)[];
  '_next_at'?: "next_at";
}
