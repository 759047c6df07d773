import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { dueCases } from '../src/due/claim.ts';
import { shardsOf } from '../src/record/shards.ts';
import { pointerFrom, type StreamEntry } from '../src/streams/entries.ts';
import { tailChanges } from '../src/streams/tail.ts';
import { casebookContract } from './casebook-contract.ts';
import { type RedisHarness, redisHarness } from './redis-harness.ts';

let harness: RedisHarness;
beforeAll(async () => {
  harness = await redisHarness();
});
afterAll(() => harness.close());

const SHARDS = 4;

beforeEach(async () => {
  const keys = (await harness.redis.keys('*')).filter((key) => !key.endsWith(':identity'));
  if (keys.length > 0) await harness.redis.del(keys);
});

casebookContract('on Redis', async () => {
  const record = harness.record();
  const tail = tailChanges({ record, timers: systemTimers, onError: () => undefined });
  const last = new Map<string, string>();
  return {
    due: dueCases(record),
    changes: tail,
    casebook: (options) => harness.casebook(options),
    async pointers() {
      const streams = shardsOf(SHARDS).all.map(async ({ outbox }) => {
        const entries: StreamEntry[] = await harness.redis.xrange(outbox, `(${last.get(outbox) ?? '0-0'}`, '+');
        last.set(outbox, entries.at(-1)?.[0] ?? last.get(outbox) ?? '0-0');
        return entries.map(pointerFrom);
      });
      return (await Promise.all(streams)).flat();
    },
    async passTime(ms) {
      for (const { due } of shardsOf(SHARDS).all) {
        for (const case_id of await harness.redis.zrange(due, 0, -1)) await harness.redis.zincrby(due, -ms, case_id);
      }
    },
    close: () => tail.close(),
  };
});
