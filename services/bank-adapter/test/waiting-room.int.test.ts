import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import { startRedis, type TestRedis } from '@stopline/platform/redis/testing.ts';
import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPlaces } from '../src/instruct/limits.ts';
import { openWaitingRoom, type WaitingOrder, type WaitingRoom } from '../src/instruct/waiting-room.ts';
import { eventually } from './world.ts';

let server: TestRedis;
let redis: Redis;
const rooms: { room: WaitingRoom; client: Redis }[] = [];

beforeAll(async () => {
  server = await startRedis();
  redis = followClient(server.address);
});
beforeEach(() => redis.flushall());
afterEach(async () => {
  for (const { room, client } of rooms.splice(0)) {
    await room.close();
    await closeRedis(client);
  }
});
afterAll(async () => {
  await closeRedis(redis);
  await server.stop();
});

const order = (number: number, bank_id = 'icbc'): WaitingOrder => ({
  bank_id,
  case_id: `case_${number}`,
  order_id: `order_${number}`,
});

interface Given {
  readonly places?: number;
  readonly reachable?: () => boolean;
  readonly serve?: (order: WaitingOrder) => Promise<'DONE' | 'STAYS'>;
}

/** One worker's room. */
function open({ places: limit = 2, reachable = () => true, serve = async () => 'DONE' }: Given = {}) {
  const client = followClient(server.address);
  const served: number[] = [];
  const errors: string[] = [];
  const places = createPlaces(() => limit);
  let most = 0;
  const room = openWaitingRoom({
    redis: client,
    places,
    isReachable: reachable,
    async serve(waiting) {
      most = Math.max(most, places.inFlight(waiting.bank_id));
      served.push(Number(waiting.order_id.slice('order_'.length)));
      return serve(waiting);
    },
    onError: (error, what) => errors.push(`${what}: ${error.message}`),
  });
  rooms.push({ room, client });
  return { room, served, errors, places, most: () => most };
}

const counted = (length: number): number[] => Array.from({ length }, (_, index) => index);

describe('whoever comes to wait', () => {
  test('is served in the order of coming, as places are free and never more at once', async () => {
    const { room, served, most, places } = open({ places: 3 });
    const leaves = counted(3).map(() => places.enter('icbc'));
    await Promise.all(counted(40).map((number) => room.later(order(number))));
    expect(room.somebodyWaits('icbc')).toBe(true);
    expect(served).toEqual([]);
    for (const leave of leaves) leave?.();
    await eventually(() => expect(served).toHaveLength(40));
    expect(served).toEqual(counted(40));
    expect(most()).toBeLessThanOrEqual(3);
    await eventually(() => expect(room.somebodyWaits('icbc')).toBe(false));
  });

  test('has one place, however often it comes', async () => {
    const { room, served, places } = open({ places: 1 });
    const leave = places.enter('icbc');
    for (const _time of counted(5)) await room.later(order(7));
    expect(await redis.llen('{stop:icbc}:orders:wait')).toBe(1);
    leave?.();
    await eventually(() => expect(room.somebodyWaits('icbc')).toBe(false));
    expect(served).toEqual([7]);
  });

  test('waits by its bank: one bank’s queue holds nobody else up', async () => {
    const { room, served } = open({ places: 1, serve: ({ bank_id }) => (bank_id === 'icbc' ? hangs : done) });
    const hangs = new Promise<'DONE'>(() => undefined);
    const done = Promise.resolve('DONE' as const);
    await room.later(order(1));
    await room.later(order(2));
    await room.later(order(3, 'boc'));
    await eventually(() => expect(served).toEqual([1, 3]));
    expect(room.waiting().get('icbc')).toBe(1);
    rooms.splice(0).map(({ client }) => client.disconnect());
  });

  test('leaves nothing behind in Redis but Bull’s own counter', async () => {
    const { room, served } = open();
    await Promise.all(counted(10).map((number) => room.later(order(number))));
    await eventually(() => expect(served).toHaveLength(10));
    await eventually(async () => expect(await redis.keys('*')).toEqual(['{stop:icbc}:orders:id']));
  });

  test('comes again for what became owed while it was served', async () => {
    const first = Promise.withResolvers<'DONE'>();
    let calls = 0;
    const { room, served } = open({ serve: () => (++calls === 1 ? first.promise : Promise.resolve('DONE')) });
    await room.later(order(1));
    await eventually(() => expect(served).toEqual([1]));
    await room.later(order(1));
    await room.later(order(1));
    first.resolve('DONE');
    await eventually(() => expect(served).toEqual([1, 1]));
    await eventually(() => expect(room.somebodyWaits('icbc')).toBe(false));
    expect(served).toEqual([1, 1]);
  });
});

describe('a bank that cannot be reached', () => {
  test('has its orders parked, and drained when it can', async () => {
    let open_ = false;
    const { room, served } = open({ reachable: () => open_ });
    for (const number of counted(20)) await room.later(order(number));
    await room.refresh(['icbc']);
    expect(served).toEqual([]);
    expect(await room.oldest('icbc')).toBe('order_0');
    open_ = true;
    room.drain('icbc');
    await eventually(() => expect(served).toEqual(counted(20)));
    expect(await room.oldest('icbc')).toBeNull();
  });

  test('keeps an order whose turn came too late', async () => {
    let reachable = true;
    const { room, served } = open({
      places: 1,
      reachable: () => reachable,
      serve: async () => {
        reachable = false;
        return 'STAYS';
      },
    });
    await room.later(order(1));
    await room.later(order(2));
    await eventually(async () =>
      expect(await redis.lrange('{stop:icbc}:orders:wait', 0, -1)).toEqual(['order_2', 'order_1']),
    );
    expect(await room.oldest('icbc')).toBe('order_1');
    expect(served).toEqual([1]);
    expect(await redis.llen('{stop:icbc}:orders:active')).toBe(0);
    reachable = true;
    room.drain('icbc');
    await eventually(() => expect(served).toEqual([1, 1]));
  });
});

describe('several workers', () => {
  test('share one queue: each order is served once, and who only refreshes learns who waits', async () => {
    const a = open({ places: 1 });
    const b = open({ places: 1 });
    const leaves = [a.places.enter('icbc'), b.places.enter('icbc')];
    await Promise.all(counted(30).map((number) => a.room.later(order(number))));
    expect(b.room.somebodyWaits('icbc')).toBe(false);
    await b.room.refresh(['icbc']);
    expect(b.room.somebodyWaits('icbc')).toBe(true);
    for (const leave of leaves) leave?.();
    await eventually(() => expect(a.served.length + b.served.length).toBe(30));
    expect([...a.served, ...b.served].sort((x, y) => x - y)).toEqual(counted(30));
    expect(b.served.length).toBeGreaterThan(0);
  });

  test('the jobs of one that died are found by another within seconds; renewed ones are left alone', async () => {
    const hangs = () => new Promise<'DONE'>(() => undefined);
    const dead = open({ places: 1, serve: hangs });
    const slow = open({ places: 1, serve: hangs });
    await dead.room.later(order(1));
    await eventually(() => expect(dead.served).toEqual([1]));
    await slow.room.later(order(2));
    await eventually(() => expect(slow.served).toEqual([2]));
    const heir = open();
    const began = Date.now();
    await eventually(async () => {
      await Promise.all([slow.room.renewLocks(), heir.room.refresh(['icbc'])]);
      expect(heir.served).toEqual([1]);
    }, 15_000);
    expect(Date.now() - began).toBeLessThan(10_000);
    await slow.room.renewLocks();
    for (const { client } of rooms.splice(0, 2)) client.disconnect();
  });
});

test('while Redis is away coming to wait is told as an error, and after it everything goes on', async () => {
  const { room, served, errors, places } = open({ places: 1 });
  const leave = places.enter('icbc');
  await room.later(order(1));
  await server.kill9();
  const later = room.later(order(2));
  leave?.();
  await later;
  expect(errors).toContainEqual(expect.stringMatching(/^add: no answer within/));
  await server.restart();
  await eventually(async () => {
    await room.refresh(['icbc']);
    expect(served).toContain(1);
  });
});
