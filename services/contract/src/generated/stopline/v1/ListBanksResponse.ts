// Original file: ../../proto/stopline/v1/casework.proto

import type { BankState as _stopline_v1_BankState, BankState__Output as _stopline_v1_BankState__Output } from '../../stopline/v1/BankState.ts';

export interface ListBanksResponse {
  'banks'?: (_stopline_v1_BankState)[];
}

export interface ListBanksResponse__Output {
  'banks': (_stopline_v1_BankState__Output)[];
}
