// Original file: ../../proto/stopline/v1/casework.proto

import type { Account as _stopline_v1_Account, Account__Output as _stopline_v1_Account__Output } from '../../stopline/v1/Account.ts';

export interface CheckAccountRequest {
  'account'?: (_stopline_v1_Account | null);
}

export interface CheckAccountRequest__Output {
  'account': (_stopline_v1_Account__Output | null);
}
