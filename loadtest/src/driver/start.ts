import { type Helper, startHelper } from '../house/helper.ts';
import type { Press } from '../stats/join.ts';
import type { FromDriver, Run } from './messages.ts';

export interface Driver {
  readonly pid: number;
  /** Starts pressing; `started` says when the first press is intended, `ended` what came of all. */
  run(run: Omit<Run, 'kind'>): { started: Promise<number>; ended: Promise<readonly Press[]> };
  stop(): Promise<void>;
}

const PREPARE_WITHIN_MS = 60_000;

export function startDriver(): Driver {
  const helper: Helper<Run, FromDriver> = startHelper(new URL('./process.ts', import.meta.url));
  return {
    pid: helper.pid,
    run(run) {
      const lasts_ms = (run.count / run.per_s) * 1_000 + run.deadline_ms;
      const started = helper.next('started', PREPARE_WITHIN_MS).then(({ first_ms }) => first_ms);
      const ended = helper.next('ended', PREPARE_WITHIN_MS + lasts_ms).then(({ presses }) => presses);
      // Whoever awaits `started` first learns of the fault there.
      ended.catch(() => undefined);
      helper.send({ kind: 'run', ...run });
      return { started, ended };
    },
    stop: () => helper.stop(),
  };
}
