// Original file: ../../proto/stopline/v1/gateway.proto

import type { OnwardTransfer as _stopline_v1_OnwardTransfer, OnwardTransfer__Output as _stopline_v1_OnwardTransfer__Output } from '../../stopline/v1/OnwardTransfer.ts';

export interface ReportOnwardTransfersRequest {
  'order_id'?: (string);
  'transfers'?: (_stopline_v1_OnwardTransfer)[];
}

export interface ReportOnwardTransfersRequest__Output {
  'order_id': (string);
  'transfers': (_stopline_v1_OnwardTransfer__Output)[];
}
