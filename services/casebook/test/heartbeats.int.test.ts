import { manualClock, systemClock } from '@stopline/platform/ports/clock.ts';
import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import { startRedis, type TestRedis } from '@stopline/platform/redis/testing.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  forgetHeartbeat,
  HEARTBEAT_FRESH_MS,
  type Heartbeat,
  readHeartbeats,
  writeHeartbeat,
} from '../src/heartbeats/heartbeats.ts';
import { createRecord, openRecord, type StoplineRecord } from '../src/index.ts';

let redis: TestRedis;
let record: StoplineRecord;
beforeAll(async () => {
  redis = await startRedis();
  const client = followClient(redis.address);
  await createRecord(client);
  await closeRedis(client);
  record = openRecord({ findMaster: async () => redis.address, clock: systemClock });
});
afterAll(async () => {
  await record.close();
  await redis.stop();
});

const START = Date.UTC(2026, 10, 24, 2);
const beatOf = (worker_id: string, at: number): Heartbeat => ({
  worker_id,
  at,
  breakers: [{ bank_id: 'icbc', channel: 'grpc-1', state: 'OPEN' }],
  waiting: { icbc: 12 },
  in_flight: { boc: 1 },
  answer_ms: { boc: { p50: 20, p95: 90 } },
});

test('workers know each other by what each said last, and for as long as it is fresh', async () => {
  const clock = manualClock(START);
  const at = { client: record.client, clock: { ...clock, heard: () => undefined } };
  const alive = async () => (await readHeartbeats(at)).map(({ worker_id }) => worker_id).sort();

  await writeHeartbeat(at, beatOf('a', START));
  await writeHeartbeat(at, beatOf('b', START + 1_000));
  expect(await readHeartbeats(at)).toContainEqual(beatOf('b', START + 1_000));
  expect(await alive()).toEqual(['a', 'b']);

  clock.set(START + HEARTBEAT_FRESH_MS + 1);
  expect(await alive()).toEqual(['b']);
  await writeHeartbeat(at, beatOf('a', clock.now()));
  expect(await alive()).toEqual(['a', 'b']);

  await forgetHeartbeat(at, 'a');
  expect(await alive()).toEqual(['b']);
});

test('a worker that never said goodbye is removed after a minute', async () => {
  const at = { client: record.client, clock: { now: () => START, heard: () => undefined } };
  await writeHeartbeat(at, beatOf('dead', START));
  await writeHeartbeat(at, beatOf('alive', START + 61_000));
  const held = await record.client.read('hkeys', ['stopline:{workers}:heartbeats'], { budgetMs: 1_000 });
  expect(held).toContain('alive');
  expect(held).not.toContain('dead');
});
