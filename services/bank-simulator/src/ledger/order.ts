/** One stop order in a bank's books. Types are the domain's; the arithmetic is the bank's own, so that the two can disagree. */
import type { Answer, RefusalReason, ReleaseReason } from '@stopline/domain/stop/outcome-types.ts';
import type { AccountScheme } from '@stopline/domain/values/account.ts';
import type { Instant } from '@stopline/domain/values/instant.ts';

export type Change =
  | 'PLACED'
  | 'AMOUNT'
  | 'COVERED_ELSEWHERE'
  | 'CORRECTED'
  | 'WITHDRAWN'
  | 'ASKED_AGAIN'
  | 'EXTENDED'
  | 'CONVERTED'
  | 'RELEASED';

export interface AccountNumber {
  readonly scheme: AccountScheme;
  readonly value: string;
}

/** Minor units in all since the order began. None of them ever falls. */
export interface Totals {
  readonly frozen: bigint;
  readonly released: bigint;
  readonly expired: bigint;
  readonly returned: bigint;
}

export const NO_TOTALS: Totals = { frozen: 0n, released: 0n, expired: 0n, returned: 0n };

/** What came in under one revision, for whoever wants to know whether and when we were told. */
export interface Receipt {
  readonly revision: number;
  /** Of the first time; wall clock, milliseconds with a fraction. */
  readonly received_at: number;
  readonly count: number;
  /** How often this revision made us freeze money: more than once is the mistake that nobody may make. */
  readonly effects: number;
  /** The order's total after the last effect. */
  readonly frozen_total: bigint;
}

export interface Order {
  readonly order_id: string;
  readonly account: AccountNumber;
  /** Which payment of which case it is about: a payment's money came in once, however many orders ask for it. */
  readonly claim: string;
  readonly currency_code: string;
  /** The highest that we know. */
  readonly revision: number;
  /** That revision's amount. */
  readonly requested: bigint;
  readonly freeze_seconds: number;
  readonly answer: Answer;
  /** While PENDING: what the answer will be. */
  readonly refusal_reason?: RefusalReason;
  readonly release_reason?: ReleaseReason;
  readonly totals: Totals;
  /** What came into the account with the payment (see accounts.ts). */
  readonly credited: bigint;
  /** When the freeze began. */
  readonly effective_time?: Instant;
  /** Counts the changes of state. */
  readonly sequence: number;
  /** We have yet to tell Stopline how it stands. */
  readonly owes_report: boolean;
  readonly receipts: readonly Receipt[];
}

export const letGoOf = ({ released, expired }: Totals): bigint => released + expired;

export const heldOf = (totals: Totals): bigint => totals.frozen - letGoOf(totals) - totals.returned;

/** Nothing of it is held any more, though something was. */
export const hasEnded = ({ totals, answer }: Order): boolean =>
  answer !== 'PENDING' && totals.frozen > 0n && heldOf(totals) === 0n;

/** What the order adds to the account's free money: what came in with the payment, less what was taken, plus what was let go. */
export const freeMoneyOf = (order: Order | undefined): bigint =>
  order === undefined ? 0n : order.credited - order.totals.frozen + letGoOf(order.totals);
