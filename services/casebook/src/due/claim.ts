/** Cases whose next due has passed, on Redis. */
import type { DueCases } from '../casebook.ts';
import { OUTBOXES } from '../record/keys.ts';
import type { StoplineRecord } from '../record/record.ts';
import { loadScript } from '../script.ts';
import { LEASE_MS } from './lease.ts';

const CLAIM = loadScript(new URL('./claim.lua', import.meta.url));
const PUT_BACK = loadScript(new URL('./put-back.lua', import.meta.url));

/** A claim that takes longer is given up: the case comes up again by itself. */
const BUDGET_MS = 2_000;

export function dueCases({ client, known }: StoplineRecord): DueCases {
  return {
    shardCount: async () => (await known(BUDGET_MS)).shards.count,
    async claim(shard, limit) {
      const { shards } = await known(BUDGET_MS);
      const keys = shards.all[shard];
      if (keys === undefined) throw new Error(`there is no shard ${shard}`);
      const call = {
        script: CLAIM,
        keys: [keys.due, keys.outbox],
        args: [limit, LEASE_MS, OUTBOXES.bank.group, keys.casePrefix],
      };
      const reply = (await client.commit(call, { budgetMs: BUDGET_MS })) as (string | number)[];
      return Array.from({ length: reply.length / 2 }, (_, index) => ({
        case_id: String(reply[2 * index]),
        pointer_unread: reply[2 * index + 1] === 1,
      }));
    },
    async putBack(case_id, version, next_due) {
      const { shards } = await known(BUDGET_MS);
      const { hash, shard } = shards.of(case_id);
      const call = { script: PUT_BACK, keys: [hash, shard.due], args: [version, case_id, next_due ?? ''] };
      await client.commit(call, { budgetMs: BUDGET_MS });
    },
  };
}
