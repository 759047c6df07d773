import { connect } from 'node:net';
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BankGiven, type Simulator, startSimulator } from '../src/index.ts';
import { type BankCaller, callerOf, type FakeGateway, newOrderId, startGateway } from './stopline.ts';
import { until } from './until.ts';

let gateway: FakeGateway;
const closers: (() => Promise<void> | void)[] = [];

beforeEach(async () => {
  gateway = await startGateway();
  closers.push(() => gateway.close());
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function world(
  settings: Partial<BankGiven> = {},
  withGateway = true,
): Promise<{ it: Simulator; bank: BankCaller }> {
  const it = await startSimulator({
    banks: [{ id: 'icbc', callback_after_ms: 50, ...settings }, { id: 'ccb' }],
    ...(withGateway ? { gateway: { address: gateway.address } } : {}),
  });
  closers.push(() => it.stop());
  const bank = callerOf({ address: it.address('icbc') });
  closers.push(() => bank.client.close());
  return { it, bank };
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error: unknown) => error,
  );

const accepts = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(address.split(':')[1]), '127.0.0.1');
    socket.once('connect', () => socket.destroy() && resolve(true));
    socket.once('error', () => resolve(false));
  });

describe('BankService', () => {
  test('freezes, answers with totals, and a repeat and a query show the same state', async () => {
    const { it, bank } = await world();
    const order_id = newOrderId();
    const answered = await bank.apply({ order_id });
    expect(answered).toMatchObject({
      order_id,
      revision: 1,
      answer: 'ANSWER_FINAL',
      requested_minor_units: '100',
      currency_code: 'CNY',
      frozen_total: '100',
      released_total: '0',
      onward: [],
    });
    expect(answered.bank_reference).toMatch(/^freeze-icbc-[0-9a-f]{12}$/);
    expect(Number(answered.frozen_until?.seconds) - Number(answered.effective_time?.seconds)).toBe(172_800);
    expect(await bank.apply({ order_id })).toEqual(answered);
    expect(await bank.query(order_id)).toEqual(answered);
    expect(it.receipts()).toMatchObject([
      { bank_id: 'icbc', order_id, revision: 1, count: 2, effects: 1, frozen_total: 100n },
    ]);
    expect(Math.abs((it.receipts()[0]?.received_at_ms ?? 0) - Date.now())).toBeLessThan(5_000);
  });

  test('an unknown order is NOT_FOUND', async () => {
    const { bank } = await world();
    expect(await failure(bank.query(newOrderId()))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test.each([
    ['order_id', { order_id: '' }],
    ['revision', { revision: 0 }],
    ['change', { change: 'STOP_CHANGE_UNSPECIFIED' }],
    ['account.value', { account: '' }],
    ['amount.minor_units', { amount: -1 }],
  ] as const)('a wrong %s is INVALID_ARGUMENT with its path, and leaves no receipt', async (field, given) => {
    const { it, bank } = await world();
    const error = await failure(bank.apply(given));
    expect(error).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(String(error)).toContain(field);
    expect(it.stats().receipts).toBe(0);
  });

  test('an enquiry about an account of nobody here is refused, one of the bank’s own is carried out', async () => {
    const own = {
      scheme: 'CARD',
      value: '6222 0212 3456 7890',
      holder_name: 'Li Si',
      balance_minor_units: 60,
    } as const;
    const { bank } = await world({ accounts: [own], owns_prefixes: ['622848'] });
    expect(await bank.apply({ enquiry: true })).toMatchObject({ refusal_reason: 'REFUSAL_REASON_ACCOUNT_UNKNOWN' });
    expect(await bank.apply({ enquiry: true, account: '6228481234561234' })).toMatchObject({ frozen_total: '100' });
    expect(await bank.apply({ account: '6222021234567890', holder_name: 'Zhang San' })).toMatchObject({
      answer: 'ANSWER_REFUSED',
      refusal_reason: 'REFUSAL_REASON_NAME_MISMATCH',
    });
    expect(
      await bank.apply({ account: '622202******7890', scheme: 'MASKED', enquiry: true, amount: 50 }),
    ).toMatchObject({
      frozen_total: '50',
    });
    expect(await bank.apply({ account: '6222021234567890', enquiry: true })).toMatchObject({ frozen_total: '10' });
  });
});

describe('magic accounts', () => {
  const account = (last: string): string => `622202111111${last}`;

  test.each([
    ['0000', '100'],
    ['0001', '50'],
    ['0002', '0'],
  ])('%s: of 100, %s are frozen', async (last, frozen_total) => {
    const { bank } = await world();
    expect(await bank.apply({ account: account(last) })).toMatchObject({ answer: 'ANSWER_FINAL', frozen_total });
  });

  test('0003: nothing is left, and the bank tells where it went', async () => {
    const { bank } = await world();
    const order_id = newOrderId();
    const answered = await bank.apply({ order_id, account: account('0003') });
    expect(answered).toMatchObject({ answer: 'ANSWER_FINAL', frozen_total: '0' });
    expect(answered.onward).toMatchObject([
      { kind: 'ONWARD_KIND_ACCOUNT', to: { value: account('0000'), bank_id: 'ccb' }, amount: { minor_units: '100' } },
    ]);
    const reported = await until(() => gateway.onward[0], 'onward transfers');
    expect(reported).toEqual({ order_id, transfers: answered.onward });
  });

  test('0004: freezes and gives no answer; the repeat is answered, and nothing is frozen twice', async () => {
    const { it, bank } = await world();
    const order_id = newOrderId();
    expect(await failure(bank.apply({ order_id, account: account('0004') }, 150))).toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
    expect(await bank.apply({ order_id, account: account('0004') })).toMatchObject({ frozen_total: '100' });
    expect(it.receipts()).toMatchObject([{ count: 2, effects: 1 }]);
  });

  test('0005: answers, and calls back the same', async () => {
    const { bank } = await world();
    const answered = await bank.apply({ account: account('0005') });
    const { bank: from, outcome } = await until(() => gateway.callbacks[0], 'a callback');
    expect(from).toBe('icbc');
    expect(outcome).toEqual(answered);
  });

  test('0007: PENDING, then the callback', async () => {
    const { bank } = await world();
    expect(await bank.apply({ account: account('0007') })).toMatchObject({
      answer: 'ANSWER_PENDING',
      frozen_total: '0',
    });
    const { outcome } = await until(() => gateway.callbacks[0], 'a callback');
    expect(outcome).toMatchObject({ answer: 'ANSWER_FINAL', frozen_total: '100' });
  });

  test('0008: UNAVAILABLE three times, then carried out', async () => {
    const { it, bank } = await world();
    const given = { order_id: newOrderId(), account: account('0008') };
    for (let time = 0; time < 3; time += 1) {
      expect(await failure(bank.apply(given))).toMatchObject({ code: 'UNAVAILABLE' });
    }
    expect(await bank.apply(given)).toMatchObject({ frozen_total: '100' });
    expect(it.stats().banks.icbc).toMatchObject({ turned_away: 3, receipts: 1 });
  });

  test('0009: refuses with LEGAL', async () => {
    const { bank } = await world();
    expect(await bank.apply({ account: account('0009') })).toMatchObject({
      answer: 'ANSWER_REFUSED',
      refusal_reason: 'REFUSAL_REASON_LEGAL',
    });
  });

  test('0010: says that it froze, and then that it did not', async () => {
    const { bank } = await world();
    const first = await bank.apply({ account: account('0010') });
    const { outcome: second } = await until(() => gateway.callbacks[0], 'a callback');
    expect([first.frozen_total, second.frozen_total]).toEqual(['100', '0']);
    expect(Number(second.sequence)).toBeGreaterThan(Number(first.sequence));
  });

  test('a bank without magic treats them as any other', async () => {
    const { bank } = await world({ magic: false });
    for (const last of ['0001', '0002', '0004', '0009']) {
      expect(await bank.apply({ account: account(last) })).toMatchObject({
        answer: 'ANSWER_FINAL',
        frozen_total: '100',
      });
    }
  });
});

describe('tempers, changed while the bank runs', () => {
  test('down: the port is really closed; up: the same port opens, and the order gets through', async () => {
    const { it, bank } = await world();
    const address = it.address('icbc');
    await bank.apply();
    await it.set('icbc', { behaviour: 'down' });
    expect(await accepts(address)).toBe(false);
    expect(await failure(bank.apply())).toMatchObject({ code: 'UNAVAILABLE' });
    await it.set('icbc', { behaviour: 'healthy' });
    expect(it.address('icbc')).toBe(address);
    await until(() => bank.apply().catch(() => null), 'an answer of the bank that is back');
  });

  test('down cuts a call under way', async () => {
    const { it, bank } = await world({ behaviour: 'hanging' });
    const cut = failure(bank.apply({}, 3_000));
    await until(() => it.stats().banks.icbc?.ignored, 'the call to be in');
    await it.set('icbc', { behaviour: 'down' });
    expect(await cut).toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('hanging: accepts, never answers, and knows nothing of the order', async () => {
    const { it, bank } = await world({ behaviour: 'hanging' });
    const order_id = newOrderId();
    expect(await failure(bank.apply({ order_id }, 100))).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(await failure(bank.query(order_id, 100))).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(it.receipts()).toEqual([]);
    await it.set('icbc', { behaviour: 'healthy' });
    expect(await failure(bank.query(order_id))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('flapping: closes and opens by itself', async () => {
    const { it } = await world({ behaviour: 'flapping', flap_period_ms: 100 });
    const up = (): boolean | undefined => it.banks().find(({ id }) => id === 'icbc')?.listening;
    for (const state of [false, true, false, true]) await until(() => up() === state, `listening: ${state}`);
    await it.set('icbc', { behaviour: 'healthy' });
    expect(up()).toBe(true);
  });

  test('slow: takes its time; a bank that cannot make it in time answers PENDING before that, and calls back', async () => {
    const { bank } = await world({ behaviour: 'slow', slow_latency: { median_ms: 600, p99_ms: 600 } });
    const started = performance.now();
    expect(await bank.apply({ respond_in_ms: 3_000 })).toMatchObject({ answer: 'ANSWER_FINAL' });
    expect(performance.now() - started).toBeGreaterThan(550);
    const order_id = newOrderId();
    expect(await bank.apply({ order_id, respond_in_ms: 500 }, 500)).toMatchObject({ answer: 'ANSWER_PENDING' });
    const told = await until(
      () => gateway.callbacks.find(({ outcome }) => outcome.order_id === order_id),
      'a callback',
    );
    expect(told.outcome).toMatchObject({ answer: 'ANSWER_FINAL', frozen_total: '100' });
  });

  test('callback_only without anybody to call: a query shows the end', async () => {
    const { bank } = await world({ behaviour: 'callback_only' }, false);
    const order_id = newOrderId();
    expect(await bank.apply({ order_id })).toMatchObject({ answer: 'ANSWER_PENDING' });
    const settled = await until(async () => {
      const now = await bank.query(order_id);
      return now.answer === 'ANSWER_FINAL' && now;
    }, 'the end');
    expect(settled.frozen_total).toBe('100');
  });

  test('late: freezes in time, answers after it', async () => {
    const { it, bank } = await world({ behaviour: 'late', late_by_ms: 300 });
    const order_id = newOrderId();
    expect(await failure(bank.apply({ order_id, respond_in_ms: 200 }, 200))).toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
    expect(it.receipts()).toMatchObject([{ effects: 1 }]);
    expect(await bank.apply({ order_id, respond_in_ms: 200 }, 1_000)).toMatchObject({ frozen_total: '100' });
  });

  test('refusing, duplicate, contradicting', async () => {
    const { it, bank } = await world({ behaviour: 'refusing', refusal_reason: 'ACCOUNT_CLOSED' });
    expect(await bank.apply()).toMatchObject({ refusal_reason: 'REFUSAL_REASON_ACCOUNT_CLOSED' });
    await it.set('icbc', { behaviour: 'duplicate' });
    const answered = await bank.apply();
    expect((await until(() => gateway.callbacks[0], 'a callback')).outcome).toEqual(answered);
    await it.set('icbc', { behaviour: 'contradicting' });
    const order_id = newOrderId();
    expect(await bank.apply({ order_id })).toMatchObject({ frozen_total: '100' });
    const told = await until(
      () => gateway.callbacks.find(({ outcome }) => outcome.order_id === order_id),
      'a callback',
    );
    expect(told.outcome).toMatchObject({ answer: 'ANSWER_FINAL', frozen_total: '0' });
  });

  test('errors come at their rate, the same for the same seed; an answer that is lost leaves a freeze', async () => {
    const run = async (seed: number): Promise<string> => {
      const { bank } = await world({ seed, error_rates: { UNAVAILABLE: 0.3, RESOURCE_EXHAUSTED: 0.2 } });
      const ids = Array.from({ length: 60 }, (_, at) => `order_${at}`);
      const outcomes = await Promise.all(ids.map((order_id) => failure(bank.apply({ order_id }))));
      return outcomes.map((seen) => (seen as { code?: string }).code ?? 'OK').join(' ');
    };
    const first = await run(7);
    expect(await run(7)).toBe(first);
    expect(await run(8)).not.toBe(first);
    expect(first.split(' ').filter((code) => code !== 'OK').length).toBeGreaterThan(15);
    expect(first.split(' ').filter((code) => code !== 'OK').length).toBeLessThan(45);

    const { it, bank } = await world({ lost_answer_rate: 1 });
    expect(await failure(bank.apply())).toMatchObject({ code: 'INTERNAL' });
    expect(it.receipts()).toMatchObject([{ effects: 1, frozen_total: 100n }]);
  });
});

describe('callbacks', () => {
  test('are sent again until the gateway takes them', async () => {
    const { it, bank } = await world({ behaviour: 'callback_only' });
    gateway.fail(status.UNAVAILABLE);
    await bank.apply();
    await until(() => gateway.callbacks.length >= 2, 'a second try');
    expect(it.stats().banks.icbc?.reports_waiting).toBe(1);
    gateway.fail(null);
    await until(() => it.stats().banks.icbc?.reports_waiting === 0, 'the report to be taken');
  });

  test('end where the gateway says that the order is none of the bank’s', async () => {
    const { it, bank } = await world({ behaviour: 'callback_only' });
    gateway.fail(status.PERMISSION_DENIED);
    await bank.apply();
    await until(() => gateway.callbacks.length === 1, 'the only try');
    await until(() => it.stats().banks.icbc?.reports_waiting === 0, 'the report to be given up');
    expect(gateway.callbacks).toHaveLength(1);
  });

  test('a bank that is down makes none; when it is back it does', async () => {
    const { it, bank } = await world({ behaviour: 'callback_only', callback_after_ms: 150 });
    await bank.apply();
    await it.set('icbc', { behaviour: 'down' });
    await until(() => it.stats().banks.icbc?.reports_waiting === 1, 'the report to be owed');
    expect(gateway.callbacks).toEqual([]);
    await it.set('icbc', { behaviour: 'healthy' });
    await until(() => gateway.callbacks.length === 1, 'the callback');
  });

  test('a bank lets go by itself, and tells', async () => {
    const { it, bank } = await world();
    const order_id = newOrderId();
    await bank.apply({ order_id });
    await it.act('icbc', order_id, { kind: 'return', minor_units: 30n });
    await it.act('icbc', order_id, { kind: 'release', minor_units: 20n, release_reason: 'APPEAL' });
    await it.act('icbc', order_id, { kind: 'expire' });
    await until(
      () => gateway.callbacks.find(({ outcome }) => outcome.expired_total === '50' && outcome.returned_total === '30'),
      'the last word',
    );
    expect(await bank.query(order_id)).toMatchObject({ released_total: '20', release_reason: 'RELEASE_REASON_APPEAL' });
  });
});
