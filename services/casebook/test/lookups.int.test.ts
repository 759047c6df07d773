/** The lookups are projections: whatever way they were made, they say the same as the cases. */
import { type CommandGiven, canonicalCaseReference, type StopOrder } from '@stopline/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Casebook } from '../src/casebook.ts';
import { type Lookups, openLookups } from '../src/lookups/lookups.ts';
import { findNames } from '../src/lookups/names.ts';
import { PageTokenError } from '../src/lookups/page.ts';
import { project } from '../src/lookups/project.ts';
import { createProjector, type Projector } from '../src/lookups/projector.ts';
import { rebuildLookups } from '../src/lookups/rebuild.ts';
import { walk } from '../src/lookups/walk.ts';
import { LOOKUP_KEYS } from '../src/record/keys.ts';
import type { StoplineRecord } from '../src/record/record.ts';
import { accountAt, attempted, frozen, note, type Press, type PressOptions, press } from './commands.ts';
import { type RedisHarness, redisHarness } from './redis-harness.ts';

const secret = Buffer.from('a secret of this test, long enough');
let harness: RedisHarness;
let record: StoplineRecord;
let casebook: Casebook;
let lookups: Lookups;
let rebuilds: string[];
beforeEach(async () => {
  harness = await redisHarness();
  record = harness.record();
  casebook = harness.casebook();
  lookups = openLookups({ record, secret });
  rebuilds = [];
});
afterEach(() => harness.close());

const projector = (): Projector =>
  createProjector({ record, casebook: harness.casebook(), secret, onRebuild: (why) => rebuilds.push(why) });

/** Until there is nothing left to do. */
async function catchUp(running: Projector): Promise<void> {
  await running.runOnce();
  while ((await running.runOnce()) > 0);
}

async function pressed(options: PressOptions = {}): Promise<Press> {
  const command = press(options);
  await casebook.submit(command.case_id, command);
  return command;
}
async function ordersOf({ case_id }: Press): Promise<StopOrder[]> {
  return Object.values((await casebook.load(case_id))?.state.orders ?? {});
}
async function settle(command: Press): Promise<void> {
  for (const order of await ordersOf(command)) await casebook.submit(command.case_id, attempted(order, frozen(order)));
}
/** A payment that only the telephone can carry. */
function phoneOnly(command: Press): Press {
  const payments = command.payments.map(({ told }) => ({
    told,
    route: { kind: 'NOBODY', registry_version: 'test' } as const,
  }));
  return { ...command, payments };
}

/** Everything that stands in the lookups, the place in the streams apart. */
async function contents(): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const key of (await harness.redis.keys(LOOKUP_KEYS.all)).sort()) {
    if (key === LOOKUP_KEYS.position) continue;
    const isSet = key.startsWith(LOOKUP_KEYS.setPrefix);
    found[key] = isSet ? await harness.redis.zrange(key, 0, -1, 'WITHSCORES') : await harness.redis.hgetall(key);
  }
  // What a trace remembers of sets is a list whose order means nothing.
  const traces = found[LOOKUP_KEYS.traces] as Record<string, string> | undefined;
  for (const [case_id, trace] of Object.entries(traces ?? {})) {
    const { sets, ...rest } = JSON.parse(trace) as { sets: unknown[] };
    if (traces !== undefined)
      traces[case_id] = JSON.stringify({ ...rest, sets: sets.map((set) => JSON.stringify(set)).sort() });
  }
  return found;
}

/** Some of everything. */
async function much(): Promise<Press[]> {
  const commands: Press[] = [];
  for (let n = 0; n < 12; n++) commands.push(await pressed({ payments: 1 + (n % 3), phone: `+86138000000${10 + n}` }));
  for (const command of commands.slice(0, 4)) await settle(command);
  const phone = phoneOnly(press());
  await casebook.submit(phone.case_id, phone);
  const [first, second] = commands;
  if (first === undefined || second === undefined) throw new Error('no cases');
  const assign: CommandGiven = {
    type: 'AssignCase',
    by: { role: 'SUPERVISOR', id: 's' },
    key: { id: 'assign', fingerprint: 'f' },
    operator_id: 'wang',
  };
  await casebook.submit(first.case_id, assign);
  const payment_id = Object.keys((await casebook.load(commands[5]?.case_id ?? ''))?.state.payments ?? {})[0] ?? '';
  await casebook.submit(commands[5]?.case_id ?? '', {
    type: 'CorrectPayment',
    by: first.by,
    key: { id: 'correct', fingerprint: 'f' },
    payment_id,
    transaction_reference: { kind: 'SERIAL', value: 'CORRECTED' },
    route: first.payments[0]?.route ?? { kind: 'NOBODY', registry_version: 'test' },
  });
  await casebook.submit(second.case_id, note('x'));
  return [...commands, phone];
}

describe('finding', () => {
  test('by account, phone, case reference, transaction reference and bank reference; newest case first', async () => {
    const account = { scheme: 'IBAN', value: 'DE89370400440532013000' } as const;
    const running = projector();
    const one = await pressed({ accountOf: () => account, phone: '+4915100000001' });
    const two = await pressed({ accountOf: () => account });
    await pressed();
    await settle(two);
    await catchUp(running);
    const newestFirst = [two.case_id, one.case_id];
    // Within one millisecond there is no newer.
    expect((await lookups.findByAccount(account)).toSorted()).toEqual(newestFirst.toSorted());
    expect(await lookups.findByAccount(account, 1)).toHaveLength(1);
    expect(await lookups.findByAccount({ ...account, value: 'DE02120300000000202051' })).toEqual([]);
    expect(await lookups.findByPhone('+4915100000001')).toEqual([one.case_id]);
    expect(canonicalCaseReference(one.case_reference)).toBe(one.case_reference);
    expect(await lookups.findByCaseReference(one.case_reference)).toEqual([one.case_id]);
    expect(await lookups.findByTransactionReference(' t 0 ')).toHaveLength(3);
    expect(await lookups.findByBankReference('f-BANK-0')).toEqual([two.case_id]);
    const [summary] = await lookups.summaries([one.case_id, press().case_id]);
    expect(summary).toMatchObject({ case_id: one.case_id, version: 1, orders_unsettled: 1, needs: ['ANSWER'] });
    expect(summary?.amounts[0]?.requested).toBe(5_000_000n);
  });

  test('a card told as an account is the same number', async () => {
    const command = await pressed();
    await catchUp(projector());
    expect(await lookups.findByAccount({ ...accountAt(0), scheme: 'CN_ACCOUNT' })).toEqual([command.case_id]);
  });

  test('what was corrected is no longer found by what was wrong', async () => {
    const running = projector();
    await much();
    await catchUp(running);
    expect(await lookups.findByTransactionReference('CORRECTED')).toHaveLength(1);
    const [corrected] = await lookups.findByTransactionReference('CORRECTED');
    const wrong = await lookups.findByTransactionReference('T0');
    expect(wrong).toHaveLength(12);
    expect(wrong).not.toContain(corrected);
  });

  test('no number, name or reference stands in a key or in a set', async () => {
    const account = { scheme: 'CARD', value: '6222029999999999', holder_name: 'Zhang San' } as const;
    const command = await pressed({ accountOf: () => account, phone: '+8613999999999' });
    await settle(command);
    await catchUp(projector());
    const keys = await harness.redis.keys('*');
    const sets = keys.filter((key) => key.startsWith(LOOKUP_KEYS.setPrefix));
    const members = await Promise.all(sets.map((key) => harness.redis.zrange(key, 0, -1)));
    const summaries = await harness.redis.hgetall(LOOKUP_KEYS.summaries);
    const text = JSON.stringify([keys, members, summaries]);
    for (const told of ['9999999', 'Zhang', 'Wang', 'F-bank']) expect(text).not.toContain(told);
    expect(sets.filter((key) => key.includes('find:'))).toHaveLength(5);
  });
});

describe('the board', () => {
  test('by status, need and operator, alone and together', async () => {
    const running = projector();
    const cases = await much();
    await catchUp(running);
    const idsOf = async (filter: Parameters<Lookups['board']>[0]): Promise<string[]> =>
      (await lookups.board(filter)).cases.map(({ case_id }) => case_id);
    const page_size = 200;
    expect(await idsOf({ page_size })).toHaveLength(13);
    expect((await idsOf({ page_size, status: 'FROZEN' })).toSorted()).toEqual(
      cases
        .slice(0, 4)
        .map((c) => c.case_id)
        .toSorted(),
    );
    expect(await idsOf({ page_size, status: 'OPEN' })).toHaveLength(9);
    expect(await idsOf({ page_size, status: 'CLOSED' })).toEqual([]);
    expect(await idsOf({ page_size, needs: 'PHONE' })).toEqual([cases[12]?.case_id]);
    expect(await idsOf({ page_size, needs: 'ANSWER', status: 'OPEN', operator_id: 'li' })).toHaveLength(9);
    expect(await idsOf({ page_size, operator_id: 'wang' })).toEqual([cases[0]?.case_id]);
    expect(await idsOf({ page_size, operator_id: 'wang', status: 'OPEN' })).toEqual([]);
    expect(await idsOf({ page_size, operator_id: 'nobody' })).toEqual([]);
    expect((await idsOf({ page_size }))[0]).toBe(cases[1]?.case_id);
  });

  test('page by page, each case once, also where many changed in the same millisecond', async () => {
    const names = findNames(secret);
    const commands = await Promise.all(Array.from({ length: 23 }, () => pressed()));
    const loaded = await casebook.loadMany(commands.map(({ case_id }) => case_id));
    const sameTime = [...loaded.values()].map((one, n) => ({
      ...one,
      state: { ...one.state, last_at: n < 15 ? 1_000 : 2_000 },
    }));
    await project(record, names, sameTime);
    const seen: string[] = [];
    let token: string | undefined;
    let pages = 0;
    do {
      const page = await lookups.board({
        page_size: 5,
        status: 'OPEN',
        ...(token === undefined ? {} : { page_token: token }),
      });
      seen.push(...page.cases.map(({ case_id }) => case_id));
      token = page.next_page_token;
      pages += 1;
    } while (token !== undefined);
    expect(pages).toBe(5);
    expect(seen).toHaveLength(23);
    expect(seen.toSorted()).toEqual(commands.map(({ case_id }) => case_id).toSorted());
    const exact = await lookups.board({ page_size: 23 });
    expect(exact.next_page_token).toBeUndefined();
    await expect(lookups.board({ page_size: 5, page_token: 'nonsense' })).rejects.toThrow(PageTokenError);
  });

  test('a walk shows each member that stays where it is, whatever others come to the front meanwhile', async () => {
    const key = `${LOOKUP_KEYS.setPrefix}walked`;
    const members = Array.from({ length: 30 }, (_, index) => `m${String(index).padStart(2, '0')}`);
    const score = (member: string, at: number) =>
      record.client.commit(
        { script: "return redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])", keys: [key], args: [at, member] },
        { budgetMs: 1_000 },
      );
    // Seven of one score: more than a chunk.
    for (const [index, member] of members.entries()) await score(member, index < 7 ? 1 : index);
    const seen: string[] = [];
    const after = { member: 'm29', score: 29 };
    const wanted = { set: 'walked', order: 'NEWEST_FIRST', after, budgetMs: 3_000 } as const;
    let moves = 0;
    for await (const places of walk(record.client, wanted, 4)) {
      seen.push(...places.map(({ member }) => member));
      // One that was shown is touched, and leaves the rest of the walk.
      await score(seen[moves] ?? '', 1_000 + moves);
      moves += 1;
    }
    expect(seen.toSorted()).toEqual(members.slice(0, -1));
    const oldest: string[] = [];
    for await (const places of walk(record.client, { ...wanted, after: null, order: 'OLDEST_FIRST' }, 4))
      oldest.push(...places.map(({ member }) => member));
    expect(oldest.slice(0, 7)).toEqual(members.slice(0, 7));
    expect(oldest.toSorted()).toEqual(members);
  });

  test('phone tasks, oldest first, until they are closed', async () => {
    const running = projector();
    const tasks = [];
    for (let n = 0; n < 3; n++) {
      const command = phoneOnly(press());
      await casebook.submit(command.case_id, command);
      tasks.push(command.case_id);
    }
    await catchUp(running);
    const all = await lookups.phoneTasks({ page_size: 10 });
    expect(all.tasks.map(({ case_id }) => case_id).toSorted()).toEqual(tasks.toSorted());
    expect(all.tasks.map(({ opened_at }) => opened_at)).toEqual(all.tasks.map(({ opened_at }) => opened_at).toSorted());
    expect((await lookups.phoneTasks({ page_size: 10, needs: 'ATTENTION' })).tasks).toEqual([]);
    const first = await lookups.phoneTasks({ page_size: 2 });
    const second = await lookups.phoneTasks({ page_size: 2, page_token: first.next_page_token ?? '' });
    expect([...first.tasks, ...second.tasks]).toEqual(all.tasks);
    expect(second.next_page_token).toBeUndefined();

    const [task] = all.tasks;
    if (task === undefined) throw new Error('no task');
    const order = (await casebook.load(task.case_id))?.state.orders[task.order_id];
    if (order === undefined) throw new Error('no order');
    const by = { role: 'OPERATOR', id: 'li' } as const;
    const { phone_task_id } = task;
    await casebook.submit(task.case_id, {
      type: 'ClaimPhoneTask',
      by,
      key: { id: 'claim', fingerprint: 'f' },
      phone_task_id,
    });
    await catchUp(running);
    const claimed = await lookups.phoneTasks({ page_size: 10 });
    expect(claimed.tasks.find((one) => one.phone_task_id === phone_task_id)?.claimed_by).toBe('li');
    const standing = await lookups.standing();
    expect(standing).toMatchObject({ orders_unsettled: 3, phone_tasks_open: 3, oldest_uninstructed_at: null });
    expect(standing.oldest_unclaimed_task_at).toBe(all.tasks[1]?.opened_at);
    await casebook.submit(task.case_id, {
      type: 'RecordPhoneOutcome',
      by,
      key: { id: 'told', fingerprint: 'f' },
      phone_task_id,
      result: { kind: 'OUTCOME', outcome: frozen(order) },
    });
    await catchUp(running);
    expect((await lookups.phoneTasks({ page_size: 10 })).tasks).toHaveLength(2);
    expect(await harness.redis.hlen(LOOKUP_KEYS.phoneTasks)).toBe(2);
    expect(await lookups.standing()).toMatchObject({ orders_unsettled: 2, phone_tasks_open: 2 });
  });

  test('the oldest order that no bank was told of', async () => {
    const running = projector();
    const command = await pressed({ payments: 2 });
    await catchUp(running);
    const [one, two] = await ordersOf(command);
    if (one === undefined || two === undefined) throw new Error('no orders');
    expect(await lookups.standing()).toMatchObject({
      oldest_uninstructed_at: one.placed_at,
      oldest_unsettled_at: one.placed_at,
    });
    await casebook.submit(command.case_id, attempted(one));
    await casebook.submit(command.case_id, attempted(two));
    await catchUp(running);
    expect(await lookups.standing()).toMatchObject({ orders_unsettled: 2, oldest_uninstructed_at: null });
  });
});

describe('however they were made', () => {
  test('built anew they are the same as kept up to date, by one projector or by two at once', async () => {
    const both = [projector(), projector()];
    let running = true;
    const loops = both.map(async (one) => {
      while (running) await one.runOnce();
      await catchUp(one);
    });
    await much();
    await much();
    running = false;
    await Promise.all(loops);
    const kept = await contents();
    expect(Object.keys(kept).length).toBeGreaterThan(20);
    let progress = 0;
    const built = await rebuildLookups({
      record,
      casebook,
      secret,
      token: 't',
      onProgress: (cases) => (progress = cases),
    });
    expect(built).toBe(true);
    expect(progress).toBeGreaterThanOrEqual(13);
    expect(await contents()).toEqual(kept);
  });

  test('a projector that comes late with an old version changes nothing', async () => {
    const names = findNames(secret);
    const command = await pressed();
    const old = await casebook.load(command.case_id);
    await settle(command);
    const now = await casebook.load(command.case_id);
    if (old === null || now === null) throw new Error('no case');
    await project(record, names, [now]);
    const before = await contents();
    await project(record, names, [old, now]);
    expect(await contents()).toEqual(before);
    expect((await lookups.board({ page_size: 10 })).cases).toMatchObject([{ version: 2, status: 'FROZEN' }]);
  });

  test('a gap in the stream means building anew', async () => {
    const running = projector();
    await pressed();
    await catchUp(running);
    expect(rebuilds).toEqual(['NOT_BUILT']);
    const missed = await pressed();
    for (const shard of ['s00', 's01', 's02', 's03'])
      await harness.redis.xtrim(`stopline:{${shard}}:changes`, 'MAXLEN', 0);
    await pressed();
    await catchUp(projector());
    expect(rebuilds).toEqual(['NOT_BUILT', 'GAP']);
    expect(await lookups.findByCaseReference(missed.case_reference)).toEqual([missed.case_id]);
    expect((await lookups.board({ page_size: 10 })).cases).toHaveLength(3);
  });

  test('a rebuild that died in the middle is begun again, and two are never at it together', async () => {
    await much();
    const dying = { loadMany: () => Promise.reject(new Error('killed')) };
    await expect(rebuildLookups({ record, casebook: dying, secret, token: 'dies' })).rejects.toThrow('killed');
    expect(await rebuildLookups({ record, casebook, secret, token: 'other' })).toBe(false);
    const running = projector();
    expect(await running.runOnce()).toBe(0);
    expect((await lookups.board({ page_size: 100 })).cases).toEqual([]);
    // Whoever held it is dead: its time is over.
    await harness.redis.del(LOOKUP_KEYS.rebuild);
    await catchUp(running);
    await catchUp(running);
    expect((await lookups.board({ page_size: 100 })).cases).toHaveLength(13);
  });

  test('a number that everybody reports keeps its newest thousand cases', async () => {
    const names = findNames(secret);
    const command = await pressed();
    const loaded = await casebook.load(command.case_id);
    if (loaded === null) throw new Error('no case');
    const many = Array.from({ length: 1_005 }, (_, n) => ({
      ...loaded,
      state: { ...loaded.state, case_id: `case_${n}`, accepted_at: loaded.state.accepted_at + n },
    }));
    await project(record, names, many);
    const found = await lookups.findByAccount(accountAt(0), 5_000);
    expect(found).toHaveLength(1_000);
    expect(found[0]).toBe('case_1004');
    expect(found).not.toContain('case_4');
    expect(await lookups.findByAccount(accountAt(0))).toHaveLength(200);
  });
});
