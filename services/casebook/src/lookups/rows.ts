/** What the lookups hold of single cases and phone tasks. */
import type { CaseSummary, PhoneTask } from '@stopline/domain';
import type { RecordClient } from '@stopline/platform/redis/record-client.ts';
import { decode } from '../record/codec.ts';
import { LOOKUP_KEYS } from '../record/keys.ts';

export type PhoneTaskLine = PhoneTask & { readonly case_id: string };

/** One for each id; null where the lookups do not know it. */
export interface Rows {
  summaries(case_ids: readonly string[]): Promise<readonly (CaseSummary | null)[]>;
  tasks(phone_task_ids: readonly string[]): Promise<readonly (PhoneTaskLine | null)[]>;
}

export function rowsOf(client: RecordClient, budgetMs: number): Rows {
  const read = async <T>(key: string, ids: readonly string[]): Promise<(T | null)[]> => {
    if (ids.length === 0) return [];
    const texts = (await client.read('hmget', [key, ...ids], { budgetMs })) as (string | null)[];
    return texts.map((text) => (text === null ? null : (decode(JSON.parse(text)) as T)));
  };
  return {
    summaries: (ids) => read<CaseSummary>(LOOKUP_KEYS.summaries, ids),
    tasks: (ids) => read<PhoneTaskLine>(LOOKUP_KEYS.phoneTasks, ids),
  };
}
