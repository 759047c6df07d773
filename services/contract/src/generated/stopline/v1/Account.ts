// Original file: ../../proto/stopline/v1/common.proto

import type { AccountScheme as _stopline_v1_AccountScheme, AccountScheme__Output as _stopline_v1_AccountScheme__Output } from '../../stopline/v1/AccountScheme.ts';

export interface Account {
  'scheme'?: (_stopline_v1_AccountScheme);
  'value'?: (string);
  'bank_id'?: (string);
  'holder_name'?: (string);
  '_bank_id'?: "bank_id";
  '_holder_name'?: "holder_name";
}

export interface Account__Output {
  'scheme': (_stopline_v1_AccountScheme__Output);
  'value': (string);
  'bank_id'?: (string);
  'holder_name'?: (string);
  '_bank_id'?: "bank_id";
  '_holder_name'?: "holder_name";
}
