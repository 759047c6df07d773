/**
 * An order as one line of text: what is written to the bank's file, and what is kept in memory of a settled order.
 * A JSON list with fixed places, since names would be two thirds of it; the last line of an order is the order.
 */
import type { Order, Receipt } from './order.ts';

const orNull = <T>(value: T | undefined): T | null => value ?? null;

export function orderToLine(order: Order): string {
  const { account, totals } = order;
  return JSON.stringify([
    order.order_id,
    account.scheme,
    account.value,
    order.claim,
    order.currency_code,
    order.revision,
    String(order.requested),
    order.freeze_seconds,
    order.answer,
    orNull(order.refusal_reason),
    orNull(order.release_reason),
    [String(totals.frozen), String(totals.released), String(totals.expired), String(totals.returned)],
    String(order.credited),
    orNull(order.effective_time),
    order.sequence,
    order.owes_report ? 1 : 0,
    order.receipts.map((r) => [r.revision, r.received_at, r.count, r.effects, String(r.frozen_total)]),
  ]);
}

type Line = [
  order_id: string,
  scheme: Order['account']['scheme'],
  value: string,
  claim: string,
  currency_code: string,
  revision: number,
  requested: string,
  freeze_seconds: number,
  answer: Order['answer'],
  refusal_reason: Order['refusal_reason'] | null,
  release_reason: Order['release_reason'] | null,
  totals: [string, string, string, string],
  credited: string,
  effective_time: number | null,
  sequence: number,
  owes_report: 0 | 1,
  receipts: [revision: number, received_at: number, count: number, effects: number, frozen_total: string][],
];

/** Throws for text that is no such line. */
export function orderFromLine(line: string): Order {
  const l = JSON.parse(line) as Line;
  const [frozen, released, expired, returned] = l[11];
  return {
    order_id: l[0],
    account: { scheme: l[1], value: l[2] },
    claim: l[3],
    currency_code: l[4],
    revision: l[5],
    requested: BigInt(l[6]),
    freeze_seconds: l[7],
    answer: l[8],
    ...(l[9] ? { refusal_reason: l[9] } : {}),
    ...(l[10] ? { release_reason: l[10] } : {}),
    totals: {
      frozen: BigInt(frozen),
      released: BigInt(released),
      expired: BigInt(expired),
      returned: BigInt(returned),
    },
    credited: BigInt(l[12]),
    ...(l[13] === null ? {} : { effective_time: l[13] }),
    sequence: l[14],
    owes_report: l[15] === 1,
    receipts: l[16].map(receiptOf),
  };
}

const receiptOf = ([revision, received_at, count, effects, frozen]: Line[16][number]): Receipt => ({
  revision,
  received_at,
  count,
  effects,
  frozen_total: BigInt(frozen),
});
