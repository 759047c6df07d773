// Original file: ../../proto/stopline/v1/common.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface Note {
  'at'?: (_google_protobuf_Timestamp | null);
  'operator_id'?: (string);
  'text'?: (string);
}

export interface Note__Output {
  'at': (_google_protobuf_Timestamp__Output | null);
  'operator_id': (string);
  'text': (string);
}
