/** What happened. These live for ever in the log: add, never change. Numbers of rings and attempts are given by `evolve`. */
import type { ContradictionKind, OutcomeDoor, StopOutcome } from '../stop/outcome-types.ts';
import type { FoundBy } from '../stop/route.ts';
import type { Account } from '../values/account.ts';
import type { CheckWords } from '../values/check-words.ts';
import type { Instant } from '../values/instant.ts';
import type {
  Ask,
  CloseReason,
  EscalationLevel,
  MatchBy,
  OnwardTransfer,
  PaymentTold,
  PhoneTaskReason,
  StopBasis,
  StopChange,
  TextFailure,
  TextKind,
  TextState,
  Try,
  Victim,
  WithdrawalReason,
} from './state.ts';

export interface CaseOpened {
  readonly type: 'CaseOpened';
  readonly case_id: string;
  readonly case_reference: string;
  readonly check_words: CheckWords;
  readonly jurisdiction: string;
  readonly jurisdiction_version: number;
  readonly operator_id: string;
  readonly victim: Victim;
  readonly narrative?: string;
  readonly fraud_type?: string;
  readonly operator_reference?: string;
}
export interface PaymentAdded extends PaymentTold {
  readonly type: 'PaymentAdded';
  readonly payment_id: string;
}
export interface PaymentCorrected extends Partial<PaymentTold> {
  readonly type: 'PaymentCorrected';
  readonly payment_id: string;
  readonly note?: string;
}
export interface PaymentWithdrawn {
  readonly type: 'PaymentWithdrawn';
  readonly payment_id: string;
  readonly reason: WithdrawalReason;
  readonly note?: string;
}
export interface OrderPlaced {
  readonly type: 'OrderPlaced';
  readonly order_id: string;
  readonly payment_id: string;
  readonly bank_id?: string;
  readonly phone_only: boolean;
  readonly found_by: FoundBy;
  readonly registry_version: string;
  readonly account?: Account;
  readonly enquiry_id?: string;
  readonly match_by: MatchBy;
  readonly hop: number;
  readonly round: number;
  readonly of_press: boolean;
  readonly currency_code: string;
  readonly requested: bigint;
  readonly basis: StopBasis;
  readonly freeze_seconds: number;
  readonly answer_within_ms: number;
  readonly channels_count: number;
}
export interface OrderRevised {
  readonly type: 'OrderRevised';
  readonly order_id: string;
  readonly revision: number;
  readonly change: StopChange;
  readonly requested: bigint;
  /** The bank showed a revision or an amount that this record does not know (R11). */
  readonly above_bank?: true;
  readonly account?: Account;
}
export interface OrderRung {
  readonly type: 'OrderRung';
  readonly order_id: string;
  readonly ask: Ask;
}
export interface AttemptEnded {
  readonly type: 'AttemptEnded';
  readonly order_id: string;
  readonly revision: number;
  readonly ask: Ask;
  readonly tries: readonly Try[];
  readonly unreachable?: true;
}
export interface OutcomeRecorded {
  readonly type: 'OutcomeRecorded';
  readonly order_id: string;
  readonly door: OutcomeDoor;
  /** Absent: one more that changed nothing, past the first 50, only counted. */
  readonly outcome?: StopOutcome;
}
export interface ContradictionFound {
  readonly type: 'ContradictionFound';
  readonly order_id: string;
  readonly kind: ContradictionKind;
}
export interface OnwardTransferReported {
  readonly type: 'OnwardTransferReported';
  readonly order_id: string;
  readonly transfer: OnwardTransfer;
}
export interface PhoneTaskOpened {
  readonly type: 'PhoneTaskOpened';
  readonly phone_task_id: string;
  readonly order_id: string;
  readonly bank_id?: string;
  readonly reason: PhoneTaskReason;
}
export interface PhoneTaskClaimed {
  readonly type: 'PhoneTaskClaimed';
  readonly phone_task_id: string;
  readonly operator_id: string;
  readonly claimed_until: Instant;
}
export interface PhoneTaskAnswered {
  readonly type: 'PhoneTaskAnswered';
  readonly phone_task_id: string;
  readonly operator_id: string;
  readonly result: 'OUTCOME' | 'NO_ANSWER' | 'CALL_BACK';
  readonly call_back_at?: Instant;
}
export interface PhoneTaskClosed {
  readonly type: 'PhoneTaskClosed';
  readonly phone_task_id: string;
  readonly result: 'SETTLED' | 'ANSWERED';
}
export interface Escalated {
  readonly type: 'Escalated';
  readonly order_id: string;
  readonly level: EscalationLevel;
}
export interface GoldenWindowEnded {
  readonly type: 'GoldenWindowEnded';
  readonly met: boolean;
  readonly missed_because?: string;
}
export interface TextOwed {
  readonly type: 'TextOwed';
  readonly number: number;
  readonly kind: TextKind;
  readonly phone: string;
  /** 0, or which resend it is. */
  readonly sending: number;
}
export interface TextRung {
  readonly type: 'TextRung';
  readonly number: number;
}
export interface TextStateChanged {
  readonly type: 'TextStateChanged';
  readonly number: number;
  /** `OWED`: a try came to nothing. */
  readonly state: TextState;
  readonly failure?: TextFailure;
}
export interface NoteAdded {
  readonly type: 'NoteAdded';
  readonly operator_id: string;
  readonly text: string;
}
export interface CaseAssigned {
  readonly type: 'CaseAssigned';
  readonly operator_id: string;
}
export interface CaseClosed {
  readonly type: 'CaseClosed';
  readonly operator_id: string;
  readonly reason: CloseReason;
}
export interface CaseReopened {
  readonly type: 'CaseReopened';
  readonly order_id: string;
}

/** An event as a topic decides it. */
export type EventBody =
  | CaseOpened
  | PaymentAdded
  | PaymentCorrected
  | PaymentWithdrawn
  | OrderPlaced
  | OrderRevised
  | OrderRung
  | AttemptEnded
  | OutcomeRecorded
  | ContradictionFound
  | OnwardTransferReported
  | PhoneTaskOpened
  | PhoneTaskClaimed
  | PhoneTaskAnswered
  | PhoneTaskClosed
  | Escalated
  | GoldenWindowEnded
  | TextOwed
  | TextRung
  | TextStateChanged
  | NoteAdded
  | CaseAssigned
  | CaseClosed
  | CaseReopened;

/** What `decide` adds to each: when, who, and on the first event of a person's command, which command it was (R20). */
export interface EventStamp {
  readonly at: Instant;
  /** `operator:li`, `bank:icbc`, `service:worker`. */
  readonly by: string;
  readonly command_id?: string;
  readonly fingerprint?: string;
}

export type CaseEvent = EventBody & EventStamp;
export type EventType = EventBody['type'];
