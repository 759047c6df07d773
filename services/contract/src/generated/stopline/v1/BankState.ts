// Original file: ../../proto/stopline/v1/casework.proto

import type { BankChannelState as _stopline_v1_BankChannelState, BankChannelState__Output as _stopline_v1_BankChannelState__Output } from '../../stopline/v1/BankChannelState.ts';
import type { DutyOfficer as _stopline_v1_DutyOfficer, DutyOfficer__Output as _stopline_v1_DutyOfficer__Output } from '../../stopline/v1/DutyOfficer.ts';

export interface BankState {
  'bank_id'?: (string);
  'name'?: ({[key: string]: string});
  'enabled'?: (boolean);
  'channels'?: (_stopline_v1_BankChannelState)[];
  'waiting'?: (number);
  'answer_ms_p50'?: (number);
  'answer_ms_p95'?: (number);
  'orders_unsettled'?: (number);
  'duty'?: (_stopline_v1_DutyOfficer | null);
  '_answer_ms_p50'?: "answer_ms_p50";
  '_answer_ms_p95'?: "answer_ms_p95";
  '_orders_unsettled'?: "orders_unsettled";
  '_duty'?: "duty";
}

export interface BankState__Output {
  'bank_id': (string);
  'name': ({[key: string]: string});
  'enabled': (boolean);
  'channels': (_stopline_v1_BankChannelState__Output)[];
  'waiting': (number);
  'answer_ms_p50'?: (number);
  'answer_ms_p95'?: (number);
  'orders_unsettled'?: (number);
  'duty'?: (_stopline_v1_DutyOfficer__Output | null);
  '_answer_ms_p50'?: "answer_ms_p50";
  '_answer_ms_p95'?: "answer_ms_p95";
  '_orders_unsettled'?: "orders_unsettled";
  '_duty'?: "duty";
}
