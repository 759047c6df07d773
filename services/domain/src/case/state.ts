/** The case: what is known, asked, heard and owed. Everything here is plain data, so that a snapshot is its JSON. */
import type {
  Answer,
  ContradictionKind,
  OnwardKind,
  OutcomeDoor,
  RefusalReason,
  StopOutcome,
} from '../stop/outcome-types.ts';
import type { FoundBy } from '../stop/route.ts';
import type { Account } from '../values/account.ts';
import type { CheckWords } from '../values/check-words.ts';
import type { Instant } from '../values/instant.ts';
import type { Money } from '../values/money.ts';

export type Role = 'OPERATOR' | 'SUPERVISOR' | 'APPROVER' | 'AUDITOR' | 'BANK' | 'SERVICE';

/** Who gives a command: `id` is the operator's id, the bank's id, or the name of our own process. */
export interface Actor {
  readonly role: Role;
  readonly id: string;
}

export interface Victim {
  readonly name?: string;
  readonly id_document?: string;
  /** E.164. */
  readonly phone?: string;
  readonly locale: string;
  readonly text_consent: boolean;
}

export type TransactionReferenceKind = 'UETR' | 'END_TO_END_ID' | 'UTR' | 'CARD_ARN' | 'SERIAL' | 'OTHER';
export interface TransactionReference {
  readonly kind: TransactionReferenceKind;
  readonly value: string;
}

export type WithdrawalReason = 'TYPED_WRONG' | 'NOT_FRAUD' | 'CALLER_WITHDREW' | 'DUPLICATE';
export type CloseReason = 'RESOLVED' | 'NO_LOSS' | 'FALSE_REPORT' | 'DUPLICATE';

/** A disputed transfer as the victim told it. */
export interface PaymentTold {
  readonly from?: Account;
  readonly to?: Account;
  readonly amount: Money;
  readonly paid_at: Instant;
  readonly channel?: string;
  readonly transaction_reference?: TransactionReference;
}

export interface Payment extends PaymentTold {
  readonly payment_id: string;
  readonly added_at: Instant;
  readonly withdrawn_reason?: WithdrawalReason;
}

export type StopBasis = 'EMERGENCY_STOP' | 'JUDICIAL_FREEZE';
export type StopChange = 'PLACED' | 'AMOUNT' | 'COVERED_ELSEWHERE' | 'CORRECTED' | 'WITHDRAWN' | 'ASKED_AGAIN';
export type MatchBy = 'ACCOUNT' | 'PAYMENT';

/** What a ring asks the worker for: make the order so (ApplyStop), or ask how it stands (QueryStop). */
export type Ask = 'INSTRUCT' | 'QUERY';

/** One call over one channel within an attempt. `error` is absent where the bank answered. */
export interface Try {
  readonly channel: string;
  readonly started_at: Instant;
  readonly ended_at: Instant;
  readonly error?: string;
}

export interface Attempt {
  readonly number: number;
  readonly ask: Ask;
  readonly ended_at: Instant;
  readonly tries: readonly Try[];
}

/** One outcome as it was heard; the list is what contradictions are judged over (R7). */
export interface Heard extends StopOutcome {
  readonly door: OutcomeDoor;
  readonly at: Instant;
}

export interface Totals {
  readonly frozen: bigint;
  readonly released: bigint;
  readonly expired: bigint;
  readonly returned: bigint;
}

/** How far R16 has gone since the latest revision. */
export type EscalationLevel = 'SUPERVISOR' | 'WINDOW_MISSED' | 'ASKING_ENDED' | 'DAILY_LOOK';

export interface OnwardTransfer {
  readonly transfer_id: string;
  readonly kind: OnwardKind;
  readonly to?: Account;
  readonly amount: Money;
  readonly at: Instant;
  readonly transaction_reference?: TransactionReference;
}

/** What we ask of ONE bank for ONE account, what became of the asking, and what the bank said. */
export interface StopOrder {
  readonly order_id: string;
  readonly payment_id: string;
  /** Absent: nobody knows the bank, only the telephone carries the order (R12). */
  readonly bank_id?: string;
  /** Only the telephone carries it: no bank, or the payer's bank that has no account to look for. */
  readonly phone_only: boolean;
  readonly found_by: FoundBy;
  readonly registry_version: string;
  readonly account?: Account;
  readonly enquiry_id?: string;
  readonly match_by: MatchBy;
  readonly hop: number;
  /** R1: from 1; asking again after all that was frozen has gone is a new order. */
  readonly round: number;
  /** One of the orders of the button itself; only these count for the golden window (R15). */
  readonly of_press: boolean;
  readonly currency_code: string;
  readonly answer_within_ms: number;
  readonly channels_count: number;
  readonly placed_at: Instant;

  // What we ask.
  readonly revision: number;
  readonly change: StopChange;
  readonly requested: bigint;
  readonly basis: StopBasis;
  readonly freeze_seconds: number;
  readonly revised_at: Instant;
  /** When the latest revision that asks for money was made: R16 counts from here. */
  readonly money_asked_at: Instant;
  /** Amount and change of each revision that we made, in order: what an old outcome is judged by. R11 leaves gaps. */
  readonly revisions: readonly { readonly revision: number; readonly requested: bigint; readonly change: StopChange }[];
  /** How often a bank showed a revision we do not know (R11). */
  readonly bumps: number;

  // How the asking goes (architecture.md, section 4).
  readonly ring: number;
  readonly rung_at: Instant;
  readonly ask: Ask;
  /** Nothing has been recorded of the latest ring yet. */
  readonly ring_open: boolean;
  /** Rings in a row of which nothing was recorded, the open one not counted. */
  readonly silent_rings: number;
  /** Attempts in a row that ended without an answer to the latest revision. */
  readonly failures: number;
  /** QueryStop rings since the bank said PENDING. */
  readonly queries: number;
  /** The worker said of this revision that every breaker of the bank is open. */
  readonly unreachable: boolean;
  readonly next_ask_at: Instant | null;
  readonly attempts_count: number;
  /** The first 5 and the last 15. */
  readonly attempts: readonly Attempt[];

  // What the bank said.
  readonly totals: Totals;
  /** The bank's answer to the latest revision. */
  readonly answer?: Answer;
  readonly heard: readonly Heard[];
  /** Outcomes that changed nothing and were recorded; and those that were only counted. */
  readonly repeats_recorded: number;
  readonly repeats_counted: number;
  readonly bank_reference?: string;
  readonly refusal_reason?: RefusalReason;
  readonly effective_time?: Instant;
  readonly frozen_until?: Instant;
  readonly contradictions: readonly ContradictionKind[];
  /** How many of them a phone task has told a person of (R7). */
  readonly contradictions_told: number;
  readonly onward: readonly OnwardTransfer[];

  // R24, the stage clock (placed_at above).
  readonly first_sent_at?: Instant;
  readonly first_answered_at?: Instant;
  readonly settled_at?: Instant;

  readonly escalated?: EscalationLevel;
  readonly daily_looks: number;
}

export type PhoneTaskReason = 'NOT_REACHED' | 'NOT_SETTLED' | 'NO_BANK' | 'CONTRADICTION';

export interface PhoneTask {
  readonly phone_task_id: string;
  readonly order_id: string;
  readonly bank_id?: string;
  readonly reason: PhoneTaskReason;
  readonly opened_at: Instant;
  readonly claimed_by?: string;
  readonly claimed_until?: Instant;
  readonly call_back_at?: Instant;
  readonly closed_at?: Instant;
  readonly result?: string;
}

/** What a text tells: that the case has begun, or that there is news of the money. */
export type TextKind = 'STARTED' | 'OUTCOME';
/** Owed to the provider; taken by it; what the carrier said; given up. */
export type TextState = 'OWED' | 'SENT' | 'DELIVERED' | 'UNDELIVERED' | 'FAILED';
/** The provider could not be reached, would not have it, or did not take it within the hour. */
export type TextFailure = 'PROVIDER_UNREACHABLE' | 'PROVIDER_REFUSED' | 'NOT_IN_TIME';

/** One of the case's texts (R18). Its words are made when it is sent. */
export interface Text {
  /** From 1; the link in it is made from this number. */
  readonly number: number;
  readonly kind: TextKind;
  /** E.164. */
  readonly phone: string;
  /** 0, and one more with each resend: with the number it is the id that the provider gets. */
  readonly sending: number;
  readonly owed_at: Instant;
  readonly state: TextState;
  readonly state_at: Instant;
  /** Why the latest try came to nothing. */
  readonly failure?: TextFailure;
  readonly ring: number;
  readonly rung_at: Instant;
  readonly ring_open: boolean;
  readonly silent_rings: number;
  readonly failures: number;
  readonly next_ask_at: Instant | null;
}

export interface Note {
  readonly at: Instant;
  readonly operator_id: string;
  readonly text: string;
}

export interface GoldenWindow {
  readonly deadline: Instant;
  readonly met?: boolean;
  readonly missed_because?: string;
}

export interface Case {
  readonly case_id: string;
  readonly case_reference: string;
  readonly check_words: CheckWords;
  readonly jurisdiction: string;
  readonly jurisdiction_version: number;
  readonly accepted_at: Instant;
  /** Whose case it is now. */
  readonly operator_id: string;
  readonly victim: Victim;
  readonly narrative?: string;
  readonly fraud_type?: string;
  readonly operator_reference?: string;
  /** In the order they were told. */
  readonly payments: Readonly<Record<string, Payment>>;
  readonly orders: Readonly<Record<string, StopOrder>>;
  readonly phone_tasks: Readonly<Record<string, PhoneTask>>;
  readonly texts: readonly Text[];
  /** A text may have gone to a stranger, who has the case reference from it (R19). */
  readonly number_corrected?: true;
  readonly notes: readonly Note[];
  readonly golden_window: GoldenWindow;
  /** R20: command ids that people sent, with the fingerprint of the body. */
  readonly commands: Readonly<Record<string, string>>;
  readonly closed?: { readonly at: Instant; readonly by: string; readonly reason: CloseReason };
  /** The time of the latest event: time never runs backwards within a case. */
  readonly last_at: Instant;
}
