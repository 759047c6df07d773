/**
 * When the record had the last bank's word, read off the cases themselves afterwards: `settled_at` of each order, the
 * record's own time at which its outcome was decided on. (The write that follows, a few milliseconds, is not in it.)
 */
import { services, type WireOut } from '@stopline/contract';
import { call, openClient } from '@stopline/platform/grpc/client.ts';
import { sleep } from '../house/wait.ts';
import type { Press } from '../stats/join.ts';

export type CaseSeen = NonNullable<WireOut<'GetCaseResponse'>['case']>;

export interface Cases {
  get(case_id: string): Promise<CaseSeen>;
  status(): Promise<WireOut<'GetStatusResponse'>>;
  close(): void;
}

const DEADLINE_MS = 5_000;

export function casesAt(address: string, token: string): Cases {
  const client = openClient({ address });
  const options = { deadlineMs: DEADLINE_MS, metadata: { authorization: `Bearer ${token}` } };
  return {
    async get(case_id) {
      const { case: seen } = await call(client, services.IntakeService.GetCase, { case_id }, options);
      if (seen === null) throw new Error(`${case_id} came back empty`);
      return seen;
    },
    status: () => call(client, services.CaseworkService.GetStatus, {}, options),
    close: () => client.close(),
  };
}

export const millisecondsOf = (time: { seconds: unknown; nanos: number }): number =>
  Number(time.seconds) * 1_000 + time.nanos / 1e6;

/** NaN while an order has no settling word. */
export function settledAt({ orders }: Pick<CaseSeen, 'orders'>): number {
  return orders.reduce(
    (last, { settled_at }) => Math.max(last, settled_at ? millisecondsOf(settled_at) : Number.NaN),
    0,
  );
}

/** Every n-th, so that no more than `most` are left. */
export function sample<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, Math.ceil(all.length / most));
  return all.filter((_one, index) => index % step === 0);
}

/** Handles all of them, so many at a time. */
export async function eachOf<T>(all: readonly T[], atOnce: number, handle: (one: T) => Promise<void>): Promise<void> {
  const left = [...all].reverse();
  const work = async (): Promise<void> => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await handle(one);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

export interface Recorded {
  /** From the intended send time to the last order settled, of the cases looked at. */
  readonly all_recorded_ms: readonly number[];
  /** Cases looked at that were not settled in the end. */
  readonly unsettled: number;
}

const SAMPLE_MAX = 1_000;
const AT_ONCE = 8;
const SETTLE_WITHIN_MS = 10_000;
const AGAIN_AFTER_MS = 500;

export async function recordedOf(presses: readonly Press[], cases: Pick<Cases, 'get'>): Promise<Recorded> {
  const all_recorded_ms: number[] = [];
  let left: readonly Press[] = sample(
    presses.filter(({ case_id }) => case_id !== undefined),
    SAMPLE_MAX,
  );
  for (const deadline = Date.now() + SETTLE_WITHIN_MS; left.length > 0; ) {
    const unsettled: Press[] = [];
    await eachOf(left, AT_ONCE, async (press) => {
      const at_ms = settledAt(await cases.get(press.case_id ?? ''));
      if (Number.isNaN(at_ms)) unsettled.push(press);
      else all_recorded_ms.push(at_ms - press.intended_ms);
    });
    left = unsettled;
    if (left.length === 0 || Date.now() > deadline) break;
    await sleep(AGAIN_AFTER_MS);
  }
  return { all_recorded_ms, unsettled: left.length };
}
