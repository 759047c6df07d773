// Original file: ../../proto/stopline/v1/gateway.proto

import type { BankOrder as _stopline_v1_BankOrder, BankOrder__Output as _stopline_v1_BankOrder__Output } from '../../stopline/v1/BankOrder.ts';

export interface GetOrderResponse {
  'orders'?: (_stopline_v1_BankOrder)[];
}

export interface GetOrderResponse__Output {
  'orders': (_stopline_v1_BankOrder__Output)[];
}
