// Original file: ../../proto/stopline/v1/casework.proto

import type { Account as _stopline_v1_Account, Account__Output as _stopline_v1_Account__Output } from '../../stopline/v1/Account.ts';

export interface FindCasesRequest {
  'account'?: (_stopline_v1_Account | null);
  'phone'?: (string);
  'case_reference'?: (string);
  'transaction_reference'?: (string);
  'bank_reference'?: (string);
  'query'?: "account"|"phone"|"case_reference"|"transaction_reference"|"bank_reference";
}

export interface FindCasesRequest__Output {
  'account'?: (_stopline_v1_Account__Output | null);
  'phone'?: (string);
  'case_reference'?: (string);
  'transaction_reference'?: (string);
  'bank_reference'?: (string);
  'query'?: "account"|"phone"|"case_reference"|"transaction_reference"|"bank_reference";
}
