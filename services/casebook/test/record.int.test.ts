/** What the record on Redis must stand: lost replies, other records, other folds, a server that dies or stops. */
import { FOLD_VERSION, nextDue } from '@stopline/domain';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Loaded } from '../src/casebook.ts';
import { appendEntry } from '../src/record/append.ts';
import { appendIds } from '../src/record/append-ids.ts';
import { FIRST_HEAD } from '../src/record/chain.ts';
import { createRecord, readRecordIdentity } from '../src/record/identity.ts';
import { loadCase } from '../src/record/load.ts';
import { probeRecord } from '../src/record/probe.ts';
import { openRecord, type StoplineRecord } from '../src/record/record.ts';
import { shardOf, shardsOf } from '../src/record/shards.ts';
import type { Append } from '../src/record/store.ts';
import { decideBatch, newlyOwed } from '../src/submit/decide-batch.ts';
import { note, type Press, press } from './commands.ts';
import { type RedisHarness, redisHarness } from './redis-harness.ts';
import { until } from './until.ts';

let harness: RedisHarness;
let record: StoplineRecord;
beforeAll(async () => {
  harness = await redisHarness();
  record = harness.record();
});
afterAll(() => harness.close());

const SHARDS = shardsOf(4);

function appendOf(before: Loaded | null, command: Parameters<typeof decideBatch>[1][number], case_id: string): Append {
  const decided = decideBatch(before?.state ?? null, [command], systemClock.now());
  const first = decided.events[0];
  if (decided.state === null || first === undefined) throw new Error('nothing was decided');
  return {
    case_id,
    version: before?.version ?? 0,
    before: before?.head ?? FIRST_HEAD,
    at: first.at,
    events: decided.events,
    event_texts: decided.event_texts,
    state: decided.state,
    next_due: nextDue(decided.state),
    owed_keys: newlyOwed(before?.state ?? null, decided.state),
  };
}

/** The same id each time: the very same bytes, as a call that is sent again. */
const resent = (id: string) => ({ next: () => id });

const streamLengths = async (command: Press): Promise<number[]> => {
  const { shard, log } = SHARDS.of(command.case_id);
  return Promise.all([harness.redis.llen(log), harness.redis.xlen(shard.outbox), harness.redis.xlen(shard.changes)]);
};

describe('append', () => {
  test('a call that is sent again after its reply was lost is a success, and changes nothing', async () => {
    const command = press();
    const append = appendOf(null, command, command.case_id);
    const first = await appendEntry(record, resent('w-1'), append, 2_000);
    const lengths = await streamLengths(command);
    const again = await appendEntry(record, resent('w-1'), append, 2_000);
    expect(again).toEqual(first);
    expect(again).toMatchObject({ kind: 'APPENDED', latest: true });
    expect(await streamLengths(command)).toEqual(lengths);
  });

  test('also when others have appended since; but then it is no longer the latest', async () => {
    const command = press();
    const append = appendOf(null, command, command.case_id);
    await appendEntry(record, resent('w-2'), append, 2_000);
    const casebook = harness.casebook();
    for (const text of ['a', 'b', 'c']) {
      await casebook.submit(command.case_id, note(text));
      expect(await appendEntry(record, resent('w-2'), append, 2_000)).toMatchObject({
        kind: 'APPENDED',
        latest: false,
      });
    }
    expect((await casebook.load(command.case_id))?.version).toBe(4);
  });

  test('the same decision by another process in the same millisecond is not taken for it', async () => {
    const command = press();
    const append = appendOf(null, command, command.case_id);
    await appendEntry(record, resent('w-3'), append, 2_000);
    expect(await appendEntry(record, resent('other-3'), append, 2_000)).toEqual({ kind: 'CONFLICT' });
    await harness.casebook().submit(command.case_id, note('x'));
    expect(await appendEntry(record, resent('other-3'), append, 2_000)).toEqual({ kind: 'CONFLICT' });
  });

  test('the right version of another history is a conflict: the head must be the same too', async () => {
    const command = press();
    await harness.casebook().submit(command.case_id, command);
    const loaded = await loadCase(record, command.case_id, null, 2_000);
    if (loaded === null) throw new Error('the case is not there');
    const elsewhere = { ...loaded, head: 'f'.repeat(64) };
    const append = appendOf(elsewhere, note('x'), command.case_id);
    expect(await appendEntry(record, resent('w-4'), append, 2_000)).toEqual({ kind: 'CONFLICT' });
    expect(await loadCase(record, command.case_id, elsewhere, 2_000)).toEqual(loaded);
  });

  test('what it leaves behind: the entry, the head, the pointer, the due, the change', async () => {
    const command = press({ payments: 2 });
    const submitted = await harness.casebook().submit(command.case_id, command);
    const { hash, shard, log } = SHARDS.of(command.case_id);
    const stored = await harness.redis.hgetall(hash);
    expect(stored).toMatchObject({ version: '1', head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(Object.keys(stored).sort()).toEqual(['head', 'pointer', 'version']);
    const [entry] = await harness.redis.lrange(log, 0, -1);
    expect(entry?.startsWith(`{"before":"${FIRST_HEAD}","v":1,"id":"`)).toBe(true);
    const [pointed] = await harness.redis.xrevrange(shard.outbox, '+', '-', 'COUNT', 1);
    expect(pointed?.[0]).toBe(stored.pointer);
    const keys = Object.keys(submitted.state?.orders ?? {}).map((order) => `instruct:${order}:1:1`);
    expect(pointed?.[1]).toEqual(['case_id', command.case_id, 'version', '1', 'keys', keys.join(' ')]);
    const [changed] = await harness.redis.xrevrange(shard.changes, '+', '-', 'COUNT', 1);
    expect(changed?.[1]).toEqual([
      'case_id',
      command.case_id,
      'version',
      '1',
      'types',
      'CaseOpened,PaymentAdded,OrderPlaced',
    ]);
    const due = submitted.state === null ? null : nextDue(submitted.state);
    expect(Number(await harness.redis.zscore(shard.due, command.case_id))).toBe(due);
    expect(shard).toBe(SHARDS.all[Number.parseInt(command.case_id.slice(5, 7), 16) % 4]);
  });
});

describe('snapshot', () => {
  test('comes with every 32nd append; load folds only what came after; another fold folds all anew', async () => {
    const command = press();
    const casebook = harness.casebook();
    await casebook.submit(command.case_id, command);
    for (let n = 2; n <= 40; n++) await casebook.submit(command.case_id, note(`note ${n}`), { linger: false });
    const { hash, log } = SHARDS.of(command.case_id);
    expect(await harness.redis.hmget(hash, 'snapshot_version', 'fold')).toEqual(['32', String(FOLD_VERSION)]);
    const whole = await loadCase(record, command.case_id, null, 2_000);
    expect(whole).toEqual(await casebook.load(command.case_id));
    expect(whole?.state.notes).toHaveLength(39);

    // The entries before the snapshot are not needed: one that cannot be read shows it.
    const first = await harness.redis.lindex(log, 0);
    await harness.redis.lset(log, 0, 'not an entry');
    expect(await loadCase(record, command.case_id, null, 2_000)).toEqual(whole);
    await harness.redis.lset(log, 0, first ?? '');

    await harness.redis.hset(hash, { fold: 'another', snapshot: '{"made":"by another fold"}' });
    expect(await loadCase(record, command.case_id, null, 2_000)).toEqual(whole);
  });

  test('who knows a version gets only what came after it', async () => {
    const command = press();
    const casebook = harness.casebook();
    await casebook.submit(command.case_id, command);
    const known = await loadCase(record, command.case_id, null, 2_000);
    expect(await loadCase(record, command.case_id, known, 2_000)).toBe(known);
    await casebook.submit(command.case_id, note('later'));
    const later = await loadCase(record, command.case_id, known, 2_000);
    expect(later).toEqual(await loadCase(record, command.case_id, null, 2_000));
    expect(later?.version).toBe(2);
  });

  test('a log that does not hang together is not decided on', async () => {
    const command = press();
    await harness.casebook().submit(command.case_id, command);
    const { hash } = SHARDS.of(command.case_id);
    await harness.redis.hset(hash, 'head', 'e'.repeat(64));
    await expect(harness.casebook().submit(command.case_id, note('x'))).rejects.toThrow(/head/);
    await expect(harness.casebook().load(command.case_id)).rejects.toThrow(/head/);
  });
});

describe('which record it is', () => {
  test('one is made once, with so many shards, and not over another', async () => {
    const other = await redisHarness({ shards: 16 });
    try {
      expect((await readRecordIdentity(other.redis)).shards).toBe(16);
      await expect(createRecord(other.redis)).rejects.toThrow(/holds a record already/);
      const command = press();
      expect((await other.casebook().submit(command.case_id, command)).version).toBe(1);
      const shard = String(shardOf(command.case_id, 16)).padStart(2, '0');
      expect(await other.redis.exists(`stopline:{s${shard}}:log:${command.case_id}`)).toBe(1);
      await other.redis.del('stopline:{s07}:identity');
      await expect(readRecordIdentity(other.redis)).rejects.toThrow(/shard 7 is missing/);
    } finally {
      await other.close();
    }
  });

  test('a server that has lost its record, or has another, is not written to', async () => {
    const other = await redisHarness();
    try {
      const casebook = other.casebook();
      const command = press();
      await casebook.submit(command.case_id, command);
      await other.redis.flushall();
      // The connection stands; the script itself sees it.
      await expect(casebook.submit(command.case_id, note('x'))).rejects.toThrow(/not the record/);
      await createRecord(other.redis);
      await expect(casebook.submit(command.case_id, note('x'))).rejects.toThrow();
      expect(await other.redis.keys('*log*')).toEqual([]);
      // And a new connection is refused.
      await other.server.restart();
      await expect(casebook.submit(command.case_id, note('x'), { budgetMs: 700 })).rejects.toMatchObject({
        name: 'RetryableError',
      });
    } finally {
      await other.close();
    }
  });

  test('a process may start before its record can be reached', async () => {
    const other = await redisHarness();
    try {
      await other.server.kill9();
      const casebook = other.casebook();
      const command = press();
      await expect(casebook.submit(command.case_id, command, { budgetMs: 200 })).rejects.toMatchObject({
        name: 'RetryableError',
      });
      const waiting = casebook.submit(command.case_id, command, { budgetMs: 8_000 });
      await other.server.restart();
      expect(await waiting).toMatchObject({ kind: 'DONE', version: 1 });
    } finally {
      await other.close();
    }
  });
});

describe('a server that dies or stops', () => {
  test('kill -9 in the middle of 300 presses: what was answered is there, once, and everything is answered', async () => {
    const other = await redisHarness();
    try {
      const casebooks = [other.casebook(), other.casebook()];
      const commands = Array.from({ length: 300 }, () => press({ payments: 3 }));
      let answered = 0;
      const all = commands.map(async (command, n) => {
        await until(() => answered >= n - 40, 'its turn', 20_000);
        const submitted = await (casebooks[n % 2] ?? casebooks[0])?.submit(command.case_id, command, {
          budgetMs: 15_000,
        });
        answered += 1;
        return submitted;
      });
      for (const point of [60, 180]) {
        await until(() => answered >= point, `${point} answers`, 20_000);
        await other.server.kill9();
        await other.server.restart();
      }
      const submitted = await Promise.all(all);
      expect(submitted.every((one) => one?.kind === 'DONE' && one.version === 1)).toBe(true);
      const fresh = await other.casebook().loadMany(commands.map(({ case_id }) => case_id));
      expect(fresh.size).toBe(300);
      expect([...fresh.values()].every(({ version }) => version === 1)).toBe(true);
    } finally {
      await other.close();
    }
  });

  test('nobody is answered while nothing can be confirmed: neither success, nor repeat, nor refusal', async () => {
    const other = await redisHarness();
    try {
      const casebook = other.casebook();
      const command = press();
      await casebook.submit(command.case_id, command);
      other.server.pause();
      let answers = 0;
      const asked = [command, note('x'), { ...command, key: { ...command.key, fingerprint: 'another' } }].map(
        async (given) => {
          const submitted = await casebook.submit(command.case_id, given, { budgetMs: 8_000 });
          answers += 1;
          return submitted;
        },
      );
      // A command that cannot be confirmed either way ends as it must, and shows that time has passed.
      const late = await casebook.load(command.case_id).catch((error: unknown) => error);
      expect(late).toMatchObject({ name: 'RetryableError' });
      expect(answers).toBe(0);
      other.server.resume();
      const [repeat, noted, reused] = await Promise.all(asked);
      expect(repeat).toMatchObject({ kind: 'DONE', replayed: true });
      expect(noted).toMatchObject({ kind: 'DONE', version: 2 });
      expect(reused).toMatchObject({ kind: 'REFUSED', rejection: { reason: 'IDEMPOTENCY_KEY_REUSED' } });
    } finally {
      await other.close();
    }
  });

  test('away for good: a press ends as unknown, since it may have been written; the same press tells later', async () => {
    const other = await redisHarness();
    try {
      const casebook = other.casebook();
      await probeRecord(other.record(), 2_000);
      const first = press();
      await casebook.submit(first.case_id, first);
      await other.server.kill9();
      const command = press();
      await expect(casebook.submit(command.case_id, command, { budgetMs: 500 })).rejects.toMatchObject({
        name: 'OutcomeUnknownError',
      });
      await expect(probeRecord(other.record(), 300)).rejects.toThrow();
      await other.server.restart();
      expect(await casebook.submit(command.case_id, command)).toMatchObject({ kind: 'DONE', version: 1 });
    } finally {
      await other.close();
    }
  });
});

test('the clock of a process follows Redis', async () => {
  const other = await redisHarness();
  const slow = openRecord({
    findMaster: () => Promise.resolve(other.server.address),
    clock: { now: () => Date.now() - 90_000 },
  });
  try {
    await slow.known(2_000);
    expect(Math.abs(slow.clock.now() - Date.now())).toBeLessThan(1_000);
  } finally {
    await slow.close();
    await other.close();
  }
});

test('append ids are never the same twice', () => {
  const one = appendIds(systemIds);
  const other = appendIds(systemIds);
  const drawn = Array.from({ length: 100 }, () => [one.next(), other.next()]).flat();
  expect(new Set(drawn).size).toBe(200);
});
