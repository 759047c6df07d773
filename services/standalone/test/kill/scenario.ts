/** One run from its beginning to its verdict, in a house of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoBank } from '../../src/banks.ts';
import { type Standalone, startStandalone } from '../../src/start.ts';
import { freeOffset } from '../stack/free-offset.ts';
import { type Api, openApi } from './api.ts';
import { type Called, callAll } from './callers.ts';
import { judge, type Verdict } from './judge.ts';
import { createLocks } from './locks.ts';
import { createNemesis, type Killed } from './nemesis.ts';
import { MIXED_BANKS, planKills, planPresses, REACHABLE_IDS } from './plan.ts';
import { createThief } from './thief.ts';
import { inTurns, witness } from './witness.ts';

export interface ScenarioOptions {
  readonly seed: number;
  readonly submissions: number;
  readonly every_ms?: number;
  /** How often each is killed. */
  readonly kills?: Readonly<Record<string, number>>;
  readonly banks?: readonly DemoBank[];
  readonly without?: readonly string[];
  readonly thief?: boolean;
  say?(line: string): void;
}

export interface Run {
  readonly seed: number;
  readonly verdict: Verdict;
  readonly kills: readonly string[];
  /** Times a process was started again, by name. */
  readonly restarts: Readonly<Record<string, number>>;
  /** Tries of callers that brought no answer, by the word that they ended with. */
  readonly failures: Readonly<Record<string, number>>;
  /** First answers that came to a repeat: the write was there, its answer had been lost. */
  readonly answers_lost: number;
  readonly stolen: ReadonlySet<string>;
  /** From the last restart and the last answer until all was as it must be. */
  readonly held_after_ms?: number;
  /** With the record, the logs and the callers' own file of answers; `discard` when they are not wanted. */
  readonly dir: string;
}

/** issue: "within 15 s of the last restart and of the last submission". */
const WITHIN_MS = 15_000;
const READY_WITHIN_MS = 60_000;
const EVERY_MS = 120;
const REPEAT_MS = 5_000;

export const discard = (run: Run): void => rmSync(run.dir, { recursive: true, force: true });

export async function runScenario(options: ScenarioOptions): Promise<Run> {
  const { say = () => undefined, banks = MIXED_BANKS, without = [] } = options;
  const dir = mkdtempSync(join(tmpdir(), 'stopline-kill-'));
  const portOffset = await freeOffset(banks.length);
  const house = await startStandalone({ dataDir: dir, portOffset, banks, without });
  try {
    await house.ready(READY_WITHIN_MS);
    return await inHouse(house, dir, { ...options, say, banks });
  } catch (thrown) {
    throw new Error(`no verdict on seed ${options.seed}; record, logs and answers are kept in ${dir}`, {
      cause: thrown,
    });
  } finally {
    await house.stop();
  }
}

type Given = Required<Pick<ScenarioOptions, 'say' | 'banks'>> & ScenarioOptions;

async function inHouse(house: Standalone, dir: string, options: Given): Promise<Run> {
  const { seed, submissions, kills = {}, every_ms = EVERY_MS, banks, say } = options;
  const presses = planPresses({ seed, count: submissions, every_ms, banks, now: Date.now() });
  const hold = createLocks();
  const nemesis = createNemesis({ house, plan: planKills(seed, submissions, kills), hold, say });
  const thief = options.thief === true ? createThief({ house, hold }) : undefined;
  const api = openApi(house);
  try {
    const called = await callAll({
      api,
      presses,
      answersFile: join(dir, 'answers.jsonl'),
      onBegin: ({ n }) => nemesis.onPress(n),
      ...(thief === undefined ? {} : { around: thief.around }),
    });
    const killed = await nemesis.done();
    say(`${called.answers.length} of ${submissions} presses answered; now the ${WITHIN_MS / 1_000} s run`);
    const ended = await judgeRun(api, called, killed, presses);
    const restarts = Object.fromEntries([...house.children].map(([name, child]) => [name, child.restarts()]));
    const answers_lost = called.answers.filter(({ replayed }) => replayed).length;
    const stolen = thief?.stolen() ?? new Set<string>();
    return { seed, ...ended, kills: killed.kills, restarts, failures: called.failures, answers_lost, stolen, dir };
  } finally {
    api.close();
    await thief?.close();
  }
}

/** First the fifteen seconds; then, in peace, whether every key is remembered, and what the auditor finds. */
async function judgeRun(
  api: Api,
  { answers, unanswered, last_answer_at }: Called,
  { last_restart_at }: Killed,
  presses: ReturnType<typeof planPresses>,
): Promise<Pick<Run, 'verdict' | 'held_after_ms'>> {
  const since = Math.max(last_restart_at, last_answer_at);
  const seen = await witness({ api, answers, unanswered, healthy: REACHABLE_IDS, since, within_ms: WITHIN_MS });
  const answered = presses.filter(({ key }) => !unanswered.includes(key));
  const repeats = await inTurns(answered, ({ key, request }) => api.press(key, request, REPEAT_MS).catch(() => key));
  const audit = await api.audit();
  const verdict = judge({
    ...seen.truth,
    answers: [...answers, ...repeats.filter((repeat) => typeof repeat !== 'string')],
    unanswered: [...unanswered, ...repeats.filter((repeat) => typeof repeat === 'string')],
    audit,
  });
  return { verdict, ...(seen.held_after_ms === undefined ? {} : { held_after_ms: seen.held_after_ms }) };
}
