// Original file: ../../proto/stopline/v1/common.proto

import type { Long } from '@grpc/proto-loader';

export interface Money {
  'currency_code'?: (string);
  'minor_units'?: (number | string | Long);
}

export interface Money__Output {
  'currency_code': (string);
  'minor_units': (string);
}
