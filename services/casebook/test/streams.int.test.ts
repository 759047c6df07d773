/** The outbox, its reader, and the tail of changes: what hurries, and what is told when it did not. */
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Casebook, Change, DueCases, Pointer } from '../src/casebook.ts';
import { dueCases } from '../src/due/claim.ts';
import { outboxLagMs } from '../src/outbox/lag.ts';
import { readOutbox } from '../src/outbox/reader.ts';
import { OUTBOXES } from '../src/record/keys.ts';
import type { StoplineRecord } from '../src/record/record.ts';
import { shardsOf } from '../src/record/shards.ts';
import type { BlockingLoop } from '../src/streams/blocking-loop.ts';
import { tailChanges } from '../src/streams/tail.ts';
import { note, type Press, press } from './commands.ts';
import { type RedisHarness, redisHarness } from './redis-harness.ts';
import { until } from './until.ts';

let harness: RedisHarness;
let record: StoplineRecord;
let casebook: Casebook;
let closing: { close(): Promise<void> }[];
beforeEach(async () => {
  harness = await redisHarness();
  record = harness.record();
  casebook = harness.casebook();
  closing = [];
});
afterEach(async () => {
  for (const one of closing) await one.close();
  await harness.close();
});

const SHARDS = shardsOf(4);

function read(into: Pointer[], handle?: () => Promise<void>): BlockingLoop {
  const reader = readOutbox({
    record,
    outbox: 'bank',
    timers: systemTimers,
    async handle(pointers) {
      into.push(...pointers);
      await handle?.();
    },
    onError: () => undefined,
  });
  closing.push(reader);
  return reader;
}

async function pressed(): Promise<Press> {
  const command = press();
  await casebook.submit(command.case_id, command, { budgetMs: 15_000 });
  return command;
}
const ids = (pointers: readonly { case_id: string }[]): string[] => pointers.map(({ case_id }) => case_id).sort();

describe('the outbox reader', () => {
  test('gets each pointer once, from all shards, also what came before it first began', async () => {
    const before = [await pressed(), await pressed()];
    const got: Pointer[] = [];
    read(got);
    const commands = [...before];
    for (let n = 0; n < 20; n++) commands.push(await pressed());
    await until(() => got.length >= 22, 'all pointers');
    expect(ids(got)).toEqual(ids(commands));
    expect(new Set(commands.map(({ case_id }) => SHARDS.of(case_id).shard.outbox)).size).toBe(4);
    const one = got.find(({ case_id }) => case_id === before[0]?.case_id);
    expect(one).toMatchObject({ version: 1, keys: [expect.stringMatching(/^instruct:order_.*:1:1$/)] });
  });

  test('two readers share the work', async () => {
    const one: Pointer[] = [];
    const two: Pointer[] = [];
    read(one);
    read(two);
    const commands = await Promise.all(Array.from({ length: 30 }, pressed));
    await until(() => one.length + two.length >= 30, 'all pointers');
    expect(ids([...one, ...two])).toEqual(ids(commands));
  });

  test('comes back by itself after kill -9 of the server', async () => {
    const got: Pointer[] = [];
    read(got);
    const first = await pressed();
    await until(() => got.length === 1, 'the first');
    await harness.server.kill9();
    await harness.server.restart();
    const later = await Promise.all(Array.from({ length: 10 }, pressed));
    await until(() => new Set(ids(got)).size === 11, 'the others');
    expect(new Set(ids(got))).toEqual(new Set(ids([first, ...later])));
  });

  test('makes its group again where it is gone, and is not stopped by a handler that fails', async () => {
    const got: Pointer[] = [];
    read(got, () => Promise.reject(new Error('a fault of the worker')));
    await pressed();
    await until(() => got.length === 1, 'the first');
    for (const { outbox } of SHARDS.all) await harness.redis.del(outbox);
    const again = await pressed();
    await until(() => ids(got).includes(again.case_id), 'one after the loss');
  });

  test('stops tidily: no connection of its own is left, and what is unread stays for the next', async () => {
    const got: Pointer[] = [];
    const reader = read(got);
    await pressed();
    await until(() => got.length === 1, 'the first');
    await reader.close();
    expect(await harness.redis.client('LIST')).not.toContain('name=outbox');
    const left = await pressed();
    await until(async () => (await outboxLagMs(record)) > 0, 'the lag to show');
    const next: Pointer[] = [];
    read(next);
    await until(() => next.length === 1, 'the one that was left');
    expect(ids(next)).toEqual([left.case_id]);
    expect(await outboxLagMs(record)).toBe(0);
  });

  test('a full reader takes no more, so that the rest waits where others can have it', async () => {
    const got: Pointer[] = [];
    const full = Promise.withResolvers<void>();
    read(got, () => full.promise);
    await pressed();
    await until(() => got.length === 1, 'the first');
    await pressed();
    await until(async () => (await outboxLagMs(record)) > 20, 'the second to wait');
    expect(got).toHaveLength(1);
    full.resolve();
    await until(() => got.length === 2, 'the second');
  });
});

describe('a claim says whether the latest pointer is still unread', () => {
  let due: DueCases;
  beforeEach(() => {
    due = dueCases(record);
  });
  /** Its time has come. */
  const claim = async ({ case_id }: Press): Promise<boolean | undefined> => {
    const { shard } = SHARDS.of(case_id);
    await harness.redis.zadd(shard.due, 1, case_id);
    return (await due.claim(SHARDS.all.indexOf(shard), 10)).find((one) => one.case_id === case_id)?.pointer_unread;
  };
  const group = async (): Promise<void> => {
    for (const { outbox } of SHARDS.all)
      await harness.redis.xgroup('CREATE', outbox, OUTBOXES.bank.group, '0', 'MKSTREAM');
  };
  const readAll = async (): Promise<void> => {
    for (const { outbox } of SHARDS.all) {
      await harness.redis.xreadgroup(
        'GROUP',
        OUTBOXES.bank.group,
        'any',
        'COUNT',
        100,
        'NOACK',
        'STREAMS',
        outbox,
        '>',
      );
    }
  };

  test('unread before anybody reads, with and without a group; read afterwards; unread again with a new pointer', async () => {
    const command = await pressed();
    expect(await claim(command)).toBe(true);
    await group();
    expect(await claim(command)).toBe(true);
    await readAll();
    expect(await claim(command)).toBe(false);
    const order = Object.keys((await casebook.load(command.case_id))?.state.orders ?? {})[0] ?? '';
    const ask = { type: 'AskBank', by: command.by, key: { id: 'ask', fingerprint: 'f' }, order_id: order } as const;
    expect(await casebook.submit(command.case_id, ask)).toMatchObject({ kind: 'DONE' });
    expect(await claim(command)).toBe(true);
  });

  test('one that was taken out of the stream will never be read, and does not count', async () => {
    await group();
    const command = await pressed();
    const { shard } = SHARDS.of(command.case_id);
    expect(await claim(command)).toBe(true);
    await harness.redis.xtrim(shard.outbox, 'MAXLEN', 0);
    expect(await claim(command)).toBe(false);
  });

  test('as many as asked for, the longest due first', async () => {
    const commands = await Promise.all(Array.from({ length: 12 }, pressed));
    for (const [n, { case_id }] of commands.entries())
      await harness.redis.zadd(SHARDS.of(case_id).shard.due, 100 - n, case_id);
    const inFirst = commands.filter(({ case_id }) => SHARDS.of(case_id).shard === SHARDS.all[0]).reverse();
    const claimed = await due.claim(0, 2);
    expect(claimed.map(({ case_id }) => case_id)).toEqual(inFirst.slice(0, 2).map(({ case_id }) => case_id));
  });
});

describe('the tail of changes', () => {
  test('goes on where it was after kill -9 of the server', async () => {
    const tail = tailChanges({ record, timers: systemTimers, onError: () => undefined });
    closing.push(tail);
    const heard: Change[] = [];
    const positions: string[] = [];
    let resyncs = 0;
    tail.follow({
      onChange(changes, position) {
        heard.push(...changes);
        positions.push(position);
      },
      onResync: () => (resyncs += 1),
    });
    await until(() => resyncs === 1, 'the tail to begin');
    const commands = [await pressed()];
    await until(() => heard.length === 1, 'the first');
    await harness.server.kill9();
    await harness.server.restart();
    for (let n = 0; n < 5; n++) commands.push(await pressed());
    await until(() => heard.length === 6, 'the others');
    expect(ids(heard)).toEqual(ids(commands));
    expect(resyncs).toBe(1);
    const missed = await tail.since(positions[0] ?? '');
    expect(ids(missed?.changes ?? [])).toEqual(ids(commands.slice(1)));
    expect(missed?.position).toBe(positions.at(-1));
    expect(await tail.since(missed?.position ?? '')).toEqual({ changes: [], position: missed?.position });
  });

  test('says so where it may have missed some', async () => {
    const tail = tailChanges({ record, timers: systemTimers, onError: () => undefined });
    closing.push(tail);
    let resyncs = 0;
    const heard: Change[] = [];
    let position = '';
    const listener = {
      onChange: (changes: readonly Change[], now: string) => {
        heard.push(...changes);
        position = now;
      },
      onResync: () => (resyncs += 1),
    };
    const following = tail.follow(listener);
    await until(() => resyncs === 1, 'the tail to begin');
    const command = await pressed();
    await until(() => heard.length === 1, 'the first');
    // While its connection is down, entries come and are trimmed away.
    const { changes } = SHARDS.of(command.case_id).shard;
    const fields = ['case_id', command.case_id, 'version', '2', 'types', 'NoteAdded'];
    await harness.redis
      .multi()
      .client('KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
      .xadd(changes, '*', ...fields)
      .xadd(changes, 'MAXLEN', 1, '*', ...fields)
      .exec();
    await until(() => resyncs === 2, 'the tail to say so');
    expect(heard).toHaveLength(1);
    expect(await tail.since(position)).toBeNull();
    expect(await tail.since('not a position')).toBeNull();
    await following.close();
  });
});

test('entries of the outbox go after ten minutes, those of changes when there are a hundred thousand', async () => {
  const command = await pressed();
  const { shard } = SHARDS.of(command.case_id);
  await harness.redis.del(shard.outbox, shard.changes);
  const old = Date.now() - 700_000;
  // Trimming is by whole nodes of the stream, of 100 entries as Redis comes.
  for (let n = 0; n < 250; n++) {
    await harness.redis.xadd(shard.outbox, `${old}-${n}`, 'case_id', command.case_id, 'version', '1', 'keys', 'x');
  }
  const pipeline = harness.redis.pipeline();
  for (let n = 0; n < 100_400; n++)
    pipeline.xadd(shard.changes, '*', 'case_id', command.case_id, 'version', '1', 'types', 'x');
  await pipeline.exec();
  const other = await untilSameShard(shard.outbox);
  expect(await harness.redis.xlen(shard.outbox)).toBeLessThan(60);
  expect(await harness.redis.xlen(shard.changes)).toBeLessThanOrEqual(100_200);
  expect((await harness.redis.xrevrange(shard.outbox, '+', '-', 'COUNT', 1))[0]?.[1][1]).toBe(other.case_id);
  await casebook.submit(command.case_id, note('still works'));
});

async function untilSameShard(outbox: string): Promise<Press> {
  return until(async () => {
    const command = await pressed();
    return SHARDS.of(command.case_id).shard.outbox === outbox ? command : null;
  }, 'a case of the same shard');
}
