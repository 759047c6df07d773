import { createMetrics } from '@stopline/platform/observe/metrics.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startControl } from '../src/control/server.ts';
import { type Simulator, startSimulator } from '../src/index.ts';
import { type BankCaller, callerOf, newOrderId } from './stopline.ts';

let it: Simulator;
let bank: BankCaller;
let control: string;
const closers: (() => unknown)[] = [];

beforeEach(async () => {
  it = await startSimulator({ banks: [{ id: 'icbc' }, { id: 'ccb' }] });
  const door = await startControl({
    simulator: it,
    port: 0,
    metrics: createMetrics({ name: 'test', version: '0' }),
  });
  control = `http://127.0.0.1:${door.port}`;
  bank = callerOf({ address: it.address('icbc') });
  closers.push(
    () => it.stop(),
    () => door.close(100),
    () => bank.client.close(),
  );
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function send(method: string, path: string, body?: unknown): Promise<Answered> {
  const response = await fetch(control + path, {
    method,
    ...(body === undefined
      ? {}
      : {
          headers: { 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('banks', () => {
  test('are listed as they are now, amounts as text', async () => {
    const { status, body } = await send('GET', '/banks');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      banks: [
        { id: 'icbc', behaviour: 'healthy', listening: true, address: it.address('icbc'), moves_to: 'ccb' },
        { id: 'ccb' },
      ],
    });
  });

  test('a patch takes effect at once', async () => {
    const { status, body } = await send('PATCH', '/banks/icbc', {
      behaviour: 'refusing',
      refusal_reason: 'OTHER',
      latency: { median_ms: 1, p99_ms: 2 },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: 'icbc', behaviour: 'refusing', latency: { median_ms: 1, p99_ms: 2 } });
    expect(await bank.apply()).toMatchObject({ refusal_reason: 'REFUSAL_REASON_OTHER' });
    expect((await send('PATCH', '/banks/icbc', { behaviour: 'down' })).body).toMatchObject({ listening: false });
  });

  test.each([
    ['behaviour', { behaviour: 'sleepy' }],
    ['latency.p99_ms', { latency: { median_ms: 5, p99_ms: 1 } }],
    ['error_rates.UNAVAILABLE', { error_rates: { UNAVAILABLE: 2 } }],
    ['error_rates', { error_rates: { UNAVAILABLE: 0.6, INTERNAL: 0.6 } }],
    ['flap_period_ms', { flap_period_ms: 1 }],
    ['seed', { seed: 2 }],
    ['request', '[]'],
  ])('a wrong %s is 400 with the field, and changes nothing', async (field, patch) => {
    const before = it.banks();
    const { status, body } = await send('PATCH', '/banks/icbc', patch);
    expect(status).toBe(400);
    expect(body).toMatchObject({ reason: 'INVALID_FIELD', field });
    expect(it.banks()).toEqual(before);
  });

  test('no JSON is 400, an unknown bank or path 404', async () => {
    expect(await send('PATCH', '/banks/icbc', '{')).toMatchObject({
      status: 400,
      body: { reason: 'MALFORMED_MESSAGE' },
    });
    expect((await send('PATCH', '/banks/nobody', {})).status).toBe(404);
    expect((await send('GET', '/banks/nobody/receipts')).status).toBe(404);
    expect((await send('GET', '/nothing')).status).toBe(404);
  });
});

describe('orders', () => {
  test('a PENDING one is answered by hand, once', async () => {
    await it.set('icbc', { behaviour: 'callback_only', callback_after_ms: 60_000 });
    const [frozen, refused] = [newOrderId(), newOrderId()];
    await bank.apply({ order_id: frozen });
    await bank.apply({ order_id: refused });
    expect(await send('POST', `/banks/icbc/orders/${frozen}/answer`)).toMatchObject({
      status: 200,
      body: { order_id: frozen, answer: 'FINAL', frozen_total: '100' },
    });
    expect(
      (await send('POST', `/banks/icbc/orders/${refused}/answer`, { refusal_reason: 'LEGAL' })).body,
    ).toMatchObject({
      answer: 'REFUSED',
      refusal_reason: 'LEGAL',
      frozen_total: '0',
    });
    expect((await send('POST', `/banks/icbc/orders/${frozen}/answer`)).status).toBe(409);
  });

  test('what is held is let go by hand, part or all', async () => {
    const order_id = newOrderId();
    await bank.apply({ order_id });
    const path = `/banks/icbc/orders/${order_id}`;
    expect((await send('POST', `${path}/return`, { minor_units: '30' })).body).toMatchObject({ returned_total: '30' });
    const released = await send('POST', `${path}/release`, { minor_units: 20, release_reason: 'COURT' });
    expect(released.body).toMatchObject({ released_total: '20', release_reason: 'COURT' });
    expect((await send('POST', `${path}/expire`)).body).toMatchObject({ expired_total: '50' });
    expect(await bank.query(order_id)).toMatchObject({
      frozen_total: '100',
      returned_total: '30',
      expired_total: '50',
    });
  });

  test('more than is held, a wrong field, an unknown order', async () => {
    const order_id = newOrderId();
    await bank.apply({ order_id });
    const path = `/banks/icbc/orders/${order_id}`;
    const refusals = [
      await send('POST', `${path}/release`, { minor_units: 101 }),
      await send('POST', `${path}/release`, { minor_units: 0 }),
      await send('POST', `${path}/release`, { minor_units: 'all' }),
      await send('POST', `${path}/expire`, { amount: 5 }),
      await send('POST', `${path}/answer`, { refusal_reason: 'MOOD' }),
    ];
    expect(refusals.map(({ status, body }) => [status, body.field])).toEqual([
      [400, 'minor_units'],
      [400, 'minor_units'],
      [400, 'minor_units'],
      [400, 'amount'],
      [400, 'refusal_reason'],
    ]);
    expect((await send('POST', `/banks/icbc/orders/${newOrderId()}/expire`)).status).toBe(404);
  });
});

describe('receipts', () => {
  const uuid = '11111111-1111-8111-8111-111111111111';

  async function fill(): Promise<void> {
    const other = callerOf({ address: it.address('ccb') });
    closers.push(() => other.client.close());
    for (let at = 0; at < 5; at += 1) await bank.apply({ order_id: `order_${uuid}_${at}` });
    for (let at = 0; at < 3; at += 1) await other.apply();
  }

  const receiptsIn = (answered: Answered): Record<string, unknown>[] =>
    answered.body.receipts as Record<string, unknown>[];

  test('come in pages, by bank, by case and since a time', async () => {
    await fill();
    const first = await send('GET', '/receipts?limit=5');
    expect(receiptsIn(first)[0]).toEqual({
      n: 1,
      bank_id: 'icbc',
      order_id: `order_${uuid}_0`,
      revision: 1,
      received_at_ms: expect.any(Number),
      count: 1,
      effects: 1,
      frozen_total: '100',
    });
    expect(first.body.next_after).toBe(5);
    const rest = await send('GET', '/receipts?limit=5&after=5');
    expect(receiptsIn(rest)).toHaveLength(3);
    expect(rest.body).not.toHaveProperty('next_after');
    expect(receiptsIn(await send('GET', `/receipts?case=case_${uuid}`))).toHaveLength(5);
    expect(receiptsIn(await send('GET', '/banks/ccb/receipts'))).toHaveLength(3);
    const since = receiptsIn(rest)[1]?.received_at_ms;
    expect(
      receiptsIn(await send('GET', `/receipts?since_ms=${Number(since).toFixed(6)}`)).length,
    ).toBeGreaterThanOrEqual(1);
  });

  test('as lines, brief: only what a benchmark needs', async () => {
    await fill();
    const response = await fetch(`${control}/receipts?format=ndjson&brief=true`);
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toHaveLength(8);
    expect(Object.keys(lines[0] ?? {})).toEqual(['n', 'bank_id', 'order_id', 'revision', 'received_at_ms']);
  });

  test.each(['limit=0', 'limit=50001', 'after=-1', 'since_ms=now', 'format=xml', 'brief=yes', 'what=1'])(
    '%s is 400 with the field',
    async (query) => {
      const { status, body } = await send('GET', `/receipts?${query}`);
      expect([status, body.field]).toEqual([400, query.split('=')[0]]);
    },
  );

  test('stats count; a reset forgets', async () => {
    await fill();
    await bank.apply({ order_id: `order_${uuid}_0` });
    expect((await send('GET', '/stats')).body).toMatchObject({
      orders: 8,
      receipts: 9,
      double_freezes: 0,
      banks: { icbc: { orders: 5, receipts: 6, repeats: 1 }, ccb: { orders: 3 } },
    });
    expect((await send('POST', '/reset')).body).toMatchObject({ orders: 0, receipts: 0 });
    expect(receiptsIn(await send('GET', '/receipts'))).toEqual([]);
  });
});
