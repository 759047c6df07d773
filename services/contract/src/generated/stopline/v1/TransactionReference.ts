// Original file: ../../proto/stopline/v1/common.proto

import type { TransactionReferenceKind as _stopline_v1_TransactionReferenceKind, TransactionReferenceKind__Output as _stopline_v1_TransactionReferenceKind__Output } from '../../stopline/v1/TransactionReferenceKind.ts';

export interface TransactionReference {
  'kind'?: (_stopline_v1_TransactionReferenceKind);
  'value'?: (string);
}

export interface TransactionReference__Output {
  'kind': (_stopline_v1_TransactionReferenceKind__Output);
  'value': (string);
}
