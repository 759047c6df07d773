/** A record on a redis-server of this test alone. */
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { connectionOptions } from '@stopline/platform/redis/address.ts';
import { startRedis, type TestRedis } from '@stopline/platform/redis/testing.ts';
import { Redis } from 'ioredis';
import type { Casebook } from '../src/casebook.ts';
import { createRecord } from '../src/record/identity.ts';
import { openRecord, type StoplineRecord } from '../src/record/record.ts';
import { openRedisCasebook } from '../src/redis-casebook.ts';
import type { CasebookOptions } from '../src/submit/casebook.ts';

export interface RedisHarness {
  readonly server: TestRedis;
  /** A plain client, to look at the keys and to damage them. */
  readonly redis: Redis;
  /** One process' connections. */
  record(): StoplineRecord;
  /** A casebook of a process of its own. */
  casebook(options?: CasebookOptions): Casebook;
  close(): Promise<void>;
}

export async function redisHarness({ shards = 4 } = {}): Promise<RedisHarness> {
  const server = await startRedis();
  const redis = new Redis({
    ...connectionOptions(server.address),
    retryStrategy: () => 50,
    maxRetriesPerRequest: null,
  });
  redis.on('error', () => undefined);
  await createRecord(redis, { shards });
  const records: StoplineRecord[] = [];
  const record = (): StoplineRecord => {
    const opened = openRecord({ findMaster: () => Promise.resolve(server.address), clock: systemClock });
    records.push(opened);
    return opened;
  };
  return {
    server,
    redis,
    record,
    casebook: (options) => openRedisCasebook({ record: record(), timers: systemTimers, ids: systemIds, ...options }),
    async close() {
      await Promise.all(records.map((opened) => opened.close()));
      redis.disconnect();
      await server.stop();
    },
  };
}
