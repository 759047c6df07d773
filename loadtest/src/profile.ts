/**
 * Where the time goes: presses at a rate, a profile of each of Stopline's processes in turn, and what stands highest.
 * Node opens its inspector on SIGUSR1, so that nothing has to be started in a special way.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readProfile } from './house/inspector.ts';
import { reading, used } from './house/meter.ts';
import { openBench, say, withEverythingEnded } from './open-bench.ts';
import { type CpuProfile, type Time, type Times, timesOf } from './report/profile.ts';
import type { Bench } from './scenarios/bench-parts.ts';
import { allHealthy } from './scenarios/prepare.ts';
import { targetOf } from './scenarios/window.ts';

const PROFILED = ['intake', 'worker', 'scheduler', 'gateway', 'simulator'];
const WARM_MS = 20_000;
const EACH_MS = 15_000;
const SHOWN = { rooms: 14, functions: 25, within: 45 };
const SIZES = { per_s: 0, pairs: 0, warm_s: 0, window_s: 0, overload_s: 0, bad_before_s: 0 };
const PROFILES = resolve(import.meta.dirname, '../../.data/profiles');

async function profileAll(bench: Bench, per_s: number): Promise<void> {
  mkdirSync(PROFILES, { recursive: true });
  await allHealthy(bench);
  // Opening the inspector takes a moment each time.
  const lasts_s = (WARM_MS + PROFILED.length * (EACH_MS + 4_000)) / 1_000;
  const plain = { channels: 4, deadline_ms: 5_000, run: bench.nextRun(), per_s, count: Math.ceil(per_s * lasts_s) };
  const run = bench.driver.run({ ...targetOf(bench, 'stopline'), ...plain });
  await run.started;
  await new Promise((done) => setTimeout(done, WARM_MS));
  const from = reading(bench.pids);
  for (const name of PROFILED) {
    const profile = (await readProfile(bench.pids[name] ?? 0, EACH_MS)) as CpuProfile;
    writeFileSync(join(PROFILES, `${name}.cpuprofile`), JSON.stringify(profile));
    print(name, timesOf(profile));
  }
  const { by_name, seconds } = used(from, reading(bench.pids));
  for (const [name, spent] of Object.entries(by_name))
    say(`${name}: ${((spent / seconds) * 100).toFixed(0)} % of a core`);
  const presses = await run.ended;
  say(`${presses.filter(({ error }) => error !== undefined).length} of ${presses.length} presses failed`);
}

function print(name: string, { busy, rooms, functions, within }: Times): void {
  const list = (title: string, times: readonly Time[], most: number): void => {
    console.log(`  ${title}`);
    for (const { share, where } of times.slice(0, most))
      console.log(`  ${(share * 100).toFixed(1).padStart(5)} %  ${where}`);
  };
  say(`${name}: busy ${(busy * 100).toFixed(0)} % of the time; of that`);
  list('in', rooms, SHOWN.rooms);
  list('in the function', functions, SHOWN.functions);
  list('within ours', within, SHOWN.within);
}

const per_s = Number(process.argv[2] ?? '50');
process.exit(
  await withEverythingEnded(async () => {
    await profileAll(await openBench(SIZES), per_s);
    return 0;
  }),
);
