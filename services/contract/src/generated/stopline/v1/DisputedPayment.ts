// Original file: ../../proto/stopline/v1/common.proto

import type { TransactionReference as _stopline_v1_TransactionReference, TransactionReference__Output as _stopline_v1_TransactionReference__Output } from '../../stopline/v1/TransactionReference.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { Money as _stopline_v1_Money, Money__Output as _stopline_v1_Money__Output } from '../../stopline/v1/Money.ts';

export interface DisputedPayment {
  'transaction_reference'?: (_stopline_v1_TransactionReference | null);
  'paid_at'?: (_google_protobuf_Timestamp | null);
  'amount'?: (_stopline_v1_Money | null);
  'payer_name'?: (string);
  '_transaction_reference'?: "transaction_reference";
  '_payer_name'?: "payer_name";
}

export interface DisputedPayment__Output {
  'transaction_reference'?: (_stopline_v1_TransactionReference__Output | null);
  'paid_at': (_google_protobuf_Timestamp__Output | null);
  'amount': (_stopline_v1_Money__Output | null);
  'payer_name'?: (string);
  '_transaction_reference'?: "transaction_reference";
  '_payer_name'?: "payer_name";
}
