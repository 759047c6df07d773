import type { Loaded } from '../casebook.ts';
import { LOOKUP_KEYS } from '../record/keys.ts';
import type { StoplineRecord } from '../record/record.ts';
import { loadScript } from '../script.ts';
import { contributionOf } from './contribution.ts';
import { FIND_PREFIX, type FindNames } from './names.ts';

const SCRIPT = loadScript(new URL('./project.lua', import.meta.url));

/** A set that is searched keeps the newest so many cases. */
export const FIND_KEPT = 1_000;
/** A script that runs longer holds everybody up. */
const CASES_A_CALL = 50;
export const LOOKUPS_BUDGET_MS = 5_000;

/** Brings the lookups up to these cases, in any order, any number of times. */
export async function project({ client }: StoplineRecord, names: FindNames, cases: readonly Loaded[]): Promise<void> {
  const { traces, summaries, phoneTasks, sums, setPrefix } = LOOKUP_KEYS;
  for (let from = 0; from < cases.length; from += CASES_A_CALL) {
    const chunk = cases.slice(from, from + CASES_A_CALL);
    const contributions = chunk.map((loaded) => JSON.stringify(contributionOf(loaded, names)));
    const args = [setPrefix, FIND_PREFIX, FIND_KEPT, ...contributions];
    const call = { script: SCRIPT, keys: [traces, summaries, phoneTasks, sums], args };
    await client.commit(call, { budgetMs: LOOKUPS_BUDGET_MS });
  }
}
