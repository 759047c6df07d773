import type { Instant } from '../values/instant.ts';

/** The bank's word on a revision. For one revision they merge upward: PENDING < REFUSED < FINAL (R6). */
export type Answer = 'PENDING' | 'REFUSED' | 'FINAL';

export type RefusalReason =
  | 'ACCOUNT_UNKNOWN'
  | 'ACCOUNT_CLOSED'
  | 'NAME_MISMATCH'
  | 'AMOUNT_MISMATCH'
  | 'TIME_MISMATCH'
  | 'STOP_LIMIT_REACHED'
  | 'LEGAL'
  | 'OTHER';

export type ReleaseReason = 'AMENDED' | 'WITHDRAWN' | 'APPEAL' | 'COURT' | 'HOLDER_CLEARED' | 'OTHER';

/** By which door an outcome reached us. */
export type OutcomeDoor = 'REPLY' | 'QUERY' | 'CALLBACK' | 'PHONE';

/**
 * What a bank says of an order (contract.md, StopOutcome). The four totals are minor units in all since the order
 * began and never fall (R4), so that the same outcomes give the same amounts in whatever order they arrive.
 */
export interface StopOutcome {
  readonly revision: number;
  readonly sequence?: number;
  readonly answer: Answer;
  readonly requested_minor_units: bigint;
  readonly currency_code: string;
  readonly frozen_total: bigint;
  readonly released_total: bigint;
  readonly expired_total: bigint;
  readonly returned_total: bigint;
  readonly refusal_reason?: RefusalReason;
  readonly release_reason?: ReleaseReason;
  readonly effective_time?: Instant;
  readonly frozen_until?: Instant;
  readonly bank_reference?: string;
}

/** Why two things a bank said cannot both be true (R7). */
export type ContradictionKind =
  | 'TOTAL_FELL'
  | 'OTHER_CURRENCY'
  | 'OTHER_REFERENCE'
  | 'MORE_LET_GO_THAN_FROZEN'
  | 'HELD_ABOVE_AMOUNT'
  | 'REVISION_UNKNOWN'
  | 'SECOND_FREEZE';

export type OnwardKind = 'ACCOUNT' | 'CASH' | 'CARD' | 'WALLET' | 'MERCHANT' | 'CRYPTO' | 'ABROAD' | 'UNKNOWN';
