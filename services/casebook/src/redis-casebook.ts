/** The casebook on Redis. */
import type { Ids } from '@stopline/platform/ports/ids.ts';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import type { Casebook } from './casebook.ts';
import { appendEntry } from './record/append.ts';
import { appendIds } from './record/append-ids.ts';
import { loadCase, readEntries } from './record/load.ts';
import type { StoplineRecord } from './record/record.ts';
import type { CaseStore } from './record/store.ts';
import { type CasebookOptions, casebookOver } from './submit/casebook.ts';

export interface RedisCasebookOptions extends CasebookOptions {
  readonly record: StoplineRecord;
  readonly timers: Pick<Timers, 'sleep'>;
  readonly ids: Pick<Ids, 'bytes'>;
}

/** The record itself stays open when the casebook closes: others may be reading it. */
export function openRedisCasebook({ record, timers, ids, ...options }: RedisCasebookOptions): Casebook {
  const append = appendIds(ids);
  const store: CaseStore = {
    append: (wanted, budgetMs) => appendEntry(record, append, wanted, budgetMs),
    load: (case_id, known, budgetMs) => loadCase(record, case_id, known, budgetMs),
    entries: (case_id, after, limit, budgetMs) => readEntries(record, case_id, { after, limit }, budgetMs),
  };
  return casebookOver({ store, clock: record.clock, timers }, options);
}
