// Original file: ../../proto/stopline/v1/common.proto

import type { WarningReason as _stopline_v1_WarningReason, WarningReason__Output as _stopline_v1_WarningReason__Output } from '../../stopline/v1/WarningReason.ts';

export interface Warning {
  'reason'?: (_stopline_v1_WarningReason);
  'field'?: (string);
  'text'?: (string);
}

export interface Warning__Output {
  'reason': (_stopline_v1_WarningReason__Output);
  'field': (string);
  'text': (string);
}
