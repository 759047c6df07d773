/** The audit finds nothing in a record that is in order, and whatever somebody did to it behind our back. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AuditReport, auditRecord } from '../src/audit/audit-record.ts';
import type { FindingKind } from '../src/audit/finding.ts';
import { headOf } from '../src/record/chain.ts';
import { type CaseKeys, shardsOf } from '../src/record/shards.ts';
import { attempted, frozen, note, type Press, press, timePassed } from './commands.ts';
import { type RedisHarness, redisHarness } from './redis-harness.ts';

let harness: RedisHarness;
beforeAll(async () => {
  harness = await redisHarness();
});
afterAll(() => harness.close());
beforeEach(async () => {
  const keys = (await harness.redis.keys('*')).filter((key) => !key.endsWith(':identity'));
  if (keys.length > 0) await harness.redis.del(keys);
});

const keysOf = ({ case_id }: Press): CaseKeys => shardsOf(4).of(case_id);

/** A case of 36 appends, with a snapshot. */
async function played(): Promise<Press> {
  const casebook = harness.casebook();
  const command = press({ payments: 2, narrative: 'x' });
  const { state } = await casebook.submit(command.case_id, command);
  const [one, two] = Object.values(state?.orders ?? {});
  if (one === undefined || two === undefined) throw new Error('no orders');
  await casebook.submit(command.case_id, attempted(one, frozen(one)));
  await casebook.submit(command.case_id, attempted(two));
  for (let n = 0; n < 33; n++) await casebook.submit(command.case_id, note(`note ${n}`), { linger: false });
  await casebook.submit(command.case_id, timePassed());
  return command;
}

const kinds = ({ findings }: AuditReport): FindingKind[] => findings.map(({ finding }) => finding);
const audit = (): Promise<AuditReport> => auditRecord(harness.redis);

test('nothing is found in a record that is in order, and everything is looked at', async () => {
  await played();
  const other = press();
  await harness.casebook().submit(other.case_id, other);
  const seen: number[] = [];
  const report = await auditRecord(harness.redis, (cases) => seen.push(cases));
  expect(report).toMatchObject({ cases: 2, findings: [] });
  expect(report.entries).toBeGreaterThanOrEqual(37);
  expect(seen.at(-1)).toBe(2);
});

type Damage = (keys: CaseKeys, command: Press) => Promise<unknown>;
const entry = async ({ log }: CaseKeys, index: number): Promise<string> =>
  (await harness.redis.lindex(log, index)) ?? '';

test.each<[string, FindingKind[], Damage]>([
  [
    'a byte of an entry in the middle',
    ['CHAIN_BROKEN', 'SNAPSHOT_WRONG'],
    async (keys) => harness.redis.lset(keys.log, 5, (await entry(keys, 5)).replace('note 2', 'note 3')),
  ],
  [
    'a byte that is no text',
    ['ENTRY_UNREADABLE'],
    async (keys) => {
      const bytes = Buffer.from(await entry(keys, 5));
      bytes[bytes.indexOf('note')] = 0xff;
      return harness.redis.lset(keys.log, 5, bytes);
    },
  ],
  [
    'a byte of the last entry',
    ['HEAD_WRONG'],
    async (keys) => {
      const last = (await harness.redis.llen(keys.log)) - 1;
      return harness.redis.lset(keys.log, last, (await entry(keys, last)).replace('note 3', 'note 4'));
    },
  ],
  [
    'a byte in the hash before',
    ['CHAIN_BROKEN', 'CHAIN_BROKEN'],
    async (keys) => {
      const text = await entry(keys, 5);
      const other = text[11] === '0' ? '1' : '0';
      return harness.redis.lset(keys.log, 5, text.slice(0, 11) + other + text.slice(12));
    },
  ],
  [
    'an entry taken out',
    ['CHAIN_BROKEN', 'VERSION_WRONG', 'SNAPSHOT_WRONG'],
    async (keys) => harness.redis.lrem(keys.log, 1, await entry(keys, 10)),
  ],
  ['the last entry taken off', ['VERSION_WRONG', 'HEAD_WRONG'], async ({ log }) => harness.redis.rpop(log)],
  ['the log taken away', ['LOG_MISSING'], async ({ log }) => harness.redis.del(log)],
  ['the case taken away', ['HASH_MISSING'], async ({ hash }) => harness.redis.del(hash)],
  ['a version set back', ['VERSION_WRONG'], async ({ hash }) => harness.redis.hset(hash, 'version', 3)],
  [
    'an amount in the snapshot',
    ['SNAPSHOT_WRONG'],
    async ({ hash }) => {
      const snapshot = (await harness.redis.hget(hash, 'snapshot')) ?? '';
      return harness.redis.hset(hash, 'snapshot', snapshot.replace('"frozen":"5000000"', '"frozen":"4000000"'));
    },
  ],
  ['a snapshot that is none', ['SNAPSHOT_WRONG'], async ({ hash }) => harness.redis.hset(hash, 'snapshot', '{')],
  ['taken out of the due', ['NOT_DUE'], async ({ shard }, { case_id }) => harness.redis.zrem(shard.due, case_id)],
  ['put off', ['DUE_TOO_LATE'], async ({ shard }, { case_id }) => harness.redis.zincrby(shard.due, 3_600_000, case_id)],
  [
    'something due that is no case',
    ['DUE_WITHOUT_CASE'],
    async ({ shard }) => harness.redis.zadd(shard.due, 1, press().case_id),
  ],
  [
    'the log of another case in its place',
    ['CASE_ID_WRONG'],
    async (keys) => {
      const other = press();
      await harness.casebook().submit(other.case_id, other);
      const theirs = keysOf(other);
      await harness.redis.del(keys.hash, keys.log);
      await harness.redis.rpush(keys.log, await entry(theirs, 0));
      const { version, head } = await harness.redis.hgetall(theirs.hash);
      return harness.redis.hset(keys.hash, { version: version ?? '', head: head ?? '' });
    },
  ],
])('found: %s', async (_what, expected, damage) => {
  const command = await played();
  await damage(keysOf(command), command);
  const report = await audit();
  expect(kinds(report)).toEqual(expected);
  const others = expected.includes('DUE_WITHOUT_CASE');
  expect(report.findings.every(({ case_id }) => (case_id === command.case_id) !== others)).toBe(true);
  expect(JSON.stringify(report.findings)).not.toContain('622202');
});

test('found: an order of which nobody was told, once it should have been', async () => {
  const casebook = harness.casebook();
  const command = press();
  await casebook.submit(command.case_id, command);
  const keys = keysOf(command);
  // The same case, pressed a minute ago and looked at by nobody since.
  const ago = new Date(Date.now() - 60_000).toISOString();
  const older = (await entry(keys, 0)).replace(/"at":"[^"]+"/, `"at":"${ago}"`);
  await harness.redis.lset(keys.log, 0, older);
  await harness.redis.hset(keys.hash, 'head', headOf('0'.repeat(64), older));
  await harness.redis.zincrby(keys.shard.due, -60_000, command.case_id);
  expect(kinds(await audit())).toEqual(['ORDER_NOWHERE']);
  // As soon as somebody has looked at it, a person has been told.
  await harness.casebook().submit(command.case_id, timePassed(true));
  expect(kinds(await audit())).toEqual([]);
});

test('also while the record is in use', async () => {
  const casebook = harness.casebook();
  const commands = Array.from({ length: 40 }, () => press({ payments: 3 }));
  const working = commands.map(async (command) => {
    await casebook.submit(command.case_id, command);
    for (let n = 0; n < 5; n++) await casebook.submit(command.case_id, note(`n${n}`));
  });
  const reports = [await audit(), await audit()];
  await Promise.all(working);
  reports.push(await audit());
  expect(reports.flatMap(({ findings }) => findings)).toEqual([]);
  expect(reports.at(-1)).toMatchObject({ cases: 40 });
});
