// Original file: ../../proto/stopline/v1/gateway.proto

import type { StopChange as _stopline_v1_StopChange, StopChange__Output as _stopline_v1_StopChange__Output } from '../../stopline/v1/StopChange.ts';
import type { Account as _stopline_v1_Account, Account__Output as _stopline_v1_Account__Output } from '../../stopline/v1/Account.ts';
import type { Money as _stopline_v1_Money, Money__Output as _stopline_v1_Money__Output } from '../../stopline/v1/Money.ts';
import type { StopBasis as _stopline_v1_StopBasis, StopBasis__Output as _stopline_v1_StopBasis__Output } from '../../stopline/v1/StopBasis.ts';
import type { DisputedPayment as _stopline_v1_DisputedPayment, DisputedPayment__Output as _stopline_v1_DisputedPayment__Output } from '../../stopline/v1/DisputedPayment.ts';
import type { MatchBy as _stopline_v1_MatchBy, MatchBy__Output as _stopline_v1_MatchBy__Output } from '../../stopline/v1/MatchBy.ts';
import type { Amounts as _stopline_v1_Amounts, Amounts__Output as _stopline_v1_Amounts__Output } from '../../stopline/v1/Amounts.ts';
import type { Answer as _stopline_v1_Answer, Answer__Output as _stopline_v1_Answer__Output } from '../../stopline/v1/Answer.ts';
import type { Long } from '@grpc/proto-loader';

export interface BankOrder {
  'order_id'?: (string);
  'revision'?: (number);
  'change'?: (_stopline_v1_StopChange);
  'account'?: (_stopline_v1_Account | null);
  'amount'?: (_stopline_v1_Money | null);
  'basis'?: (_stopline_v1_StopBasis);
  'freeze_seconds'?: (number | string | Long);
  'payment'?: (_stopline_v1_DisputedPayment | null);
  'hop'?: (number);
  'enquiry'?: (boolean);
  'match_by'?: (_stopline_v1_MatchBy);
  'case_reference'?: (string);
  'amounts'?: (_stopline_v1_Amounts | null);
  'answer'?: (_stopline_v1_Answer);
  '_answer'?: "answer";
}

export interface BankOrder__Output {
  'order_id': (string);
  'revision': (number);
  'change': (_stopline_v1_StopChange__Output);
  'account': (_stopline_v1_Account__Output | null);
  'amount': (_stopline_v1_Money__Output | null);
  'basis': (_stopline_v1_StopBasis__Output);
  'freeze_seconds': (string);
  'payment': (_stopline_v1_DisputedPayment__Output | null);
  'hop': (number);
  'enquiry': (boolean);
  'match_by': (_stopline_v1_MatchBy__Output);
  'case_reference': (string);
  'amounts': (_stopline_v1_Amounts__Output | null);
  'answer'?: (_stopline_v1_Answer__Output);
  '_answer'?: "answer";
}
