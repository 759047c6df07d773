// Original file: ../../proto/stopline/v1/common.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface AttemptTry {
  'channel'?: (string);
  'started_at'?: (_google_protobuf_Timestamp | null);
  'ended_at'?: (_google_protobuf_Timestamp | null);
  'error'?: (string);
  '_error'?: "error";
}

export interface AttemptTry__Output {
  'channel': (string);
  'started_at': (_google_protobuf_Timestamp__Output | null);
  'ended_at': (_google_protobuf_Timestamp__Output | null);
  'error'?: (string);
  '_error'?: "error";
}
