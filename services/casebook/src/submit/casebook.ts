/** The casebook over any store of cases: Redis or memory. */
import type { CommandGiven } from '@stopline/domain';
import { RetryableError } from '@stopline/platform/errors/outcome.ts';
import type { Clock } from '@stopline/platform/ports/clock.ts';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import type { Casebook, Loaded, LoadOptions, SubmitOptions, Submitted } from '../casebook.ts';
import type { CaseStore } from '../record/store.ts';
import { caseCache } from './case-cache.ts';
import { groups } from './group-commit.ts';
import { submitBatch, type Waiting } from './submit.ts';

export interface CasebookOptions {
  /** How many cases this process remembers. Default 256: a case that was acted on is seldom needed a few seconds later, and what stays is what the collector copies. */
  readonly cacheCases?: number;
  /** Commands that may wait in this process. Default 10,000. */
  readonly waitingMax?: number;
  /** Commands that may wait for one case. Default 500. */
  readonly waitingPerCaseMax?: number;
}

export interface CasebookParts {
  readonly store: CaseStore;
  /** The record's clock: gives commands their time. */
  readonly clock: Clock;
  readonly timers: Pick<Timers, 'sleep'>;
}

export const BUDGET_MS_DEFAULT = 5_000;
/** Long enough for the answers of a case's banks to meet, too short to be felt. */
const LINGER_MS = 2;
const BATCH_MAX = 100;

export function casebookOver({ store, clock, timers }: CasebookParts, options: CasebookOptions = {}): Casebook {
  const cache = caseCache(options.cacheCases ?? 256);
  const waiting = groups<Waiting>({
    handle: (case_id, batch) => submitBatch({ store, cache, clock }, case_id, batch),
    linger: () => timers.sleep(LINGER_MS),
    batchMax: BATCH_MAX,
    waitingMax: options.waitingMax ?? 10_000,
    waitingPerKeyMax: options.waitingPerCaseMax ?? 500,
  });
  let closing = false;

  const submit = (case_id: string, command: CommandGiven, given: SubmitOptions = {}): Promise<Submitted> => {
    const { linger = command.type !== 'SubmitStop', budgetMs = BUDGET_MS_DEFAULT } = given;
    return new Promise((resolve, reject) => {
      if (closing) throw new RetryableError('this process is ending');
      const deadline = clock.now() + budgetMs;
      waiting.add(case_id, { command, budgetMs, deadline, resolve, reject }, linger);
    });
  };

  const load = async (
    case_id: string,
    { atLeast = Number.POSITIVE_INFINITY, fresh }: LoadOptions = {},
  ): Promise<Loaded | null> => {
    const known = cache.get(case_id);
    if (known !== null && fresh !== true && (fresh === false || known.version >= atLeast)) return known;
    const loaded = await store.load(case_id, known, BUDGET_MS_DEFAULT).catch((thrown: unknown) => {
      cache.drop(case_id);
      throw thrown;
    });
    if (loaded === null) cache.drop(case_id);
    else cache.keep(case_id, loaded);
    return loaded;
  };

  return {
    submit,
    load,
    async loadMany(case_ids, loadOptions) {
      const unique = [...new Set(case_ids)];
      const loaded = await Promise.all(unique.map((case_id) => load(case_id, loadOptions)));
      const pairs = unique.map((case_id, index): [string, Loaded | null] => [case_id, loaded[index] ?? null]);
      return new Map(pairs.filter((pair): pair is [string, Loaded] => pair[1] !== null));
    },
    entries: (case_id, after_version, limit) => store.entries(case_id, after_version, limit, BUDGET_MS_DEFAULT),
    async close() {
      closing = true;
      await waiting.idle();
    },
  };
}
