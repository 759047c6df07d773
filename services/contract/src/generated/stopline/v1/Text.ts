// Original file: ../../proto/stopline/v1/common.proto

import type { TextKind as _stopline_v1_TextKind, TextKind__Output as _stopline_v1_TextKind__Output } from '../../stopline/v1/TextKind.ts';
import type { TextState as _stopline_v1_TextState, TextState__Output as _stopline_v1_TextState__Output } from '../../stopline/v1/TextState.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { TextFailure as _stopline_v1_TextFailure, TextFailure__Output as _stopline_v1_TextFailure__Output } from '../../stopline/v1/TextFailure.ts';

export interface Text {
  'number'?: (number);
  'kind'?: (_stopline_v1_TextKind);
  'state'?: (_stopline_v1_TextState);
  'at'?: (_google_protobuf_Timestamp | null);
  'phone'?: (string);
  'failure'?: (_stopline_v1_TextFailure);
  'resends_left'?: (number);
  '_failure'?: "failure";
}

export interface Text__Output {
  'number': (number);
  'kind': (_stopline_v1_TextKind__Output);
  'state': (_stopline_v1_TextState__Output);
  'at': (_google_protobuf_Timestamp__Output | null);
  'phone': (string);
  'failure'?: (_stopline_v1_TextFailure__Output);
  'resends_left': (number);
  '_failure'?: "failure";
}
