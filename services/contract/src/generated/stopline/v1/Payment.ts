// Original file: ../../proto/stopline/v1/common.proto

import type { Account as _stopline_v1_Account, Account__Output as _stopline_v1_Account__Output } from '../../stopline/v1/Account.ts';
import type { Money as _stopline_v1_Money, Money__Output as _stopline_v1_Money__Output } from '../../stopline/v1/Money.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { TransactionReference as _stopline_v1_TransactionReference, TransactionReference__Output as _stopline_v1_TransactionReference__Output } from '../../stopline/v1/TransactionReference.ts';
import type { WithdrawalReason as _stopline_v1_WithdrawalReason, WithdrawalReason__Output as _stopline_v1_WithdrawalReason__Output } from '../../stopline/v1/WithdrawalReason.ts';

export interface Payment {
  'payment_id'?: (string);
  'from'?: (_stopline_v1_Account | null);
  'to'?: (_stopline_v1_Account | null);
  'amount'?: (_stopline_v1_Money | null);
  'paid_at'?: (_google_protobuf_Timestamp | null);
  'channel'?: (string);
  'transaction_reference'?: (_stopline_v1_TransactionReference | null);
  'withdrawn_reason'?: (_stopline_v1_WithdrawalReason);
  '_from'?: "from";
  '_to'?: "to";
  '_channel'?: "channel";
  '_transaction_reference'?: "transaction_reference";
  '_withdrawn_reason'?: "withdrawn_reason";
}

export interface Payment__Output {
  'payment_id': (string);
  'from'?: (_stopline_v1_Account__Output | null);
  'to'?: (_stopline_v1_Account__Output | null);
  'amount': (_stopline_v1_Money__Output | null);
  'paid_at': (_google_protobuf_Timestamp__Output | null);
  'channel'?: (string);
  'transaction_reference'?: (_stopline_v1_TransactionReference__Output | null);
  'withdrawn_reason'?: (_stopline_v1_WithdrawalReason__Output);
  '_from'?: "from";
  '_to'?: "to";
  '_channel'?: "channel";
  '_transaction_reference'?: "transaction_reference";
  '_withdrawn_reason'?: "withdrawn_reason";
}
