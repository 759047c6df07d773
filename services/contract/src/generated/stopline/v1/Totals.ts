// Original file: ../../proto/stopline/v1/common.proto

import type { Long } from '@grpc/proto-loader';

export interface Totals {
  'frozen'?: (number | string | Long);
  'released'?: (number | string | Long);
  'expired'?: (number | string | Long);
  'returned'?: (number | string | Long);
}

export interface Totals__Output {
  'frozen': (string);
  'released': (string);
  'expired': (string);
  'returned': (string);
}
