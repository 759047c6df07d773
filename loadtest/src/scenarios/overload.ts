/**
 * More than the machine carries: three times as much for a while. Who is turned away is told so; whoever was
 * acknowledged is carried out; nobody is called again and again; and soon after, all is as it was.
 */
import { banksOf } from '../driver/requests.ts';
import { startDriver } from '../driver/start.ts';
import { sleep, until } from '../house/wait.ts';
import { type Arrival, join, type Press } from '../stats/join.ts';
import { spreadOf } from '../stats/percentile.ts';
import { wallClock } from '../wall-clock.ts';
import type { Bench } from './bench-parts.ts';
import { allHealthy } from './prepare.ts';
import { backToNormalAfter, type Probe } from './recovery.ts';
import { runWindow, targetOf, type Window } from './window.ts';
import { ms, words } from './words.ts';

export interface OverloadResult {
  /** The highest rate at which everything kept pace. */
  readonly carried_per_s: number;
  readonly offered_per_s: number;
  readonly lasted_s: number;
  readonly presses: number;
  readonly acknowledged: number;
  /** Of the acknowledged presses, at their banks. */
  readonly orders: number;
  /** By gRPC status: turned away or given up, and nothing is known of them. */
  readonly refused: Readonly<Record<string, number>>;
  readonly accept_ms: { readonly p50: number; readonly p99: number };
  readonly last_instructed_ms: { readonly p50: number; readonly p99: number };
  /** Orders of acknowledged presses that no bank has, long after. */
  readonly orders_lost: number;
  /** Calls that the banks' doors took, of every kind, for each order. */
  readonly calls_per_order: number;
  readonly double_freezes: number;
  /** From the last press of the overload until every acknowledged order had arrived. */
  readonly drained_after_s: number;
  /** From the same moment until presses are as quick as before and stay so. */
  readonly back_to_normal_after_s: number;
  /** What "as quick as before" means: the last bank instructed within so many milliseconds. */
  readonly normal_ms: number;
}

const TIMES = 3;
const STEP = { times: 1.25, warm_s: 2, window_s: 6, most: 10 };
const CHANNELS = 8;
const DEADLINE_MS = 10_000;
const PROBES_PER_S = 10;
const PROBE_S = 40;
const ALL_ARRIVE_WITHIN_MS = 180_000;
/** Quicker than that nobody at a telephone can tell from at once. */
const NORMAL_MS_LEAST = 250;

export async function runOverload(bench: Bench, start_per_s: number): Promise<OverloadResult> {
  const carried = await findCarried(bench, start_per_s);
  const offered_per_s = Math.round(TIMES * carried.per_s);
  const lasted_s = bench.sizes.overload_s;
  bench.say(`overload: ${Math.round(carried.per_s)} cases/s are carried; ${offered_per_s} for ${lasted_s} s …`);
  await allHealthy(bench);
  const plain = { channels: CHANNELS, deadline_ms: DEADLINE_MS };
  const count = offered_per_s * lasted_s;
  const load = bench.driver.run({
    ...targetOf(bench, 'stopline'),
    ...plain,
    run: bench.nextRun(),
    per_s: offered_per_s,
    count,
  });
  const end_ms = (await load.started) + lasted_s * 1_000;
  const probes = await probesFrom(bench, end_ms);
  const presses = await load.ended;
  const arrivals = await allArrivals(bench, [...presses, ...probes]);
  const normal_ms = Math.max(NORMAL_MS_LEAST, 2 * carried.normal_ms);
  const result = {
    carried_per_s: carried.per_s,
    offered_per_s,
    lasted_s,
    ...(await outcomeOf(bench, presses, arrivals, end_ms)),
    back_to_normal_after_s: backToNormalAfter(probed(probes, arrivals, bench.banks), { end_ms, normal_ms }),
    normal_ms,
  };
  bench.say(
    `overload: ${result.acknowledged} of ${result.presses} acknowledged, ${result.orders_lost} orders lost, ` +
      `${result.calls_per_order.toFixed(2)} calls an order, drained after ${result.drained_after_s.toFixed(1)} s, ` +
      `normal again after ${result.back_to_normal_after_s.toFixed(1)} s (within ${ms(normal_ms)} ms)`,
  );
  return result;
}

interface Carried {
  readonly per_s: number;
  readonly normal_ms: number;
}

/** Up step by step until something does not keep pace, or down until everything does. */
async function findCarried(bench: Bench, start_per_s: number): Promise<Carried> {
  const first = await tryRate(bench, start_per_s);
  let carried = first;
  for (let step = 1; step <= STEP.most; step += 1) {
    const factor = STEP.times ** (first === null ? -step : step);
    const next = await tryRate(bench, Math.max(1, Math.round(start_per_s * factor)));
    if (first === null ? next !== null : next === null) return next ?? carried ?? never(start_per_s);
    carried = next;
  }
  return carried ?? never(start_per_s);
}

function never(start_per_s: number): never {
  throw new Error(`overload: not even a fraction of ${start_per_s} cases/s is carried: there is no rate to triple`);
}

/** Null: it is not carried. */
async function tryRate(bench: Bench, per_s: number): Promise<Carried | null> {
  await allHealthy(bench);
  const { warm_s, window_s } = STEP;
  const window = await runWindow(bench, { path: 'stopline', per_s, warm_s, window_s, look_up: false });
  const kept = keptPace(window);
  bench.say(`overload: ${per_s} cases/s ${kept ? 'are' : 'are not'} carried: ${words(window)}`);
  return kept ? { per_s, normal_ms: window.last_instructed.p99 } : null;
}

/** Every press answered, every order arrived, and half of the cases at their last bank within a quarter of a second. */
const keptPace = ({ errors, orders_missing, last_instructed }: Window): boolean =>
  errors === 0 && orders_missing === 0 && last_instructed.p50 < 250 && last_instructed.p99 < 2_000;

/** A few presses a second, from the end of the load on, by a driver of their own: this one may still be waiting. */
async function probesFrom(bench: Bench, end_ms: number): Promise<readonly Press[]> {
  await sleep(Math.max(0, end_ms - wallClock()));
  const driver = startDriver();
  try {
    const run = driver.run({
      ...targetOf(bench, 'stopline'),
      channels: 1,
      deadline_ms: DEADLINE_MS,
      run: bench.nextRun(),
      per_s: PROBES_PER_S,
      count: PROBES_PER_S * PROBE_S,
    });
    await run.started;
    return await run.ended;
  } finally {
    await driver.stop();
  }
}

async function allArrivals(bench: Bench, presses: readonly Press[]): Promise<readonly Arrival[]> {
  let arrivals: readonly Arrival[] = [];
  await until(
    async () => {
      arrivals = await bench.house.control.arrivals();
      return joinAll(presses, arrivals, bench.banks).orders_missing === 0;
    },
    ALL_ARRIVE_WITHIN_MS,
    1_000,
  );
  return arrivals;
}

const joinAll = (presses: readonly Press[], arrivals: readonly Arrival[], banks: readonly string[]) =>
  join(presses, arrivals, { ordersOf: ({ index }) => banksOf(index, banks).length });

/** Of each probe: when it was intended, and how long until its last bank; a probe that failed never got there. */
function probed(probes: readonly Press[], arrivals: readonly Arrival[], banks: readonly string[]): readonly Probe[] {
  const took = new Map(joinAll(probes, arrivals, banks).instructed.map(({ press, took_ms }) => [press.index, took_ms]));
  return probes.map(({ index, intended_ms }) => ({
    intended_ms,
    took_ms: took.get(index) ?? Number.POSITIVE_INFINITY,
  }));
}

async function outcomeOf(
  bench: Bench,
  presses: readonly Press[],
  arrivals: readonly Arrival[],
  end_ms: number,
): Promise<
  Omit<OverloadResult, 'carried_per_s' | 'offered_per_s' | 'lasted_s' | 'back_to_normal_after_s' | 'normal_ms'>
> {
  const acknowledged = presses.filter(({ case_id }) => case_id !== undefined);
  const refused: Record<string, number> = {};
  for (const { error } of presses) if (error !== undefined) refused[error] = (refused[error] ?? 0) + 1;
  const joined = joinAll(presses, arrivals, bench.banks);
  const { banks, double_freezes, orders } = await bench.house.control.stats();
  const calls = Object.values(banks).reduce(
    (sum, bank) => sum + bank.receipts + bank.turned_away + bank.ignored + bank.queries,
    0,
  );
  const last_ms = joined.instructed.reduce(
    (last, { press, took_ms }) => Math.max(last, press.intended_ms + took_ms),
    0,
  );
  return {
    presses: presses.length,
    acknowledged: acknowledged.length,
    orders: joined.orders_arrived,
    refused,
    accept_ms: spreadOf(acknowledged.map(({ answered_ms, intended_ms }) => answered_ms - intended_ms)),
    last_instructed_ms: spreadOf(joined.instructed.map(({ took_ms }) => took_ms)),
    orders_lost: joined.orders_missing,
    calls_per_order: calls / orders,
    double_freezes,
    drained_after_s: Math.max(0, (last_ms - end_ms) / 1_000),
  };
}
