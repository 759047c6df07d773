/**
 * The verdict on a run: what the callers were told, what the record says and what each bank took down, joined. Pure, so
 * that it can itself be shown to fail when it should.
 */

/** What a caller was told; of one key in the order of telling. */
export interface Answer {
  readonly key: string;
  readonly case_id: string;
  readonly replayed: boolean;
  readonly orders: readonly { readonly order_id: string; readonly bank_id: string }[];
}

export interface RecordedOrder {
  readonly order_id: string;
  readonly bank_id: string;
  /** The payee's number. No two payments of a run have the same. */
  readonly account: string;
  readonly requested: bigint;
  readonly settled: boolean;
  /** Somebody will act on it: it stands in its bank's queue, or has a time at which it is asked again. */
  readonly waiting: boolean;
  readonly frozen: bigint;
}

/** What came in at a bank under one revision. */
export interface BankReceipt {
  readonly bank_id: string;
  readonly order_id: string;
  readonly revision: number;
  /** How often this revision made the bank freeze money. */
  readonly effects: number;
  readonly frozen_total: bigint;
}

export interface Truth {
  readonly answers: readonly Answer[];
  /** Keys of presses that were never answered, however often they were repeated. */
  readonly unanswered: readonly string[];
  readonly record: ReadonlyMap<string, RecordedOrder>;
  readonly receipts: readonly BankReceipt[];
  /** The orders that a person is asked to telephone about. */
  readonly phone_list: ReadonlySet<string>;
  /** Banks that can be reached all the time: each order of theirs must be in their receipts. */
  readonly healthy: ReadonlySet<string>;
  /** What `stopline audit` said when it was not content. */
  readonly audit: readonly string[];
}

export type LostBecause = 'NOT_IN_THE_RECORD' | 'NOT_AT_ITS_BANK' | 'NOT_WAITING' | 'NOT_ON_THE_PHONE_LIST';

export interface LostOrder {
  readonly order_id: string;
  readonly case_id: string;
  readonly bank_id: string;
  readonly because: LostBecause;
}

export interface Verdict {
  readonly passed: boolean;
  readonly acknowledged_cases: number;
  readonly acknowledged_orders: number;
  /** In their bank's receipts. */
  readonly delivered: number;
  /** Not there, but waiting and on the phone list. */
  readonly with_a_person: number;
  readonly lost: readonly LostOrder[];
  /** Orders for which a bank froze, or is asked to freeze, more than was paid: by any road that leads there. */
  readonly doubles: readonly string[];
  /** Orders that a bank was told of though the record has none such at this bank: told before it was written down. */
  readonly strangers: readonly string[];
  /** Orders of which the record shows more frozen than the bank froze. */
  readonly overstated: readonly string[];
  /** Keys whose presses did not all get the same case. */
  readonly split: readonly string[];
  /** Keys that were answered as if for the first time after they had been answered before. */
  readonly forgotten: readonly string[];
  readonly unanswered: readonly string[];
  readonly audit: readonly string[];
}

export function judge(truth: Truth): Verdict {
  const acknowledged = acknowledgedOrders(truth.answers);
  const delivered = new Set(truth.receipts.map(({ bank_id, order_id }) => `${bank_id} ${order_id}`));
  const isDelivered = (order: Placed): boolean => delivered.has(`${order.bank_id} ${order.order_id}`);
  const lost = acknowledged.flatMap((order) => {
    const because = whyLost(truth, order, isDelivered(order));
    return because === null ? [] : [{ ...order, because }];
  });
  const deliveredCount = acknowledged.filter(isDelivered).length;
  const byKey = Map.groupBy(truth.answers, ({ key }) => key);
  const bad = {
    lost,
    doubles: unique(doublesOf(truth)),
    strangers: unique(strangersOf(truth)),
    overstated: overstatedOf(truth),
    split: keysWhere(byKey, (all) => new Set(all.map(({ case_id }) => case_id)).size > 1),
    forgotten: keysWhere(byKey, (all) => all.slice(1).some(({ replayed }) => !replayed)),
    unanswered: truth.unanswered,
    audit: truth.audit,
  };
  return {
    passed: Object.values(bad).every((found) => found.length === 0),
    acknowledged_cases: new Set(truth.answers.map(({ case_id }) => case_id)).size,
    acknowledged_orders: acknowledged.length,
    delivered: deliveredCount,
    with_a_person: acknowledged.length - deliveredCount - lost.filter((order) => !isDelivered(order)).length,
    ...bad,
  };
}

type Placed = Omit<LostOrder, 'because'>;

/** Every order that any caller was ever told of, once. */
function acknowledgedOrders(answers: readonly Answer[]): readonly Placed[] {
  const orders = answers.flatMap(({ case_id, orders }) =>
    orders.map(({ order_id, bank_id }): [string, Placed] => [order_id, { order_id, case_id, bank_id }]),
  );
  return [...new Map(orders).values()];
}

function whyLost(truth: Truth, order: Placed, delivered: boolean): LostBecause | null {
  const recorded = truth.record.get(order.order_id);
  if (recorded === undefined || recorded.bank_id !== order.bank_id) return 'NOT_IN_THE_RECORD';
  if (delivered) return null;
  if (truth.healthy.has(order.bank_id)) return 'NOT_AT_ITS_BANK';
  if (recorded.settled || !recorded.waiting) return 'NOT_WAITING';
  return truth.phone_list.has(order.order_id) ? null : 'NOT_ON_THE_PHONE_LIST';
}

/** One revision that made a bank freeze twice; a total above what was asked; the same money asked for by two orders. */
function doublesOf({ receipts, record }: Truth): readonly string[] {
  const twice = receipts.filter(({ order_id, effects, frozen_total }) => {
    const asked = record.get(order_id)?.requested;
    return effects > 1 || (asked !== undefined && frozen_total > asked);
  });
  const byMoney = Map.groupBy(record.values(), ({ bank_id, account }) => `${bank_id} ${account}`);
  const repeated = [...byMoney.values()].filter((orders) => orders.length > 1).flat();
  return [...twice, ...repeated].map(({ order_id }) => order_id);
}

const strangersOf = ({ receipts, record }: Truth): readonly string[] =>
  receipts.filter(({ order_id, bank_id }) => record.get(order_id)?.bank_id !== bank_id).map(({ order_id }) => order_id);

function overstatedOf({ receipts, record }: Truth): readonly string[] {
  const atBank = new Map<string, bigint>();
  for (const { order_id, frozen_total } of receipts) {
    const known = atBank.get(order_id) ?? 0n;
    atBank.set(order_id, frozen_total > known ? frozen_total : known);
  }
  return [...record.values()]
    .filter(({ order_id, frozen }) => frozen > (atBank.get(order_id) ?? 0n))
    .map(({ order_id }) => order_id);
}

const keysWhere = (
  byKey: ReadonlyMap<string, readonly Answer[]>,
  holds: (answers: readonly Answer[]) => boolean,
): readonly string[] => [...byKey].filter(([, answers]) => holds(answers)).map(([key]) => key);

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];
