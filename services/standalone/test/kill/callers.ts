/**
 * The operators at their telephones: each presses, and presses again with the same key until an answer comes. Every
 * answer is written to a file of the callers' own before anything else happens: what they were told is the oracle.
 */
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureError, TerminalError } from '@stopline/platform/errors/outcome.ts';
import type { Api } from './api.ts';
import type { Answer } from './judge.ts';
import { BURST, type Press } from './plan.ts';

/** How a press is made: a thief stands in between. */
export type Around = (press: Press, make: () => Promise<Answer | null>) => Promise<Answer | null>;

export interface CallersOptions {
  readonly api: Api;
  readonly presses: readonly Press[];
  readonly answersFile: string;
  readonly around?: Around;
  onBegin(press: Press): void;
}

export interface Called {
  /** Every answer that any caller got. */
  readonly answers: readonly Answer[];
  readonly unanswered: readonly string[];
  /** Tries that brought no answer, by the word that they ended with. */
  readonly failures: Readonly<Record<string, number>>;
  readonly last_answer_at: number;
}

const TRY_MS = 3_000;
const PATIENCE_MS = 45_000;
const PAUSE_MS = 150;

export async function callAll(options: CallersOptions): Promise<Called> {
  const { api, presses, answersFile, around = (_press, make) => make(), onBegin } = options;
  const startedAt = Date.now();
  const answers: Answer[] = [];
  const unanswered: string[] = [];
  const failures: Record<string, number> = {};
  let last_answer_at = startedAt;

  async function pressUntilAnswered({ key, request }: Press): Promise<Answer | null> {
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      try {
        const answer = await api.press(key, request, TRY_MS);
        last_answer_at = Date.now();
        appendFileSync(answersFile, `${JSON.stringify({ at: last_answer_at, ...answer })}\n`);
        answers.push(answer);
        return answer;
      } catch (thrown) {
        const word = wordOf(thrown);
        failures[word] = (failures[word] ?? 0) + 1;
        // The same press would be refused in the same way for ever.
        if (thrown instanceof TerminalError) break;
        await sleep(PAUSE_MS);
      }
    }
    unanswered.push(key);
    return null;
  }

  let next = 0;
  async function operate(): Promise<void> {
    for (let press = presses[next++]; press !== undefined; press = presses[next++]) {
      const mine = press;
      await sleep(Math.max(0, startedAt + mine.due_ms - Date.now()));
      onBegin(mine);
      await around(mine, () => pressUntilAnswered(mine));
    }
  }
  await Promise.all(Array.from({ length: BURST }, operate));
  return { answers, unanswered, failures, last_answer_at };
}

/** UNAVAILABLE, DEADLINE_EXCEEDED and the like. */
function wordOf(thrown: unknown): string {
  const error = ensureError(thrown);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
