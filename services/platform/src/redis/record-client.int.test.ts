import { afterEach, beforeEach, expect, test } from 'vitest';
import { OutcomeUnknownError, RetryableError, TerminalError } from '../errors/outcome.ts';
import { parseRedisAddress } from './address.ts';
import { closeRedis, followClient } from './follow-client.ts';
import {
  type ConnectionEvent,
  openRecordClient,
  type RecordClient,
  type RecordClientOptions,
} from './record-client.ts';
import { startRedis, type TestRedis } from './testing.ts';

/** Counts once per id, however often it arrives: what every script of the record must be like. */
const COUNT_ONCE = `
if redis.call('SET', KEYS[1], '1', 'NX') then redis.call('INCR', KEYS[2]) return 'new' end
return 'known'`;

let server: TestRedis;
let client: RecordClient;
let events: ConnectionEvent[];

function open(options: Partial<RecordClientOptions> = {}): RecordClient {
  return openRecordClient({
    findMaster: () => Promise.resolve(server.address),
    onEvent: (event) => events.push(event),
    ...options,
  });
}

const countOnce = (id: string, budgetMs: number): Promise<unknown> =>
  client.commit({ script: COUNT_ONCE, keys: [`{x}:id:${id}`, '{x}:count'], args: [] }, { budgetMs });

async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

beforeEach(async () => {
  events = [];
  server = await startRedis();
  client = open();
});

afterEach(async () => {
  await client.close();
  await server.stop();
});

test('kill -9 and restart in the middle of 2,000 commits: every promise settles, nothing confirmed is lost, nothing counts twice', async () => {
  const ids = Array.from({ length: 2000 }, (_, n) => `c${n}`);
  const confirmed: string[] = [];
  const failed: unknown[] = [];
  let next = 0;
  const writer = async (): Promise<void> => {
    for (let id = ids[next++]; id !== undefined; id = ids[next++]) {
      try {
        await countOnce(id, 8000);
        confirmed.push(id);
      } catch (error) {
        failed.push(error);
      }
    }
  };
  const writers = Array.from({ length: 100 }, writer);
  for (const point of [300, 1100]) {
    await until(() => confirmed.length >= point, `${point} confirmed`);
    await server.kill9();
    await server.restart();
  }
  await Promise.all(writers);

  expect(confirmed.length + failed.length).toBe(2000);
  expect(failed).toEqual([]);
  const present = await client.read(
    'mget',
    confirmed.map((id) => `{x}:id:${id}`),
    { budgetMs: 2000 },
  );
  expect((present as (string | null)[]).filter((value) => value !== '1')).toEqual([]);
  expect(await client.read('get', ['{x}:count'], { budgetMs: 2000 })).toBe('2000');
  expect(events.some((event) => event.kind === 'lost')).toBe(true);
});

test('a server that stays away: a commit ends as unknown at its budget, a read as retryable, with the reason', async () => {
  expect(await countOnce('a', 1000)).toBe('new');
  await server.kill9();
  const started = Date.now();
  const [commit, read] = await Promise.allSettled([
    countOnce('b', 700),
    client.read('get', ['{x}:count'], { budgetMs: 700 }),
  ]);
  expect(commit.status === 'rejected' && commit.reason).toBeInstanceOf(OutcomeUnknownError);
  expect(read.status === 'rejected' && read.reason).toBeInstanceOf(RetryableError);
  expect(Date.now() - started).toBeLessThan(1500);
  expect(String(commit.status === 'rejected' && commit.reason.cause)).toMatch(/ENOENT|ECONNREFUSED|clos/);
  expect(client.ready()).toBe(false);
  await server.restart();
  expect(await countOnce('a', 5000)).toBe('known');
  // What had never been sent when its budget ended is not sent afterwards either.
  expect(await client.read('get', ['{x}:id:b'], { budgetMs: 2000 })).toBeNull();
  expect(client.ready()).toBe(true);
});

test('a server that stops answering is left after one try, and the commit succeeds when it goes on', async () => {
  expect(await countOnce('a', 1000)).toBe('new');
  server.pause();
  const waiting = countOnce('b', 8000);
  await until(() => events.some((event) => event.kind === 'lost'), 'the silent connection to be given up');
  server.resume();
  expect(['new', 'known']).toContain(await waiting);
  expect(await client.read('get', ['{x}:count'], { budgetMs: 2000 })).toBe('2');
});

test("one script's error reaches only its caller", async () => {
  const bad = client.commit(
    { script: 'return redis.call("INCR", KEYS[1])', keys: ['{x}:text'], args: [] },
    { budgetMs: 1000 },
  );
  const refused = client.commit({ script: 'return {err="MINE no"}', keys: ['{x}:text'], args: [] }, { budgetMs: 1000 });
  const good = countOnce('a', 1000);
  expect(await bad).toBe(1);
  await expect(refused).rejects.toThrow(TerminalError);
  await expect(refused).rejects.toThrow(/MINE no/);
  expect(await good).toBe('new');
  await expect(client.read('hget', ['{x}:text', 'f'], { budgetMs: 1000 })).rejects.toThrow(/WRONGTYPE/);
});

test('a connection that the check refuses carries nothing, and one that it lets through carries everything', async () => {
  let right = false;
  let checks = 0;
  const checked = open({
    async onConnect() {
      checks += 1;
      if (!right) throw new Error('another record');
    },
  });
  try {
    const call = { script: COUNT_ONCE, keys: ['{x}:id:z', '{x}:count'], args: [] };
    const refused = await checked.commit(call, { budgetMs: 400 }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(OutcomeUnknownError);
    expect(checked.ready()).toBe(false);
    expect(checks).toBeGreaterThan(1);
    expect(events.find((event) => event.kind === 'refused')?.error?.message).toBe('another record');
    right = true;
    expect(await checked.commit(call, { budgetMs: 3000 })).toBe('new');
  } finally {
    await checked.close();
  }
});

test('commands asked for together travel together, at most 64 in a batch', async () => {
  const sizes: number[] = [];
  const counted = open({ onBatch: (commands) => sizes.push(commands), connections: 1 });
  try {
    await Promise.all(Array.from({ length: 200 }, (_, n) => counted.read('get', [`{x}:${n}`], { budgetMs: 2000 })));
    expect(Math.max(...sizes)).toBe(64);
    expect(sizes.length).toBe(4);
  } finally {
    await counted.close();
  }
});

test('too many waiting: turned away at once, as certainly not done', async () => {
  const small = open({ pendingMax: 2, findMaster: () => Promise.reject(new Error('nobody knows')) });
  try {
    const first = small.read('get', ['a'], { budgetMs: 300 });
    const second = small.read('get', ['a'], { budgetMs: 300 });
    const third = small.read('get', ['a'], { budgetMs: 300 });
    await expect(third).rejects.toMatchObject({ name: 'RetryableError', code: 'OVERLOADED' });
    await expect(first).rejects.toBeInstanceOf(RetryableError);
    await expect(second).rejects.toBeInstanceOf(RetryableError);
  } finally {
    await small.close();
  }
});

test('closing settles what still waits and refuses what comes later', async () => {
  await countOnce('a', 1000);
  await server.kill9();
  const waiting = countOnce('b', 30_000).catch((error: unknown) => error);
  await client.close();
  expect(await waiting).toBeInstanceOf(OutcomeUnknownError);
  await expect(countOnce('c', 1000)).rejects.toBeInstanceOf(RetryableError);
});

test('a Redis with a password, over TCP, is served with it, and refused without', async () => {
  const guarded = await startRedis({ tcp: true });
  const admin = followClient(guarded.address);
  await admin.config('SET', 'requirepass', 'p@ss');
  await closeRedis(admin);
  const read = (url: string): Promise<unknown> => {
    const one = open({ findMaster: () => Promise.resolve(parseRedisAddress(url)) });
    return one.read('get', ['a'], { budgetMs: 1000 }).finally(() => one.close());
  };
  try {
    await expect(read(guarded.url)).rejects.toThrow(/NOAUTH/);
    expect(await read(guarded.url.replace('//', '//:p%40ss@'))).toBeNull();
  } finally {
    await guarded.stop();
  }
});

test('the following client comes back by itself after a restart', async () => {
  const redis = followClient(server.address, { blocking: true });
  try {
    await redis.set('k', '1');
    await server.kill9();
    const waiting = redis.get('k');
    await server.restart();
    expect(await waiting).toBe('1');
  } finally {
    await closeRedis(redis);
  }
  expect(redis.status).toBe('end');
});
