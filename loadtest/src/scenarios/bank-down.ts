/**
 * Three of twelve banks hang or refuse connections. The others must not feel it; the bad ones' orders must be with
 * people in a minute, and at the banks soon after these are back.
 */
import { banksOf } from '../driver/requests.ts';
import { until } from '../house/wait.ts';
import { type Joined, join, type Press } from '../stats/join.ts';
import type { Pair } from '../stats/pairs.ts';
import { wallClock } from '../wall-clock.ts';
import type { Bench } from './bench-parts.ts';
import { phoneTasksIn60s } from './phone-tasks.ts';
import { allHealthy, temper } from './prepare.ts';
import { runWindow, runWindowAndTell, type Window } from './window.ts';
import { words } from './words.ts';

export interface BankDownResult {
  readonly per_s: number;
  readonly hanging: readonly string[];
  readonly refusing: readonly string[];
  /** The healthy banks' part of both. */
  readonly pairs: readonly Pair<Window>[];
  readonly bad_orders: number;
  /** Orders of the bad banks that no phone task was opened for within 60 s of the press. */
  readonly without_phone_task: number;
  readonly slowest_phone_task_s: number;
  /** Orders of the bad banks that had not arrived 30 s after the banks' return. */
  readonly undelivered: number;
  readonly slowest_delivery_s: number;
}

const PER_S = 50;
const HANGING = 2;
const REFUSING = 1;
const DELIVERED_WITHIN_MS = 30_000;
/** Looked for a little longer, so that a bar that is missed says by how much. */
const DELIVERED_AT_LAST_MS = 90_000;

export async function runBankDown(bench: Bench): Promise<BankDownResult> {
  const hanging = bench.banks.slice(0, HANGING);
  const refusing = bench.banks.slice(HANGING, HANGING + REFUSING);
  const bad = [...hanging, ...refusing];
  const healthy = new Set(bench.banks.filter((id) => !bad.includes(id)));
  const { warm_s, window_s, bad_before_s, pairs: count } = bench.sizes;
  const plain = { path: 'stopline', per_s: PER_S, window_s, counted: healthy, look_up: false } as const;
  const pairs: Pair<Window>[] = [];
  let people = { bad_orders: 0, without_phone_task: 0, slowest_phone_task_s: 0 };
  let delivery = { undelivered: 0, slowest_delivery_s: 0 };
  for (let pair = 0; pair < count; pair += 1) {
    await allHealthy(bench);
    const base = await runWindow(bench, { ...plain, warm_s });
    bench.say(`bank-down: pair ${pair + 1} of ${count}, all healthy: ${words(base)}`);
    await allHealthy(bench);
    await temper(bench, hanging, 'hanging');
    await temper(bench, refusing, 'down');
    const { window: measured, presses } = await runWindowAndTell(bench, { ...plain, warm_s: bad_before_s });
    bench.say(`bank-down: pair ${pair + 1} of ${count}, three bad: ${words(measured)}`);
    pairs.push({ base, measured });
    // Waiting for a minute to pass is only needed once.
    if (pair === count - 1) people = await withPeople(bench, presses, bad);
    delivery = worse(delivery, await delivered(bench, presses, bad));
  }
  return { per_s: PER_S, hanging, refusing, pairs, ...people, ...delivery };
}

async function withPeople(bench: Bench, presses: readonly Press[], bad: readonly string[]) {
  const tasks = await phoneTasksIn60s(bench.cases, presses, new Set(bad));
  bench.say(
    `bank-down: ${tasks.bad_orders} orders to the bad banks, ${tasks.without_phone_task} without a phone task after 60 s ` +
      `(slowest ${tasks.slowest_phone_task_s.toFixed(1)} s)`,
  );
  return tasks;
}

async function delivered(bench: Bench, presses: readonly Press[], bad: readonly string[]) {
  const returned_ms = wallClock();
  await temper(bench, bad, 'healthy');
  const banks = new Set(bad);
  const joined = async (before_ms: number): Promise<Joined> => {
    const arrivals = (await bench.house.control.arrivals()).filter(({ received_at_ms }) => received_at_ms <= before_ms);
    const ordersOf = ({ index }: Press): number => banksOf(index, bench.banks).filter((id) => banks.has(id)).length;
    return join(presses, arrivals, { ordersOf, banks });
  };
  const never = Number.POSITIVE_INFINITY;
  await until(async () => (await joined(never)).orders_missing === 0, DELIVERED_AT_LAST_MS, 1_000);
  const { orders_missing: undelivered } = await joined(returned_ms + DELIVERED_WITHIN_MS);
  const all = await joined(never);
  const last_ms = all.instructed.reduce((last, { press, took_ms }) => Math.max(last, press.intended_ms + took_ms), 0);
  const slowest_delivery_s = all.orders_missing > 0 ? never : Math.max(0, (last_ms - returned_ms) / 1_000);
  bench.say(
    `bank-down: the banks are back: ${undelivered} orders not delivered within 30 s ` +
      `(the last after ${slowest_delivery_s.toFixed(1)} s)`,
  );
  return { undelivered, slowest_delivery_s };
}

type Delivery = Pick<BankDownResult, 'undelivered' | 'slowest_delivery_s'>;

const worse = (one: Delivery, other: Delivery): Delivery => ({
  undelivered: one.undelivered + other.undelivered,
  slowest_delivery_s: Math.max(one.slowest_delivery_s, other.slowest_delivery_s),
});
