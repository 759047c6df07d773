// Original file: ../../proto/stopline/v1/casework.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

export interface CaseMoved {
  'case_id'?: (string);
  'version'?: (number);
  'updated_at'?: (_google_protobuf_Timestamp | null);
  'from_version'?: (number);
}

export interface CaseMoved__Output {
  'case_id': (string);
  'version': (number);
  'updated_at': (_google_protobuf_Timestamp__Output | null);
  'from_version': (number);
}
