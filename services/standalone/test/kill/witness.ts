/** Looks until all is as it must be, or the time for it is over. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './api.ts';
import { type Answer, judge, type RecordedOrder, type Truth, type Verdict } from './judge.ts';

export interface WitnessOptions {
  readonly api: Api;
  readonly answers: readonly Answer[];
  readonly unanswered: readonly string[];
  readonly healthy: ReadonlySet<string>;
  /** When the last process was started again and the last press answered, whichever was later. */
  readonly since: number;
  readonly within_ms: number;
}

export interface Witnessed {
  readonly truth: Truth;
  readonly verdict: Verdict;
  /** From `since` until all was as it must be; absent if it never was. */
  readonly held_after_ms?: number;
}

const POLL_MS = 300;
const AT_ONCE = 8;

export async function witness(options: WitnessOptions): Promise<Witnessed> {
  const deadline = options.since + options.within_ms;
  for (;;) {
    const begun = Date.now();
    const truth = await look(options).catch((thrown: unknown) => {
      if (Date.now() > deadline) throw thrown;
      return null;
    });
    if (truth !== null) {
      const verdict = judge(truth);
      if (verdict.passed) return { truth, verdict, held_after_ms: Math.max(0, begun - options.since) };
      if (Date.now() > deadline) return { truth, verdict };
    }
    await sleep(Math.max(0, Math.min(POLL_MS, deadline - Date.now())));
  }
}

/** The receipts last: an order that leaves the phone list has reached its bank before. */
async function look({ api, answers, unanswered, healthy }: WitnessOptions): Promise<Truth> {
  const cases = [...new Set(answers.map(({ case_id }) => case_id))];
  const orders = await inTurns(cases, (case_id) => api.orders(case_id));
  const record = new Map<string, RecordedOrder>(orders.flat().map((order) => [order.order_id, order]));
  const phone_list = await api.phoneList();
  const receipts = await api.receipts();
  return { answers, unanswered, healthy, record, phone_list, receipts, audit: [] };
}

/** A few at a time: the machine has more to do than to be looked at. */
export async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const turn = async (): Promise<void> => {
    while (next < all.length) {
      const at = next++;
      results[at] = await work(all[at] as T);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
  return results;
}
