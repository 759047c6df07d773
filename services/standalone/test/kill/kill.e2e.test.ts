/**
 * The promise: acknowledged means carried out, whatever dies in between. And its controls, made from outside the
 * product: what the ring repairs, and that this test can fail. The seed is printed; SEED=<n> repeats it.
 */
import { afterEach, expect, test } from 'vitest';
import { HEALTHY_BANKS } from './plan.ts';
import { reportLines } from './report.ts';
import { discard, type Run, runScenario, type ScenarioOptions } from './scenario.ts';
import { seedFrom } from './seed.ts';

const seed = seedFrom(process.env.SEED);
const SUBMISSIONS = 60;
const STOLEN_PRESSES = SUBMISSIONS / 5;
const KILLS = { worker: 3, intake: 4, redis: 3 };
const RUN_MS = 120_000;

let run: Run | undefined;

async function made(options: Partial<ScenarioOptions>): Promise<Run> {
  run = await runScenario({ seed, submissions: SUBMISSIONS, ...options });
  console.log(reportLines(run).join('\n'));
  return run;
}

/** What a failed run left behind is all that tells why. */
afterEach(({ task }) => {
  if (run === undefined) return;
  if (task.result?.state === 'fail') console.log(`record, logs and answers are kept in ${run.dir}`);
  else discard(run);
  run = undefined;
});

/** Times each of them was killed; a run in which nobody was disturbed proves nothing. */
const killed = ({ kills }: Run): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.keys(KILLS).map((name) => [name, kills.filter((kill) => kill.startsWith(`${name}@`)).length]),
  );

test(
  'worker, intake and redis-server killed at seeded points: every acknowledged order is at its bank or with a person',
  async () => {
    const { verdict, failures, ...rest } = await made({ kills: KILLS });
    expect(verdict).toMatchObject({ passed: true, acknowledged_cases: SUBMISSIONS, lost: [], doubles: [], audit: [] });
    expect(killed({ verdict, failures, ...rest })).toEqual(KILLS);
    expect(Object.values(failures).reduce((sum, times) => sum + times, 0)).toBeGreaterThan(0);
  },
  RUN_MS,
);

test(
  'control: with a thief that takes every fifth press from the outbox as well, the ring repairs it',
  async () => {
    const found = await made({ kills: KILLS, thief: true });
    expect(found.verdict).toMatchObject({ passed: true, acknowledged_cases: SUBMISSIONS, lost: [], doubles: [] });
    expect(found.stolen.size).toBe(3 * STOLEN_PRESSES);
    expect(killed(found)).toEqual(KILLS);
  },
  RUN_MS,
);

test(
  'control: with the thief and nobody to ring, it fails and names exactly the stolen orders',
  async () => {
    const { verdict, stolen } = await made({ thief: true, without: ['scheduler'], banks: HEALTHY_BANKS });
    expect(stolen.size).toBe(3 * STOLEN_PRESSES);
    expect(verdict.passed).toBe(false);
    expect(verdict.lost.map(({ order_id }) => order_id).sort()).toEqual([...stolen].sort());
    expect(new Set(verdict.lost.map(({ because }) => because))).toEqual(new Set(['NOT_AT_ITS_BANK']));
    const audited = verdict.audit.flatMap((line) => line.match(/order_[0-9a-f_-]+/g) ?? []);
    expect(audited.sort()).toEqual([...stolen].sort());
  },
  RUN_MS,
);
