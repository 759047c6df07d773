/** How long the oldest pointer has been waiting that no worker has read. */

import { OUTBOXES } from '../record/keys.ts';
import type { StoplineRecord } from '../record/record.ts';
import type { StreamEntry } from '../streams/entries.ts';
import { isNoSuchKey } from '../streams/gap.ts';
import { msOfId, START } from '../streams/stream-id.ts';

const BUDGET_MS = 1_000;

/** 0 if all has been read. Rejects if the record is away. */
export async function outboxLagMs({ client, clock, known }: StoplineRecord): Promise<number> {
  const { shards } = await known(BUDGET_MS);
  const lags = shards.all.map(async ({ outbox }) => {
    const read = await lastDelivered(client, outbox);
    const [next] = (await client.read('xrange', [outbox, `(${read}`, '+', 'COUNT', 1], {
      budgetMs: BUDGET_MS,
    })) as StreamEntry[];
    return next === undefined ? 0 : Math.max(0, clock.now() - msOfId(next[0]));
  });
  return Math.max(...(await Promise.all(lags)));
}

async function lastDelivered(client: StoplineRecord['client'], outbox: string): Promise<string> {
  const reply = await client.read('xinfo', ['GROUPS', outbox], { budgetMs: BUDGET_MS }).catch((thrown: unknown) => {
    if (isNoSuchKey(thrown)) return [];
    throw thrown;
  });
  const group = (reply as unknown[][]).find((fields) => fields[fields.indexOf('name') + 1] === OUTBOXES.bank.group);
  return group === undefined ? START : String(group[group.indexOf('last-delivered-id') + 1]);
}
