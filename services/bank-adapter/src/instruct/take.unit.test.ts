import type { Case, StopOrder } from '@stopline/domain';
import { owedByOrder } from '@stopline/domain/stop/attempts.ts';
import { describe, expect, test } from 'vitest';
import { frozen, orderAt, PRESS_AT, pressed, said } from '../../test/press.ts';
import { attemptCommands, unreachableCommand } from '../answers/attempt-commands.ts';
import type { Asked, Walk } from './ladder.ts';
import type { Way } from './lane.ts';
import { createTake } from './take.ts';

type Answer = (asked: Asked, state: Case) => Walk | Promise<Walk>;
interface Given {
  readonly state: Case;
  readonly way?: (bank_id: string) => Way['kind'];
  readonly walk?: Answer;
  readonly recordIsAway?: boolean;
  readonly noPlace?: boolean;
}

const freezes: Answer = ({ ask, instruction }, state) => ({
  ask,
  tries: [{ channel: 'grpc-1', started_at: PRESS_AT, ended_at: PRESS_AT + 20 }],
  answer: { outcome: frozen(state.orders[instruction.order_id] as StopOrder), onward: [] },
});
const fails: Answer = ({ ask }) => ({
  ask,
  tries: [{ channel: 'grpc-1', started_at: PRESS_AT, ended_at: PRESS_AT + 20, error: 'UNAVAILABLE' }],
});
const nothingOpen: Answer = ({ ask }) => ({ ask, tries: [] });

/** One case, the real rules, and what happened in order. */
function room({ state, way = () => 'CALL', walk = freezes, recordIsAway = false, noPlace = false }: Given) {
  const world = { state };
  const happened: string[] = [];
  const errors: unknown[] = [];
  const note = (what: string) => void happened.push(what);
  const record = (given: readonly Parameters<typeof said>[1][]): Case | null => {
    if (recordIsAway) return null;
    world.state = given.reduce((so_far, command) => said(so_far, command), world.state);
    return world.state;
  };
  const take = createTake({
    load: async () => world.state,
    wayOf(bank_id) {
      const kind = way(bank_id);
      return kind === 'CALL' ? { kind, leave: () => note(`leave ${bank_id}`) } : { kind };
    },
    async later({ bank_id }) {
      note(`later ${bank_id}`);
      return !noPlace;
    },
    async walk(asked) {
      note(
        `${asked.ask.toLowerCase()} ${asked.bank_id} #${asked.instruction.revision} ${asked.instruction.amount.minor_units}`,
      );
      return walk(asked, world.state);
    },
    async record(_state, order, walked) {
      note(`record ${order.bank_id}`);
      return record(attemptCommands(order, walked));
    },
    async recordUnreachable(_state, order) {
      note(`unreachable ${order.bank_id}`);
      record([unreachableCommand(order)]);
    },
    onError: (error) => errors.push(error),
  });
  const keys = (state_: Case) => Object.values(state_.orders).flatMap((order) => owedByOrder(order)?.key ?? []);
  return {
    take,
    happened,
    errors,
    world,
    async pointer(names = keys(state)) {
      await take.fromOutbox({ case_id: state.case_id, version: 1, keys: names });
      await take.idle();
      return happened;
    },
  };
}

const withdrawn = (state: Case): Case =>
  said(state, {
    type: 'WithdrawPayment',
    by: { role: 'OPERATOR', id: 'li' },
    key: { id: 'withdraw', fingerprint: 'withdraw' },
    payment_id: Object.keys(state.payments)[0] ?? '',
    reason: 'TYPED_WRONG',
  });

describe('what a pointer names', () => {
  test('is called at once at every bank, in parallel; each place is given back before the answer is recorded', async () => {
    const banks = ['icbc', 'boc', 'ccb'];
    const { pointer, world } = room({ state: pressed({ banks }) });
    const happened = await pointer();
    expect(happened.slice(0, 3)).toEqual(banks.map((bank_id) => `instruct ${bank_id} #1 10000`));
    expect(happened.slice(3).sort()).toEqual(
      ['leave', 'record'].flatMap((what) => [...banks].sort().map((id) => `${what} ${id}`)),
    );
    expect(Object.values(world.state.orders).map(({ answer }) => answer)).toEqual(['FINAL', 'FINAL', 'FINAL']);
  });

  test('is done as it is owed now: an older revision’s key leads to the latest amount', async () => {
    const first = pressed({ banks: ['icbc'] });
    const key = owedByOrder(orderAt(first, 'icbc'))?.key ?? '';
    const { pointer } = room({ state: withdrawn(first) });
    expect(await pointer([key])).toEqual(['instruct icbc #2 0', 'leave icbc', 'record icbc']);
  });

  test('is nothing once it has been answered, and for an order or case that is not there', async () => {
    const first = pressed({ banks: ['icbc'] });
    const order = orderAt(first, 'icbc');
    const key = owedByOrder(order)?.key ?? '';
    const walk = await freezes({ ask: 'INSTRUCT', instruction: { order_id: order.order_id } } as Asked, first);
    const state = attemptCommands(order, walk).reduce(said, first);
    expect(await room({ state }).pointer([key, 'instruct:order_of_another:1:1', 'nonsense'])).toEqual([]);
  });

  test('is asked after, not told again, where the bank said PENDING and the case rang', async () => {
    const first = pressed({ banks: ['icbc'] });
    const order = orderAt(first, 'icbc');
    const pending: Walk = {
      ask: 'INSTRUCT',
      tries: [],
      answer: { outcome: frozen(order, { answer: 'PENDING', frozen_total: 0n }), onward: [] },
    };
    const waiting = attemptCommands(order, pending).reduce<Case>((so_far, command) => said(so_far, command), first);
    const state = said(waiting, { type: 'TimePassed', by: { role: 'SERVICE', id: 'scheduler' } }, PRESS_AT + 15_000);
    expect((await room({ state }).pointer())[0]).toBe('query icbc #1 10000');
  });

  test('waits where there is no room', async () => {
    const { pointer } = room({
      state: pressed({ banks: ['icbc', 'boc'] }),
      way: (id) => (id === 'boc' ? 'WAIT' : 'CALL'),
    });
    expect((await pointer()).sort()).toEqual(['instruct icbc #1 10000', 'later boc', 'leave icbc', 'record icbc']);
  });
});

describe('a bank to which nothing leads', () => {
  test('parks the order, and the worker says so once a revision', async () => {
    const { pointer, world } = room({ state: pressed({ banks: ['icbc'] }), way: () => 'PARK' });
    expect(await pointer()).toEqual(['later icbc', 'unreachable icbc']);
    expect(orderAt(world.state, 'icbc')).toMatchObject({ unreachable: true, attempts_count: 1 });
    const again = room({ state: world.state, way: () => 'PARK' });
    expect(await again.pointer()).toEqual(['later icbc']);
    const revised = room({ state: withdrawn(world.state), way: () => 'PARK' });
    expect(await revised.pointer()).toEqual(['later icbc', 'unreachable icbc']);
  });

  test('where the order got no place to wait in, nothing is said: it must ring as soon as any other', async () => {
    const { pointer, world } = room({ state: pressed({ banks: ['icbc'] }), way: () => 'PARK', noPlace: true });
    expect(await pointer()).toEqual(['later icbc']);
    expect(orderAt(world.state, 'icbc')).toMatchObject({ unreachable: false, ring_open: true });
  });

  test('found only during the walk: its place is given back, and the order goes to wait', async () => {
    const { pointer } = room({ state: pressed({ banks: ['icbc'] }), walk: nothingOpen });
    expect(await pointer()).toEqual(['instruct icbc #1 10000', 'leave icbc', 'later icbc', 'unreachable icbc']);
  });
});

describe('an order that this process is calling', () => {
  test('is not called a second time', async () => {
    const hangs = Promise.withResolvers<void>();
    const given = room({
      state: pressed({ banks: ['icbc'] }),
      walk: (asked, now) => hangs.promise.then(() => freezes(asked, now)),
    });
    const { take, world, happened } = given;
    const order = orderAt(world.state, 'icbc');
    const keys = [owedByOrder(order)?.key ?? ''];
    await take.fromOutbox({ case_id: world.state.case_id, version: 1, keys });
    await take.fromOutbox({ case_id: world.state.case_id, version: 1, keys });
    const { case_id } = world.state;
    expect(await take.fromWaitingRoom({ bank_id: 'icbc', case_id, order_id: order.order_id }, () => undefined)).toBe(
      'DONE',
    );
    hangs.resolve();
    await take.idle();
    expect(happened).toEqual(['instruct icbc #1 10000', 'leave icbc', 'record icbc']);
  });

  test('is told at once what became owed meanwhile, when the call ends', async () => {
    const hangs = Promise.withResolvers<void>();
    let calls = 0;
    const first = pressed({ banks: ['icbc'] });
    const given = room({
      state: first,
      walk: async (asked, now) => {
        calls += 1;
        if (calls === 1) await hangs.promise;
        return (calls === 1 ? fails : freezes)(asked, now);
      },
    });
    const { take, world, happened } = given;
    const running = given.pointer();
    while (calls === 0) await Promise.resolve();
    world.state = withdrawn(world.state);
    await take.fromOutbox({
      case_id: first.case_id,
      version: 2,
      keys: [owedByOrder(orderAt(world.state, 'icbc'))?.key ?? ''],
    });
    hangs.resolve();
    await running;
    expect(happened).toEqual([
      'instruct icbc #1 10000',
      'leave icbc',
      'record icbc',
      'instruct icbc #2 0',
      'leave icbc',
      'record icbc',
    ]);
    expect(orderAt(world.state, 'icbc').answer).toBe('FINAL');
  });

  test('is not called again and again while the record is away: the case rings', async () => {
    const { pointer } = room({ state: pressed({ banks: ['icbc'] }), recordIsAway: true });
    expect(await pointer()).toEqual(['instruct icbc #1 10000', 'leave icbc', 'record icbc']);
  });

  test('that fails is not tried again by itself: the case says when', async () => {
    const { pointer, world } = room({ state: pressed({ banks: ['icbc'] }), walk: fails });
    expect(await pointer()).toEqual(['instruct icbc #1 10000', 'leave icbc', 'record icbc']);
    expect(orderAt(world.state, 'icbc').next_ask_at).toBe(PRESS_AT + 1_000);
  });
});

describe('whoever comes out of the waiting room', () => {
  const served = (given: Given) => {
    const { take, happened } = room(given);
    const { order_id } = orderAt(given.state, 'icbc');
    const { case_id } = given.state;
    return {
      happened,
      outcome: take.fromWaitingRoom({ bank_id: 'icbc', case_id, order_id }, () => void happened.push('leave icbc')),
    };
  };

  test('is called with the place that the room holds for it', async () => {
    const { outcome, happened } = served({ state: pressed({ banks: ['icbc'] }), way: () => 'WAIT' });
    expect(await outcome).toBe('DONE');
    expect(happened).toEqual(['instruct icbc #1 10000', 'leave icbc', 'record icbc']);
  });

  test('stays where nothing leads to the bank after all', async () => {
    const { outcome, happened } = served({ state: pressed({ banks: ['icbc'] }), walk: nothingOpen });
    expect(await outcome).toBe('STAYS');
    expect(happened).toEqual(['instruct icbc #1 10000', 'leave icbc', 'unreachable icbc']);
  });

  test('is sent home where nothing is owed any more', async () => {
    const first = pressed({ banks: ['icbc'] });
    const order = orderAt(first, 'icbc');
    const walk = await freezes({ ask: 'INSTRUCT', instruction: { order_id: order.order_id } } as Asked, first);
    const { outcome, happened } = served({
      state: attemptCommands(order, walk).reduce<Case>((a, c) => said(a, c), first),
    });
    expect(await outcome).toBe('DONE');
    expect(happened).toEqual([]);
  });
});

test('an error in one order is told and disturbs no other', async () => {
  const walk: Answer = (asked, state) => {
    if (asked.bank_id === 'icbc') throw new Error('broken');
    return freezes(asked, state);
  };
  const { pointer, errors, world } = room({ state: pressed({ banks: ['icbc', 'boc'] }), walk });
  const happened = await pointer();
  expect(errors).toEqual([new Error('broken')]);
  expect(happened).toContain('leave icbc');
  expect(orderAt(world.state, 'boc').answer).toBe('FINAL');
});
