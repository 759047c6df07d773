/** The main figure: ten banks a case, Stopline and the floor in turn. */
import { shareOf } from '../house/meter.ts';
import { baseGoesFirst, type Pair } from '../stats/pairs.ts';
import { type Bench, FLOOR_WITH_ALL, PATH_PROCESSES, type Path } from './bench-parts.ts';
import { allHealthy } from './prepare.ts';
import { runWindow, type Window } from './window.ts';
import { words } from './words.ts';

export interface PressResult {
  readonly per_s: number;
  /** The floor itself used more than half of the processor at the full rate. */
  readonly halved: boolean;
  readonly floor_share_at_full_rate: number;
  readonly pairs: readonly Pair<Window>[];
  /** Commands that clients sent, per order (MONITOR, in a run of its own). */
  readonly sent_per_order: Readonly<Record<Path, number>>;
}

const HALF_OF_THE_PROCESSOR = 0.5;
const TRIAL_S = 10;
const CENSUS_S = 6;

export async function runPress(bench: Bench): Promise<PressResult> {
  const { warm_s, window_s, pairs: count, per_s: full_per_s } = bench.sizes;
  const floor_share = await floorShare(bench);
  const halved = floor_share > HALF_OF_THE_PROCESSOR;
  const per_s = halved ? full_per_s / 2 : full_per_s;
  bench.say(
    `press: at ${full_per_s} cases/s the floor uses ${Math.round(floor_share * 100)} % of the processor: ` +
      `${per_s} cases/s it is${halved ? ' (halved)' : ''}`,
  );
  const window = async (path: Path, pair: number): Promise<Window> => {
    await allHealthy(bench);
    const seen = await runWindow(bench, { path, per_s, warm_s, window_s, look_up: true });
    bench.say(`press: pair ${pair + 1} of ${count}, ${words(seen)}`);
    return seen;
  };
  const pairs: Pair<Window>[] = [];
  for (let pair = 0; pair < count; pair += 1) {
    if (baseGoesFirst(pair)) {
      const base = await window('floor', pair);
      pairs.push({ base, measured: await window('stopline', pair) });
    } else {
      const measured = await window('stopline', pair);
      pairs.push({ base: await window('floor', pair), measured });
    }
  }
  const sent_per_order = {
    stopline: await census(bench, 'stopline', per_s),
    floor: await census(bench, 'floor', per_s),
  };
  return { per_s, halved, floor_share_at_full_rate: floor_share, pairs, sent_per_order };
}

async function floorShare(bench: Bench): Promise<number> {
  await allHealthy(bench);
  const { used } = await runWindow(bench, {
    path: 'floor',
    per_s: bench.sizes.per_s,
    warm_s: 3,
    window_s: TRIAL_S,
    look_up: false,
  });
  return shareOf(used, FLOOR_WITH_ALL);
}

/** Counted over the whole run and a little longer, so that what follows the last press is in it. */
async function census(bench: Bench, path: Path, per_s: number): Promise<number> {
  await allHealthy(bench);
  const sent = bench.redis[path].sentByClients((CENSUS_S + 4) * 1_000);
  const { orders } = await runWindow(bench, { path, per_s, warm_s: 0, window_s: CENSUS_S, look_up: false });
  const per_order = (await sent) / orders;
  bench.say(`press: ${path}: ${per_order.toFixed(2)} commands to Redis an order (${PATH_PROCESSES[path].join(', ')})`);
  return per_order;
}
