// Original file: ../../proto/stopline/v1/common.proto

import type { CaseStatus as _stopline_v1_CaseStatus, CaseStatus__Output as _stopline_v1_CaseStatus__Output } from '../../stopline/v1/CaseStatus.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { Amounts as _stopline_v1_Amounts, Amounts__Output as _stopline_v1_Amounts__Output } from '../../stopline/v1/Amounts.ts';
import type { CaseNeed as _stopline_v1_CaseNeed, CaseNeed__Output as _stopline_v1_CaseNeed__Output } from '../../stopline/v1/CaseNeed.ts';

export interface CaseSummary {
  'case_id'?: (string);
  'case_reference'?: (string);
  'version'?: (number);
  'status'?: (_stopline_v1_CaseStatus);
  'operator_id'?: (string);
  'accepted_at'?: (_google_protobuf_Timestamp | null);
  'updated_at'?: (_google_protobuf_Timestamp | null);
  'amounts'?: (_stopline_v1_Amounts)[];
  'needs'?: (_stopline_v1_CaseNeed)[];
  'orders_total'?: (number);
  'orders_unsettled'?: (number);
  'phone_tasks_open'?: (number);
  'operator_reference'?: (string);
  '_operator_reference'?: "operator_reference";
}

export interface CaseSummary__Output {
  'case_id': (string);
  'case_reference': (string);
  'version': (number);
  'status': (_stopline_v1_CaseStatus__Output);
  'operator_id': (string);
  'accepted_at': (_google_protobuf_Timestamp__Output | null);
  'updated_at': (_google_protobuf_Timestamp__Output | null);
  'amounts': (_stopline_v1_Amounts__Output)[];
  'needs': (_stopline_v1_CaseNeed__Output)[];
  'orders_total': (number);
  'orders_unsettled': (number);
  'phone_tasks_open': (number);
  'operator_reference'?: (string);
  '_operator_reference'?: "operator_reference";
}
