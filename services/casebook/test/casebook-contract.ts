/** What every casebook must do, whatever it is kept in. Run on Redis and on memory. */
import { isSettled, type StopOrder } from '@stopline/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Casebook, Change, Changes, DueCases, Pointer, Submitted } from '../src/casebook.ts';
import type { CasebookOptions } from '../src/submit/casebook.ts';
import { attempted, frozen, note, press, timePassed } from './commands.ts';
import { until } from './until.ts';

export interface ContractHarness {
  readonly due: DueCases;
  readonly changes: Changes;
  /** A casebook of another process on the same record. */
  casebook(options?: CasebookOptions): Casebook;
  /** What has been pointed to so far, and was not returned before. */
  pointers(): Promise<readonly Pointer[]>;
  /** The due cases come so much nearer. */
  passTime(ms: number): Promise<void>;
  close(): Promise<void>;
}

const done = (submitted: Submitted): Extract<Submitted, { kind: 'DONE' }> => {
  if (submitted.kind !== 'DONE') throw new Error(`refused: ${submitted.rejection.message}`);
  return submitted;
};
const orderOf = ({ state }: Submitted): StopOrder => {
  const order = Object.values(state?.orders ?? {})[0];
  if (order === undefined) throw new Error('the case has no order');
  return order;
};

export function casebookContract(what: string, open: () => Promise<ContractHarness>): void {
  describe(`casebook ${what}`, () => {
    let harness: ContractHarness;
    let casebook: Casebook;

    beforeEach(async () => {
      harness = await open();
      casebook = harness.casebook();
    });
    afterEach(() => harness.close());

    const claimAll = async (): Promise<{ case_id: string; pointer_unread: boolean }[]> => {
      const shards = Array.from({ length: await harness.due.shardCount() }, (_, shard) => shard);
      return (await Promise.all(shards.map((shard) => harness.due.claim(shard, 10)))).flat();
    };

    test('a press makes a case of one version, which another process loads as it is', async () => {
      const command = press({ payments: 3, narrative: 'He said 我是警察 — “hurry”.' });
      const submitted = done(await casebook.submit(command.case_id, command));
      expect(submitted).toMatchObject({ version: 1, replayed: false });
      expect(submitted.events[0]?.type).toBe('CaseOpened');
      const other = await harness.casebook().load(command.case_id);
      expect(other?.state).toEqual(submitted.state);
      expect(other?.version).toBe(1);
    });

    test('what does not exist: load gives null, a command is refused', async () => {
      const { case_id } = press();
      expect(await casebook.load(case_id)).toBeNull();
      expect(await casebook.submit(case_id, note('x'))).toMatchObject({
        kind: 'REFUSED',
        rejection: { reason: 'CASE_NOT_FOUND' },
        state: null,
        version: 0,
      });
      expect((await casebook.loadMany([case_id])).size).toBe(0);
    });

    test('R20: the same press again gives the case as it is now, marked; another body under its key is refused', async () => {
      const command = press();
      await casebook.submit(command.case_id, command);
      await casebook.submit(command.case_id, note('called back'));
      const again = done(await harness.casebook().submit(command.case_id, command));
      expect(again).toMatchObject({ replayed: true, version: 2, events: [] });
      expect(again.state.notes).toHaveLength(1);
      const reused = { ...command, key: { ...command.key, fingerprint: 'another' } };
      expect(await casebook.submit(command.case_id, reused)).toMatchObject({
        kind: 'REFUSED',
        rejection: { reason: 'IDEMPOTENCY_KEY_REUSED' },
        version: 2,
      });
    });

    test('fifty equal presses at once over two processes: one case, one answer that is not a replay', async () => {
      const command = press({ payments: 2 });
      const both = [casebook, harness.casebook()];
      const all = await Promise.all(
        Array.from({ length: 50 }, (_, n) => (both[n % 2] ?? casebook).submit(command.case_id, command)),
      );
      expect(all.filter((submitted) => !done(submitted).replayed)).toHaveLength(1);
      expect(all.every(({ version }) => version === 1)).toBe(true);
    });

    test('commands that wait for one case are appended together, each with its own answer', async () => {
      const command = press();
      await casebook.submit(command.case_id, command);
      const notes = Array.from({ length: 20 }, (_, n) => note(`note ${n}`));
      const wrongRole = { ...note('x'), by: { role: 'AUDITOR', id: 'a' } } as const;
      const all = await Promise.all([...notes, wrongRole].map((given) => casebook.submit(command.case_id, given)));
      for (const submitted of all.slice(0, 20)) expect(done(submitted).events).toHaveLength(1);
      expect(all[20]).toMatchObject({ kind: 'REFUSED', rejection: { reason: 'ROLE_NOT_ALLOWED' } });
      const loaded = await casebook.load(command.case_id);
      expect(loaded?.state.notes).toHaveLength(20);
      expect(loaded?.version).toBeLessThanOrEqual(3);
      const times = (await casebook.entries(command.case_id, 1, 10)).map(
        ({ events }) => new Set(events.map((e) => e.at)).size,
      );
      expect(times.every((count) => count === 1)).toBe(true);
    });

    test('two processes write to one case at once: nothing is lost, versions have no gap, the chain hangs together', async () => {
      const command = press();
      await casebook.submit(command.case_id, command);
      const both = [casebook, harness.casebook()];
      const notes = Array.from({ length: 40 }, (_, n) => `note ${n}`);
      for (const round of [0, 10, 20, 30]) {
        await Promise.all(
          notes
            .slice(round, round + 10)
            .map((text, n) => (both[n % 2] ?? casebook).submit(command.case_id, note(text), { linger: false })),
        );
      }
      const loaded = await harness.casebook().load(command.case_id);
      expect(loaded?.state.notes.map(({ text }) => text).sort()).toEqual([...notes].sort());
      const entries = await casebook.entries(command.case_id, 0, 100);
      expect(entries.map(({ version }) => version)).toEqual(entries.map((_, index) => index + 1));
      expect(loaded?.version).toBe(entries.length);
    });

    test('an answer from memory is never about a case that has moved on', async () => {
      const command = press();
      const other = harness.casebook();
      await casebook.submit(command.case_id, command);
      const order = orderOf(done(await other.submit(command.case_id, note('other process'))));
      await other.submit(command.case_id, attempted(order, frozen(order)));
      const closed = {
        type: 'CloseCase',
        by: note('').by,
        key: { id: 'c1', fingerprint: 'f' },
        reason: 'RESOLVED',
      } as const;
      expect(await other.submit(command.case_id, closed)).toMatchObject({ kind: 'DONE' });
      // This process still remembers version 1, on which the answers would be "order unsettled" and no replay.
      const late = { ...closed, key: { id: 'c2', fingerprint: 'f' } };
      const refused = await casebook.submit(command.case_id, late);
      expect(refused).toMatchObject({ kind: 'REFUSED', rejection: { rule: 'R14' }, version: 4 });
    });

    test('what became owed is pointed to once, at most 50 keys a pointer', async () => {
      const command = press({ payments: 50 });
      const first = done(await casebook.submit(command.case_id, command));
      const eleven = press({ payments: 1 });
      await casebook.submit(eleven.case_id, eleven);
      await casebook.submit(eleven.case_id, note('nothing new is owed'));
      const pointers = await until(async () => {
        const found = await harness.pointers();
        return found.length >= 2 ? found : null;
      }, 'pointers');
      expect(pointers).toHaveLength(2);
      const big = pointers.find(({ case_id }) => case_id === command.case_id);
      expect(big?.keys).toHaveLength(50);
      expect(big?.version).toBe(1);
      const order = orderOf(first);
      expect(big?.keys).toContain(`instruct:${order.order_id}:1:1`);
      expect(await harness.pointers()).toEqual([]);
    });

    test('more than 50 keys become several pointers', async () => {
      const command = press();
      const banks = Array.from({ length: 20 }, (_, n) => ({
        bank_id: `b${n}`,
        answer_within_ms: 1_000,
        channels_count: 1,
      }));
      const { told } = command.payments[0] ?? {};
      if (told === undefined) throw new Error('the press has a payment');
      const route = { kind: 'ENQUIRY', why: 'NOBODY', banks, registry_version: 'test' } as const;
      const enquiry = { ...command, payments: Array.from({ length: 6 }, () => ({ told, route })) };
      await casebook.submit(command.case_id, enquiry);
      const pointers = await until(async () => {
        const found = await harness.pointers();
        return found.length > 0 ? found : null;
      }, 'pointers');
      expect(pointers.map(({ keys }) => keys.length)).toEqual([50, 50, 20]);
    });

    test('a due case is claimed once, comes up again after the lease, and leaves with the append that dealt with it', async () => {
      const command = press({ answer_within_ms: 1 });
      await casebook.submit(command.case_id, command);
      expect(await claimAll()).toEqual([]);
      await harness.pointers();
      await harness.passTime(1_010);
      const [claimed] = await until(
        async () => ((await claimAll()).length > 0 ? [{ case_id: command.case_id }] : null),
        'due',
      );
      expect(claimed).toEqual({ case_id: command.case_id });
      expect(await claimAll()).toEqual([]);
      await harness.passTime(2_050);
      expect(await claimAll()).toMatchObject([{ case_id: command.case_id }]);
      const rung = await until(async () => {
        const submitted = done(await casebook.submit(command.case_id, timePassed()));
        return submitted.events.some(({ type }) => type === 'OrderRung') ? submitted : null;
      }, 'the order to ring again');
      const order = orderOf(rung);
      const settled = done(await casebook.submit(command.case_id, attempted(order, frozen(order))));
      expect(Object.values(settled.state.orders).every(isSettled)).toBe(true);
      await harness.passTime(2_050);
      expect(await claimAll()).toEqual([]);
    });

    test('a claim that found nothing to do writes the true next due, unless the case has moved on', async () => {
      const command = press({ answer_within_ms: 1 });
      const { version } = await casebook.submit(command.case_id, command);
      await harness.passTime(1_010);
      await until(async () => (await claimAll()).length > 0, 'due');
      await harness.due.putBack(command.case_id, version - 1, 0);
      expect(await claimAll()).toEqual([]);
      await harness.due.putBack(command.case_id, version, 0);
      expect(await claimAll()).toMatchObject([{ case_id: command.case_id }]);
      await harness.due.putBack(command.case_id, version, null);
      await harness.passTime(2_050);
      expect(await claimAll()).toEqual([]);
    });

    test('every append is told to those who follow', async () => {
      const heard: Change[] = [];
      const following = harness.changes.follow({
        onChange: (changes) => heard.push(...changes),
        onResync: () => undefined,
      });
      const warm = press();
      await casebook.submit(warm.case_id, warm);
      // Who follows hears of what comes after it began: repeat until it has.
      await until(async () => {
        await casebook.submit(warm.case_id, note('are you there'));
        return heard.length > 0;
      }, 'the follower to begin');
      heard.length = 0;
      const command = press();
      await casebook.submit(command.case_id, command);
      const submitted = await casebook.submit(command.case_id, note('x'));
      const mine = await until(() => {
        const found = heard.filter(({ case_id }) => case_id === command.case_id);
        return found.length === 2 ? found : null;
      }, 'two changes');
      expect(mine.map(({ version }) => version)).toEqual([1, submitted.version]);
      expect(mine[0]?.event_types).toEqual(['CaseOpened', 'PaymentAdded', 'OrderPlaced']);
      await following.close();
    });

    test('entries come after a version, oldest first, so many at a time', async () => {
      const command = press();
      await casebook.submit(command.case_id, command);
      for (const text of ['a', 'b', 'c']) await casebook.submit(command.case_id, note(text));
      const entries = await casebook.entries(command.case_id, 1, 2);
      expect(entries.map(({ version }) => version)).toEqual([2, 3]);
      expect(entries[0]?.events).toMatchObject([{ type: 'NoteAdded', text: 'a', at: entries[0]?.at }]);
      expect(await casebook.entries(command.case_id, 4, 10)).toEqual([]);
    });

    test('load takes what is remembered where that will do, and asks the record otherwise', async () => {
      const command = press();
      await casebook.submit(command.case_id, command);
      await harness.casebook().submit(command.case_id, note('elsewhere'));
      expect((await casebook.load(command.case_id, { atLeast: 1 }))?.version).toBe(1);
      expect((await casebook.load(command.case_id, { fresh: false }))?.version).toBe(1);
      expect((await casebook.load(command.case_id, { atLeast: 2 }))?.version).toBe(2);
      await harness.casebook().submit(command.case_id, note('again'));
      expect((await casebook.load(command.case_id))?.version).toBe(3);
      const many = await casebook.loadMany([command.case_id, command.case_id, press().case_id]);
      expect([...many.keys()]).toEqual([command.case_id]);
    });

    test('too many waiting are sent away at once, as certainly not done; the rest is carried out', async () => {
      const command = press();
      await casebook.submit(command.case_id, command);
      const small = harness.casebook({ waitingPerCaseMax: 3 });
      const all = await Promise.allSettled(
        Array.from({ length: 5 }, (_, n) => small.submit(command.case_id, note(`n${n}`))),
      );
      expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected']);
      expect(all[4]).toMatchObject({ reason: { name: 'RetryableError', code: 'OVERLOADED' } });
      const tiny = harness.casebook({ waitingMax: 1 });
      const [, second] = await Promise.allSettled([press(), press()].map((given) => tiny.submit(given.case_id, given)));
      expect(second).toMatchObject({ reason: { code: 'OVERLOADED' } });
    });

    test('a process that remembers one case only still answers right', async () => {
      const forgetful = harness.casebook({ cacheCases: 1 });
      const commands = [press(), press(), press()];
      for (const command of commands) await forgetful.submit(command.case_id, command);
      for (const { case_id } of commands) expect((await forgetful.submit(case_id, note('x'))).version).toBe(2);
    });

    test('closing lets what was asked for end and takes no more', async () => {
      const command = press();
      const under = casebook.submit(command.case_id, command);
      await casebook.close();
      expect(await under).toMatchObject({ kind: 'DONE' });
      await expect(casebook.submit(command.case_id, note('late'))).rejects.toMatchObject({ name: 'RetryableError' });
    });
  });
}
