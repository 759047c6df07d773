/**
 * R22: what the victim sees of the case: stages and amounts, bank by bank, and the last four digits of an account. No name, no
 * full number, nobody who works on it. The words are the page's; which of them is true is decided here.
 */
import type { Case, StopOrder } from '../case/state.ts';
import { amountsOfCase, amountsOfOrder } from '../stop/amounts.ts';
import { freezeStatusOf } from '../stop/freeze-status.ts';
import { isSettled, isWithdrawn } from '../stop/order.ts';
import { type OrdersTasks, openTask, tasksByOrder } from '../stop/phone-task.ts';
import { lastFour } from '../values/account.ts';
import type { CheckWords } from '../values/check-words.ts';
import type { Instant } from '../values/instant.ts';

/** How far it is with one bank and one account. */
export type VictimStage =
  /** R5: asked, and nothing heard: never "not held". */
  | 'ASKED'
  /** The bank has said that it needs longer. */
  | 'LOOKING'
  /** The same, and a person telephones it. */
  | 'LOOKING_PHONING'
  /** It has not answered, and a person telephones. */
  | 'PHONING'
  /** No system of ours asks here: only a person does, by telephone (R12). */
  | 'BY_PHONE'
  | 'HELD'
  | 'HELD_IN_PART'
  | 'GONE'
  | 'REFUSED'
  /** The bank has no such account. */
  | 'NOT_THERE'
  | 'RELEASED'
  | 'EXPIRED'
  | 'RETURNED'
  /** Another bank held this money first (R12). */
  | 'COVERED'
  | 'WITHDRAWN';

/** The whole case in one word. */
export type VictimState =
  | 'ASKED'
  | 'HOLDING'
  | 'ALL_HELD'
  | 'PART_HELD'
  | 'NONE_HELD'
  | 'GONE'
  | 'ENDED'
  | 'RETURNED'
  | 'WITHDRAWN';

/** Minor units of one currency. `asked` is the sum of the other five (R4). */
export interface VictimMoney {
  readonly currency_code: string;
  readonly asked: bigint;
  readonly held: bigint;
  readonly gone: bigint;
  readonly unknown: bigint;
  readonly returned: bigint;
  readonly let_go: bigint;
}

export interface VictimBank extends VictimMoney {
  readonly stage: VictimStage;
  /** Absent: nobody knows the bank yet. */
  readonly bank_id?: string;
  /** The last four digits of the account the money went to. */
  readonly account_ending?: string;
  /** The same for all banks that were asked about one account (R12). */
  readonly enquiry_id?: string;
  readonly held_until?: Instant;
  /** Two things the bank said do not fit together, and a person asks it (R7). */
  readonly checking: boolean;
}

export interface VictimView {
  readonly case_reference: string;
  readonly check_words: CheckWords;
  readonly state: VictimState;
  readonly money: readonly VictimMoney[];
  /** One entry for each bank and account, in the order they were asked. */
  readonly banks: readonly VictimBank[];
  readonly banks_asked: number;
  readonly banks_holding: number;
  /** R15: until when every bank should have answered. */
  readonly golden_window: { readonly deadline: Instant; readonly met?: boolean };
  readonly accepted_at: Instant;
  readonly changed_at: Instant;
  readonly settled: boolean;
  readonly closed: boolean;
  /** R18: one more text follows when there is news. */
  readonly text_to_come: boolean;
}

type Sums = ReturnType<typeof amountsOfOrder>;

const moneyOf = ({ currency_code, requested, frozen, gone, unknown, returned, let_go }: Sums): VictimMoney => ({
  currency_code,
  asked: requested,
  held: frozen,
  gone,
  unknown,
  returned,
  let_go,
});

/** Of an order's rounds (R1) the last one says how it is; of an enquiry every bank is asked for itself. */
function latestRounds(state: Case): readonly StopOrder[] {
  const latest = new Map<string, StopOrder>();
  for (const order of Object.values(state.orders)) {
    latest.set(`${order.payment_id}|${order.bank_id ?? ''}|${order.account?.value ?? ''}`, order);
  }
  return [...latest.values()];
}

function stageOf(order: StopOrder, phoning: boolean): VictimStage {
  if (isWithdrawn(order)) return 'WITHDRAWN';
  // Also where it had frozen before it heard so: that is more than was lost, and none of this money (R12).
  if (order.requested === 0n) return 'COVERED';
  const status = freezeStatusOf(order);
  switch (status) {
    case 'FROZEN':
      // All of it is back, and what the bank still holds is beyond what was asked.
      return amountsOfOrder(order).frozen === 0n ? 'RETURNED' : 'HELD';
    case 'PARTIALLY_FROZEN':
      return 'HELD_IN_PART';
    case 'NO_FUNDS':
      return 'GONE';
    case 'REFUSED':
      return order.refusal_reason === 'ACCOUNT_UNKNOWN' ? 'NOT_THERE' : 'REFUSED';
    case 'PENDING':
      return phoning ? 'LOOKING_PHONING' : 'LOOKING';
    case 'REQUESTED':
      if (order.phone_only) return 'BY_PHONE';
      return phoning ? 'PHONING' : 'ASKED';
    case 'CANCELLED':
      return 'COVERED';
    default:
      return status;
  }
}

/** Digits only: the end of a wallet's id may be the end of a name. */
function endingOf({ account }: StopOrder): string | undefined {
  const ending = account === undefined ? '' : lastFour(account);
  return /^\d{4}$/.test(ending) ? ending : undefined;
}

function bankOf(order: StopOrder, tasksOf: OrdersTasks): VictimBank {
  const tasks = tasksOf(order.order_id);
  const stage = stageOf(order, openTask(tasks, false) !== undefined);
  const { bank_id, frozen_until, enquiry_id } = order;
  const ending = endingOf(order);
  const isHeld = stage === 'HELD' || stage === 'HELD_IN_PART';
  return {
    ...moneyOf(amountsOfOrder(order)),
    stage,
    ...(bank_id === undefined ? {} : { bank_id }),
    ...(ending === undefined ? {} : { account_ending: ending }),
    ...(enquiry_id === undefined ? {} : { enquiry_id }),
    ...(isHeld && frozen_until !== undefined ? { held_until: frozen_until } : {}),
    checking: openTask(tasks, true) !== undefined,
  };
}

function stateOf(money: readonly VictimMoney[], settled: boolean): VictimState {
  const all = (is: (row: VictimMoney) => boolean): boolean => money.every(is);
  const some = (is: (row: VictimMoney) => boolean): boolean => money.some(is);
  if (all(({ asked }) => asked === 0n)) return 'WITHDRAWN';
  if (all(({ asked, returned }) => returned === asked)) return 'RETURNED';
  if (all(({ asked, held, returned }) => held + returned === asked)) return 'ALL_HELD';
  if (some(({ held }) => held > 0n)) return settled ? 'PART_HELD' : 'HOLDING';
  if (!settled) return 'ASKED';
  if (some(({ let_go, returned }) => let_go > 0n || returned > 0n)) return 'ENDED';
  return all(({ asked, gone }) => gone === asked) ? 'GONE' : 'NONE_HELD';
}

/**
 * A bank that several payments went to is one bank; each that nobody knows yet is one too, but not where banks were asked whose account
 * it is: the call that is left then (R12) is about one of them or of nobody.
 */
function countBanks(banks: readonly VictimBank[]): number {
  const named = banks.filter(({ bank_id }) => bank_id !== undefined);
  const enquiries = new Set(named.map(({ enquiry_id }) => enquiry_id));
  const unnamed = banks.filter(
    ({ bank_id, enquiry_id }) => bank_id === undefined && (enquiry_id === undefined || !enquiries.has(enquiry_id)),
  );
  return new Set(named.map(({ bank_id }) => bank_id)).size + unnamed.length;
}

function hasTextToCome({ victim, texts, closed }: Case): boolean {
  if (victim.phone === undefined || !victim.text_consent || closed !== undefined) return false;
  return texts.every(({ kind }) => kind !== 'OUTCOME');
}

export function victimView(state: Case): VictimView {
  const tasksOf = tasksByOrder(state);
  const banks = latestRounds(state).map((order) => bankOf(order, tasksOf));
  const money = amountsOfCase(state).map(moneyOf);
  const settled = Object.values(state.orders).every(isSettled);
  const { deadline, met } = state.golden_window;
  return {
    case_reference: state.case_reference,
    check_words: state.check_words,
    state: stateOf(money, settled),
    money,
    banks,
    banks_asked: countBanks(banks.filter(({ stage }) => stage !== 'WITHDRAWN')),
    banks_holding: countBanks(banks.filter(({ stage, held }) => stage !== 'WITHDRAWN' && held > 0n)),
    golden_window: { deadline, ...(met === undefined ? {} : { met }) },
    accepted_at: state.accepted_at,
    changed_at: state.last_at,
    settled,
    closed: state.closed !== undefined,
    text_to_come: hasTextToCome(state),
  };
}
