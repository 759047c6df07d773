// Original file: ../../proto/stopline/v1/common.proto

import type { Long } from '@grpc/proto-loader';

export interface Amounts {
  'currency_code'?: (string);
  'requested'?: (number | string | Long);
  'frozen'?: (number | string | Long);
  'returned'?: (number | string | Long);
  'let_go'?: (number | string | Long);
  'gone'?: (number | string | Long);
  'unknown'?: (number | string | Long);
  'surplus'?: (number | string | Long);
}

export interface Amounts__Output {
  'currency_code': (string);
  'requested': (string);
  'frozen': (string);
  'returned': (string);
  'let_go': (string);
  'gone': (string);
  'unknown': (string);
  'surplus': (string);
}
