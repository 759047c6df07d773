// Original file: ../../proto/stopline/v1/intake.proto

import type { Account as _stopline_v1_Account, Account__Output as _stopline_v1_Account__Output } from '../../stopline/v1/Account.ts';
import type { Money as _stopline_v1_Money, Money__Output as _stopline_v1_Money__Output } from '../../stopline/v1/Money.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { TransactionReference as _stopline_v1_TransactionReference, TransactionReference__Output as _stopline_v1_TransactionReference__Output } from '../../stopline/v1/TransactionReference.ts';

export interface CorrectPaymentRequest {
  'idempotency_key'?: (string);
  'case_id'?: (string);
  'payment_id'?: (string);
  'from'?: (_stopline_v1_Account | null);
  'to'?: (_stopline_v1_Account | null);
  'amount'?: (_stopline_v1_Money | null);
  'paid_at'?: (_google_protobuf_Timestamp | null);
  'channel'?: (string);
  'transaction_reference'?: (_stopline_v1_TransactionReference | null);
  'note'?: (string);
  '_from'?: "from";
  '_to'?: "to";
  '_amount'?: "amount";
  '_paid_at'?: "paid_at";
  '_channel'?: "channel";
  '_transaction_reference'?: "transaction_reference";
  '_note'?: "note";
}

export interface CorrectPaymentRequest__Output {
  'idempotency_key': (string);
  'case_id': (string);
  'payment_id': (string);
  'from'?: (_stopline_v1_Account__Output | null);
  'to'?: (_stopline_v1_Account__Output | null);
  'amount'?: (_stopline_v1_Money__Output | null);
  'paid_at'?: (_google_protobuf_Timestamp__Output | null);
  'channel'?: (string);
  'transaction_reference'?: (_stopline_v1_TransactionReference__Output | null);
  'note'?: (string);
  '_from'?: "from";
  '_to'?: "to";
  '_amount'?: "amount";
  '_paid_at'?: "paid_at";
  '_channel'?: "channel";
  '_transaction_reference'?: "transaction_reference";
  '_note'?: "note";
}
