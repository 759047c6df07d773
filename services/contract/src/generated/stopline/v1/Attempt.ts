// Original file: ../../proto/stopline/v1/common.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { AttemptTry as _stopline_v1_AttemptTry, AttemptTry__Output as _stopline_v1_AttemptTry__Output } from '../../stopline/v1/AttemptTry.ts';

export interface Attempt {
  'number'?: (number);
  'ended_at'?: (_google_protobuf_Timestamp | null);
  'tries'?: (_stopline_v1_AttemptTry)[];
}

export interface Attempt__Output {
  'number': (number);
  'ended_at': (_google_protobuf_Timestamp__Output | null);
  'tries': (_stopline_v1_AttemptTry__Output)[];
}
