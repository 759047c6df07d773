// Original file: ../../proto/stopline/v1/casework.proto

import type { Account as _stopline_v1_Account, Account__Output as _stopline_v1_Account__Output } from '../../stopline/v1/Account.ts';
import type { BankName as _stopline_v1_BankName, BankName__Output as _stopline_v1_BankName__Output } from '../../stopline/v1/BankName.ts';
import type { Warning as _stopline_v1_Warning, Warning__Output as _stopline_v1_Warning__Output } from '../../stopline/v1/Warning.ts';

export interface CheckAccountResponse {
  'account'?: (_stopline_v1_Account | null);
  'banks'?: (_stopline_v1_BankName)[];
  'found_by'?: (string);
  'warnings'?: (_stopline_v1_Warning)[];
}

export interface CheckAccountResponse__Output {
  'account': (_stopline_v1_Account__Output | null);
  'banks': (_stopline_v1_BankName__Output)[];
  'found_by': (string);
  'warnings': (_stopline_v1_Warning__Output)[];
}
