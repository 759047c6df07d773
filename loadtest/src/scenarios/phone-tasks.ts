/** Whether each order of the banks that cannot be reached became a task for a person in time. */
import { sleep } from '../house/wait.ts';
import type { Press } from '../stats/join.ts';
import { wallClock } from '../wall-clock.ts';
import { type CaseSeen, type Cases, eachOf, millisecondsOf } from './recorded.ts';

export interface PhoneTasks {
  readonly bad_orders: number;
  readonly without_phone_task: number;
  readonly slowest_phone_task_s: number;
}

const WITHIN_MS = 60_000;
/** R16 counts from the revision; the scheduler's round and the write come on top. */
const GRACE_MS = 1_000;
const AT_ONCE = 8;

/** Looks when the minute of the last press is over. */
export async function phoneTasksIn60s(
  cases: Pick<Cases, 'get'>,
  presses: readonly Press[],
  bad: ReadonlySet<string>,
): Promise<PhoneTasks> {
  const last_ms = presses.reduce((last, { intended_ms }) => Math.max(last, intended_ms), 0);
  await sleep(Math.max(0, last_ms + WITHIN_MS + GRACE_MS - wallClock()));
  const waits: number[] = [];
  await eachOf(
    presses.filter(({ case_id }) => case_id !== undefined),
    AT_ONCE,
    async ({ case_id }) => void waits.push(...waitsIn(await cases.get(case_id ?? ''), bad)),
  );
  return {
    bad_orders: waits.length,
    without_phone_task: waits.filter((wait) => wait > WITHIN_MS + GRACE_MS).length,
    slowest_phone_task_s: waits.reduce((slowest, wait) => Math.max(slowest, wait), 0) / 1_000,
  };
}

/** For each order of a bad bank: from placed to its first phone task; Infinity without one. */
export function waitsIn(
  { orders, phone_tasks }: Pick<CaseSeen, 'orders' | 'phone_tasks'>,
  bad: ReadonlySet<string>,
): number[] {
  const opened = new Map<string, number>();
  for (const { order_id, opened_at } of phone_tasks) {
    if (order_id === undefined || opened_at === null) continue;
    const at_ms = millisecondsOf(opened_at);
    opened.set(order_id, Math.min(at_ms, opened.get(order_id) ?? at_ms));
  }
  return orders
    .filter(({ bank_id }) => bank_id !== undefined && bad.has(bank_id))
    .map(({ order_id, placed_at }) => {
      const at_ms = opened.get(order_id);
      return at_ms === undefined || placed_at === null ? Number.POSITIVE_INFINITY : at_ms - millisecondsOf(placed_at);
    });
}
