/** Whether the record can be written, found out by writing: a full disk shows nowhere else. */
import type { StoplineRecord } from './record.ts';

const PROBE = "return redis.call('SET', KEYS[1], ARGV[1])";

/** In each shard. Rejects if one cannot be written within the budget. */
export async function probeRecord({ client, clock, known }: StoplineRecord, budgetMs: number): Promise<void> {
  const { shards } = await known(budgetMs);
  const args = [clock.now()];
  await Promise.all(shards.all.map(({ probe }) => client.commit({ script: PROBE, keys: [probe], args }, { budgetMs })));
}
