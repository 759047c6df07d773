// Original file: ../../proto/stopline/v1/common.proto

import type { CaseStatus as _stopline_v1_CaseStatus, CaseStatus__Output as _stopline_v1_CaseStatus__Output } from '../../stopline/v1/CaseStatus.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { Victim as _stopline_v1_Victim, Victim__Output as _stopline_v1_Victim__Output } from '../../stopline/v1/Victim.ts';
import type { Payment as _stopline_v1_Payment, Payment__Output as _stopline_v1_Payment__Output } from '../../stopline/v1/Payment.ts';
import type { StopOrder as _stopline_v1_StopOrder, StopOrder__Output as _stopline_v1_StopOrder__Output } from '../../stopline/v1/StopOrder.ts';
import type { PhoneTask as _stopline_v1_PhoneTask, PhoneTask__Output as _stopline_v1_PhoneTask__Output } from '../../stopline/v1/PhoneTask.ts';
import type { Amounts as _stopline_v1_Amounts, Amounts__Output as _stopline_v1_Amounts__Output } from '../../stopline/v1/Amounts.ts';
import type { GoldenWindow as _stopline_v1_GoldenWindow, GoldenWindow__Output as _stopline_v1_GoldenWindow__Output } from '../../stopline/v1/GoldenWindow.ts';
import type { Text as _stopline_v1_Text, Text__Output as _stopline_v1_Text__Output } from '../../stopline/v1/Text.ts';
import type { Note as _stopline_v1_Note, Note__Output as _stopline_v1_Note__Output } from '../../stopline/v1/Note.ts';
import type { CloseReason as _stopline_v1_CloseReason, CloseReason__Output as _stopline_v1_CloseReason__Output } from '../../stopline/v1/CloseReason.ts';

export interface Case {
  'case_id'?: (string);
  'case_reference'?: (string);
  'version'?: (number);
  'status'?: (_stopline_v1_CaseStatus);
  'jurisdiction'?: (string);
  'accepted_at'?: (_google_protobuf_Timestamp | null);
  'operator_id'?: (string);
  'victim'?: (_stopline_v1_Victim | null);
  'payments'?: (_stopline_v1_Payment)[];
  'orders'?: (_stopline_v1_StopOrder)[];
  'orders_total'?: (number);
  'phone_tasks'?: (_stopline_v1_PhoneTask)[];
  'amounts'?: (_stopline_v1_Amounts)[];
  'golden_window'?: (_stopline_v1_GoldenWindow | null);
  'texts'?: (_stopline_v1_Text)[];
  'notes'?: (_stopline_v1_Note)[];
  'check_words'?: ({[key: string]: string});
  'narrative'?: (string);
  'fraud_type'?: (string);
  'operator_reference'?: (string);
  'close_reason'?: (_stopline_v1_CloseReason);
  '_narrative'?: "narrative";
  '_fraud_type'?: "fraud_type";
  '_operator_reference'?: "operator_reference";
  '_close_reason'?: "close_reason";
}

export interface Case__Output {
  'case_id': (string);
  'case_reference': (string);
  'version': (number);
  'status': (_stopline_v1_CaseStatus__Output);
  'jurisdiction': (string);
  'accepted_at': (_google_protobuf_Timestamp__Output | null);
  'operator_id': (string);
  'victim': (_stopline_v1_Victim__Output | null);
  'payments': (_stopline_v1_Payment__Output)[];
  'orders': (_stopline_v1_StopOrder__Output)[];
  'orders_total': (number);
  'phone_tasks': (_stopline_v1_PhoneTask__Output)[];
  'amounts': (_stopline_v1_Amounts__Output)[];
  'golden_window': (_stopline_v1_GoldenWindow__Output | null);
  'texts': (_stopline_v1_Text__Output)[];
  'notes': (_stopline_v1_Note__Output)[];
  'check_words': ({[key: string]: string});
  'narrative'?: (string);
  'fraud_type'?: (string);
  'operator_reference'?: (string);
  'close_reason'?: (_stopline_v1_CloseReason__Output);
  '_narrative'?: "narrative";
  '_fraud_type'?: "fraud_type";
  '_operator_reference'?: "operator_reference";
  '_close_reason'?: "close_reason";
}
