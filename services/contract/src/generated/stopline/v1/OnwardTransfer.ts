// Original file: ../../proto/stopline/v1/common.proto

import type { OnwardKind as _stopline_v1_OnwardKind, OnwardKind__Output as _stopline_v1_OnwardKind__Output } from '../../stopline/v1/OnwardKind.ts';
import type { Account as _stopline_v1_Account, Account__Output as _stopline_v1_Account__Output } from '../../stopline/v1/Account.ts';
import type { Money as _stopline_v1_Money, Money__Output as _stopline_v1_Money__Output } from '../../stopline/v1/Money.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { TransactionReference as _stopline_v1_TransactionReference, TransactionReference__Output as _stopline_v1_TransactionReference__Output } from '../../stopline/v1/TransactionReference.ts';

export interface OnwardTransfer {
  'transfer_id'?: (string);
  'kind'?: (_stopline_v1_OnwardKind);
  'to'?: (_stopline_v1_Account | null);
  'amount'?: (_stopline_v1_Money | null);
  'at'?: (_google_protobuf_Timestamp | null);
  'transaction_reference'?: (_stopline_v1_TransactionReference | null);
  '_to'?: "to";
  '_transaction_reference'?: "transaction_reference";
}

export interface OnwardTransfer__Output {
  'transfer_id': (string);
  'kind': (_stopline_v1_OnwardKind__Output);
  'to'?: (_stopline_v1_Account__Output | null);
  'amount': (_stopline_v1_Money__Output | null);
  'at': (_google_protobuf_Timestamp__Output | null);
  'transaction_reference'?: (_stopline_v1_TransactionReference__Output | null);
  '_to'?: "to";
  '_transaction_reference'?: "transaction_reference";
}
