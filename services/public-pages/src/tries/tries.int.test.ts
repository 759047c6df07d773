import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import { startRedis, type TestRedis } from '@stopline/platform/redis/testing.ts';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTries, type TryFor } from './tries.ts';

const SECRET = Buffer.from('a secret of at least thirty-two bytes');
const HOUR_SECONDS = 3_600;

let server: TestRedis;
let redis: Redis;
beforeAll(async () => {
  server = await startRedis();
  redis = followClient(server.address);
  await redis.ping();
});
afterAll(async () => {
  await closeRedis(redis);
  await server.stop();
});
beforeEach(() => redis.flushall());

const tries = (perHour: number, inAll: number, perHourOfCaller = 100) =>
  openTries(redis, SECRET, { perHour, inAll, perHourOfCaller });
const at = (more: Partial<TryFor> = {}): TryFor => ({
  road: 'link',
  value: 'token',
  caller: '192.0.2.1',
  exists: true,
  ...more,
});
/** How many of so many tries were given, one after the other. */
async function given(count: number, take: () => Promise<object | null>): Promise<number> {
  let got = 0;
  for (let time = 0; time < count; time += 1) if ((await take()) !== null) got += 1;
  return got;
}

test('so many in an hour, and then none until the hour is over', async () => {
  const { take } = tries(5, 20);
  expect(await given(9, () => take(at()))).toBe(5);
  const [closed = ''] = await redis.keys('stopline:tries:hour:*');
  expect(await redis.ttl(closed)).toBeGreaterThan(HOUR_SECONDS - 10);
  expect(await redis.ttl(closed)).toBeLessThanOrEqual(HOUR_SECONDS);
});

test('what is turned away counts nowhere: a page left open on a closed link closes nobody else’s', async () => {
  const { take } = tries(5, 20, 30);
  const stranger = { caller: '203.0.113.9' };
  expect(await given(6, () => take(at(stranger)))).toBe(5);
  expect(await given(60, () => take(at()))).toBe(0);
  let number = 0;
  expect(await given(40, () => take(at({ value: `another ${number++}` })))).toBe(30);
});

test('right digits never close a link, however many come at once', async () => {
  const { take } = tries(5, 20);
  for (let wave = 0; wave < 3; wave += 1) {
    const taken = await Promise.all(Array.from({ length: 12 }, () => take(at())));
    expect(taken.filter((one) => one !== null)).toHaveLength(5);
    await Promise.all(taken.map((one) => one?.giveBack()));
  }
  expect(await given(7, () => take(at()))).toBe(5);
});

const hourPasses = async () => void (await redis.del(...(await redis.keys('stopline:tries:hour:*'))));

test('so many in all: when the hours begin anew, the month does not, and no digits are taken any more', async () => {
  const { take } = tries(5, 7);
  const spent = async (more: Partial<TryFor> = {}) => (await take(at(more)))?.spent;
  for (let time = 0; time < 5; time += 1) expect(await spent()).toBe(false);
  await hourPasses();
  expect([await spent(), await spent(), await spent()]).toEqual([false, false, true]);
  await hourPasses();
  expect(await spent()).toBe(true);
  expect(await spent({ value: 'another token' })).toBe(false);
});

test('what exists and what does not turn away alike, hour after hour: what is used up in all turns nobody away', async () => {
  const { take } = tries(5, 7);
  for (let hour = 0; hour < 4; hour += 1) {
    expect(await given(7, () => take(at()))).toBe(5);
    expect(await given(7, () => take(at({ value: 'no such token', exists: false })))).toBe(5);
    await hourPasses();
  }
});

test('what was right is given back, as often as one likes', async () => {
  const { take } = tries(2, 3, 4);
  for (let time = 0; time < 10; time += 1) await (await take(at()))?.giveBack();
  expect(await given(5, () => take(at()))).toBe(2);
});

test('a caller’s tries are one number, whatever they are for; another caller has their own', async () => {
  const { take } = tries(5, 20, 3);
  let number = 0;
  expect(await given(6, () => take(at({ value: `token ${number++}` })))).toBe(3);
  expect(await given(1, () => take(at({ caller: '192.0.2.2' })))).toBe(1);
});

test('a link and a reference of the same letters are two things', async () => {
  const { take } = tries(1, 20);
  expect(await given(2, () => take(at({ value: 'K7QF2-M9RDX' })))).toBe(1);
  expect(await given(2, () => take(at({ value: 'K7QF2-M9RDX', road: 'reference' })))).toBe(1);
});

test('what does not exist is forgotten within the hour, and nothing in Redis is a link or an address', async () => {
  const { take } = tries(5, 20);
  await take(at({ value: 'no such token', exists: false }));
  const keys = await redis.keys('*');
  expect(keys).toHaveLength(3);
  for (const key of keys) {
    expect(key).not.toMatch(/token|192/);
    expect(await redis.ttl(key)).toBeLessThanOrEqual(HOUR_SECONDS);
  }
  await take(at());
  const all = await Promise.all((await redis.keys('stopline:tries:all:*')).map((key) => redis.ttl(key)));
  expect(Math.max(...all)).toBeGreaterThan(29 * 24 * HOUR_SECONDS);
});

test('a Redis that is away is no reason to let anybody try', async () => {
  const away = followClient({ kind: 'tcp', host: '127.0.0.1', port: 1 });
  const { take } = openTries(away, SECRET, { perHour: 5, inAll: 20, perHourOfCaller: 100 });
  await expect(take(at())).rejects.toThrow('the tries cannot be counted');
  await closeRedis(away);
});
