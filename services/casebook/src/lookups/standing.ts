/** How all cases stand together: what the gauges show. */
import type { Instant } from '@stopline/domain';
import { LOOKUP_KEYS } from '../record/keys.ts';
import type { StoplineRecord } from '../record/record.ts';
import { PHONE_TASKS, UNINSTRUCTED, UNSETTLED } from './names.ts';
import type { Rows } from './rows.ts';

export interface Standing {
  readonly orders_unsettled: number;
  /** When the oldest of them was placed; null if there is none. */
  readonly oldest_unsettled_at: Instant | null;
  /** When the oldest order was placed that no bank has been told of; null if there is none. */
  readonly oldest_uninstructed_at: Instant | null;
  readonly phone_tasks_open: number;
  /** Of those whose turn it is: neither claimed, nor put off until the bank wants to be called. */
  readonly oldest_unclaimed_task_at: Instant | null;
}

/** If the oldest so many are all claimed, the gauge is right to be quiet. */
const TASKS_LOOKED_AT = 200;

export async function standingOf({ client, clock }: StoplineRecord, rows: Rows, budgetMs: number): Promise<Standing> {
  const oldest = async (set: string, count: number, ...more: string[]): Promise<string[]> =>
    (await client.read('zrange', [LOOKUP_KEYS.setPrefix + set, 0, count - 1, ...more], { budgetMs })) as string[];

  const oldestUnclaimed = async (): Promise<Instant | null> => {
    const tasks = await rows.tasks(await oldest(PHONE_TASKS, TASKS_LOOKED_AT));
    const now = clock.now();
    const waiting = tasks.find(
      (task) => task !== null && Math.max(task.claimed_until ?? 0, task.call_back_at ?? 0) <= now,
    );
    return waiting?.opened_at ?? null;
  };

  const oldestAt = async (set: string): Promise<Instant | null> => {
    const [, at] = await oldest(set, 1, 'WITHSCORES');
    return at === undefined ? null : Number(at);
  };

  const [unsettled, oldest_unsettled_at, oldest_uninstructed_at, open, oldest_unclaimed_task_at] = await Promise.all([
    client.read('hget', [LOOKUP_KEYS.sums, 'orders_unsettled'], { budgetMs }),
    oldestAt(UNSETTLED),
    oldestAt(UNINSTRUCTED),
    client.read('zcard', [LOOKUP_KEYS.setPrefix + PHONE_TASKS], { budgetMs }),
    oldestUnclaimed(),
  ]);
  return {
    orders_unsettled: Number(unsettled ?? 0),
    oldest_unsettled_at,
    oldest_uninstructed_at,
    phone_tasks_open: Number(open),
    oldest_unclaimed_task_at,
  };
}
