/** One window: presses at a constant rate to one path, warm-up first, and everything that was seen of it. */
import { banksOf } from '../driver/requests.ts';
import { reading, sumOf, type Used, used } from '../house/meter.ts';
import { sleep, until } from '../house/wait.ts';
import { type Arrival, type Joined, join, type Press } from '../stats/join.ts';
import { percentile, type Spread, spreadOf } from '../stats/percentile.ts';
import { wallClock } from '../wall-clock.ts';
import { type Bench, PATH_PROCESSES, type Path } from './bench-parts.ts';
import { recordedOf } from './recorded.ts';

export interface WindowOptions {
  readonly path: Path;
  readonly per_s: number;
  readonly warm_s: number;
  readonly window_s: number;
  /** Banks whose orders count for the last one instructed. Absent: all. */
  readonly counted?: ReadonlySet<string>;
  /** Whether the cases are looked at afterwards, which costs the record some reading. */
  readonly look_up: boolean;
}

export interface Window {
  readonly path: Path;
  readonly offered_per_s: number;
  readonly achieved_per_s: number;
  readonly cases: number;
  readonly orders: number;
  readonly errors: number;
  /** Orders of acknowledged cases that no bank has a receipt of. */
  readonly orders_missing: number;
  readonly accept: Spread;
  readonly last_instructed: Spread;
  /** Null where nobody looked: the floor records nothing of what the banks said. */
  readonly all_recorded: Spread | null;
  readonly unsettled: number;
  readonly cpu_s_per_1000_orders: number;
  /** What clients sent and what scripts called. */
  readonly redis_info_per_order: number;
  /** How late the driver itself was: part of every latency, of both paths alike. */
  readonly driver_late_ms_p99: number;
  readonly used: Used;
  readonly valid: boolean;
}

const DEADLINE_MS = 10_000;
const CHANNELS = 4;
const ARRIVE_WITHIN_MS = 15_000;
/** More than that by others, and it is not this program that is measured. */
const OTHERS_SHARE_MAX = 0.1;
const ACHIEVED_SHARE_LEAST = 0.98;

export const runWindow = async (bench: Bench, options: WindowOptions): Promise<Window> =>
  (await runWindowAndTell(bench, options)).window;

/** With every press of it, warm-up included, for whoever follows them further. The banks as they are. */
export async function runWindowAndTell(
  bench: Bench,
  options: WindowOptions,
): Promise<{ window: Window; presses: readonly Press[] }> {
  const { path, per_s, warm_s, window_s } = options;
  const count = Math.round(per_s * (warm_s + window_s));
  const run = bench.driver.run({ ...targetOf(bench, path), ...PLAIN, run: bench.nextRun(), per_s, count });
  const first_ms = await run.started;
  const from_ms = first_ms + warm_s * 1_000;
  const edges = await readEdges(bench, path, from_ms, window_s);
  const presses = await run.ended;
  const counted = options.counted ?? new Set(bench.banks);
  const ordersOf = ({ index }: Press): number => banksOf(index, bench.banks).filter((id) => counted.has(id)).length;
  const arrivals = await arrivalsOf(bench, presses, counted, ordersOf);
  const measured = presses.filter(({ index }) => index >= warm_s * per_s);
  const joined = join(measured, arrivals, { ordersOf, banks: counted });
  const recorded = path === 'stopline' && options.look_up ? await recordedOf(measured, bench.cases) : null;
  const inside = arrivals.filter(({ received_at_ms }) => edges.inside(received_at_ms)).length;
  const window: Window = {
    ...figuresOf(measured, joined, { path, per_s, window_s }, edges.used),
    all_recorded: recorded === null ? null : spreadOf(recorded.all_recorded_ms),
    unsettled: recorded?.unsettled ?? 0,
    cpu_s_per_1000_orders: (sumOf(edges.used.by_name, PATH_PROCESSES[path]) / inside) * 1_000,
    redis_info_per_order: edges.commands / inside,
    used: edges.used,
  };
  return { window, presses };
}

const PLAIN = { channels: CHANNELS, deadline_ms: DEADLINE_MS };

export function targetOf(bench: Bench, path: Path): { address: string; token: string; banks: readonly string[] } {
  const address = path === 'stopline' ? bench.house.intake : bench.floor.address;
  return { address, token: bench.house.token, banks: bench.banks };
}

interface Edges {
  readonly used: Used;
  readonly commands: number;
  inside(at_ms: number): boolean;
}

async function readEdges(bench: Bench, path: Path, from_ms: number, window_s: number): Promise<Edges> {
  const redis = bench.redis[path];
  await sleep(Math.max(0, from_ms - wallClock()));
  const start = reading(bench.pids);
  const before = await redis.total();
  await sleep(Math.max(0, from_ms + window_s * 1_000 - wallClock()));
  const end = reading(bench.pids);
  const commands = (await redis.total()) - before;
  return { used: used(start, end), commands, inside: (at_ms) => at_ms >= start.at_ms && at_ms < end.at_ms };
}

/** All that arrived, once every acknowledged order that counts did or nothing more can be hoped for. */
async function arrivalsOf(
  bench: Bench,
  presses: readonly Press[],
  counted: ReadonlySet<string>,
  ordersOf: (press: Press) => number,
): Promise<readonly Arrival[]> {
  const due = presses.filter(({ case_id }) => case_id !== undefined).reduce((sum, press) => sum + ordersOf(press), 0);
  await until(async () => {
    const { banks } = await bench.house.control.stats();
    return [...counted].reduce((sum, id) => sum + (banks[id]?.orders ?? 0), 0) >= due;
  }, ARRIVE_WITHIN_MS);
  return bench.house.control.arrivals();
}

type Figures = Omit<Window, 'all_recorded' | 'unsettled' | 'cpu_s_per_1000_orders' | 'redis_info_per_order' | 'used'>;

function figuresOf(
  presses: readonly Press[],
  joined: Joined,
  { path, per_s, window_s }: Pick<WindowOptions, 'path' | 'per_s' | 'window_s'>,
  { others_share }: Used,
): Figures {
  const accepted = presses.filter(({ case_id }) => case_id !== undefined);
  const first_ms = presses[0]?.intended_ms ?? 0;
  const last_ms = accepted.reduce((last, { answered_ms }) => Math.max(last, answered_ms), 0);
  const achieved_per_s = accepted.length / Math.max(window_s, (last_ms - first_ms) / 1_000);
  const offered_per_s = presses.length / window_s;
  return {
    path,
    offered_per_s,
    achieved_per_s,
    cases: accepted.length,
    orders: joined.orders_arrived,
    errors: presses.length - accepted.length,
    orders_missing: joined.orders_missing,
    accept: spreadOf(accepted.map(({ answered_ms, intended_ms }) => answered_ms - intended_ms)),
    last_instructed: spreadOf(joined.instructed.map(({ took_ms }) => took_ms)),
    driver_late_ms_p99: percentile(
      presses.map(({ sent_ms, intended_ms }) => sent_ms - intended_ms),
      99,
    ),
    valid:
      presses.length === Math.round(per_s * window_s) &&
      achieved_per_s >= ACHIEVED_SHARE_LEAST * per_s &&
      others_share <= OTHERS_SHARE_MAX,
  };
}
