import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Client, ServiceError } from '@grpc/grpc-js';
import { createProjector } from '@stopline/casebook/lookups/projector.ts';
import { readGrpcError, services, toWire, type WireOut } from '@stopline/contract';
import { type Case, freezeStatusOf, type StopOutcome } from '@stopline/domain';
import { createDevelopmentAuthority, type DevelopmentAuthority } from '@stopline/platform/grpc/certificates.ts';
import { type ClientMethod, call, openClient } from '@stopline/platform/grpc/client.ts';
import { createLogger } from '@stopline/platform/observe/log.ts';
import { createMetrics, type Metrics } from '@stopline/platform/observe/metrics.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assembleGateway, type Gateway, type GatewayParts } from '../src/assemble-gateway.ts';
import { frozen, orderAt } from './press.ts';
import { startWorld, type World } from './world.ts';

const { ReportOutcome, ReportOnwardTransfers, GetOrder, ListOpenOrders } = services.BankGatewayService;
const NAME = 'gateway.stopline';
const SECRET = Buffer.from('a secret of the tests, thirty-two bytes and more');

let world: World;
let authority: DevelopmentAuthority;
let gateway: Gateway;
let metrics: Metrics;
const lines: string[] = [];
const opened: { close(): unknown }[] = [];

function open(more: Partial<GatewayParts> = {}): Promise<Gateway> {
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  metrics = createMetrics({ name: 'gateway', version: 'test' });
  return assembleGateway({
    record: world.record,
    address: { host: '127.0.0.1', port: 0 },
    callsPerSecond: 10_000,
    reflection: false,
    timers: systemTimers,
    ids: systemIds,
    log: createLogger({ name: 'gateway', version: 'test', level: 'info', destination }),
    metrics,
    ...more,
  });
}

const pem = ({ cert, key }: { cert: string; key: string }, ca: string) => ({
  ca: Buffer.from(ca),
  cert: Buffer.from(cert),
  key: Buffer.from(key),
});

async function bank(uris: readonly string[], signer = authority): Promise<Client> {
  const issued = await signer.issue({ name: 'a bank', uris });
  const tls = { ...pem(issued, authority.ca), server_name: NAME };
  const client = openClient({ address: `127.0.0.1:${gateway.port}`, tls });
  opened.push(client);
  return client;
}

const ask = <Q, A>(client: Client, method: ClientMethod<Q, A>, request: Q, metadata: Record<string, string> = {}) =>
  call(client, method, request, { deadlineMs: 5_000, metadata });

/** How a call failed: gRPC code, our reason, the first field. */
async function failure(calling: Promise<unknown>) {
  const error = (await calling.then(
    () => Promise.reject(new Error('it was answered')),
    (thrown: unknown) => thrown,
  )) as Error & { code: string };
  const details = error.cause === undefined ? null : readGrpcError(error.cause as ServiceError);
  return {
    code: error.code,
    reason: details?.reason,
    field: details?.violations[0]?.field,
    said: error.message,
    details,
  };
}

const report = (order_id: string, outcome: StopOutcome & { bank_reference?: string }, more: object = {}) =>
  toWire('ReportOutcomeRequest', { outcome: { order_id, ...outcome, ...more } });

beforeAll(async () => {
  world = await startWorld({ banks: [{ id: 'icbc' }, { id: 'boc' }], ringing: false });
  authority = await createDevelopmentAuthority('the test’s', { days: 1 });
  const own = await authority.issue({ name: 'gateway', dns: [NAME] });
  gateway = await open({ tls: pem(own, authority.ca) });
  opened.push(gateway);
});
afterAll(async () => {
  for (const one of opened.reverse()) await one.close();
  await world.stop();
});

const icbc = () => bank(['stopline:bank:icbc']);
const boc = () => bank(['stopline:bank:boc']);

describe('a bank’s word by callback', () => {
  test('is recorded, and answered with the order as it is now', async () => {
    const state = await world.press(['icbc', 'boc']);
    const order = orderAt(state, 'icbc');
    const { orders } = await ask(await icbc(), ReportOutcome, report(order.order_id, frozen(order)));
    expect(orders).toHaveLength(1);
    expect(orders[0]).toMatchObject({
      order_id: order.order_id,
      revision: 1,
      answer: 'ANSWER_FINAL',
      amounts: { requested: '10000', frozen: '10000', unknown: '0' },
      account: { value: order.account?.value },
    });
    const after = await world.load(state.case_id);
    expect(freezeStatusOf(orderAt(after, 'icbc'))).toBe('FROZEN');
    expect(orderAt(after, 'icbc').heard[0]?.door).toBe('CALLBACK');
    expect(orderAt(after, 'boc').answer).toBeUndefined();
  });

  test('said ten times at once changes the case once', async () => {
    const state = await world.press(['icbc']);
    const order = orderAt(state, 'icbc');
    const client = await icbc();
    const repeats = Array.from({ length: 10 }, () => ask(client, ReportOutcome, report(order.order_id, frozen(order))));
    for (const { orders } of await Promise.all(repeats)) expect(orders[0]?.amounts?.frozen).toBe('10000');
    const after = orderAt(await world.load(state.case_id), 'icbc');
    expect(after.totals.frozen).toBe(10_000n);
    expect(after.heard).toHaveLength(1);
  });

  test('that contradicts what it said before is accepted: a person judges it (R7)', async () => {
    const state = await world.press(['icbc']);
    const order = orderAt(state, 'icbc');
    const client = await icbc();
    await ask(client, ReportOutcome, report(order.order_id, frozen(order, { sequence: 1 })));
    await ask(client, ReportOutcome, report(order.order_id, frozen(order, { sequence: 2, frozen_total: 1n })));
    expect(orderAt(await world.load(state.case_id), 'icbc').contradictions).toContain('TOTAL_FELL');
  });

  test('brings along the money that it saw leaving', async () => {
    const state = await world.press(['icbc']);
    const order = orderAt(state, 'icbc');
    const transfer = {
      transfer_id: 'T-1',
      kind: 'CASH',
      amount: { currency_code: 'CNY', minor_units: 4_000n },
      at: Date.now(),
    };
    const partial = frozen(order, { frozen_total: 6_000n });
    await ask(await icbc(), ReportOutcome, report(order.order_id, partial, { onward: [transfer] }));
    const after = orderAt(await world.load(state.case_id), 'icbc');
    expect(freezeStatusOf(after)).toBe('PARTIALLY_FROZEN');
    expect(after.onward.map(({ transfer_id }) => transfer_id)).toEqual(['T-1']);
  });

  test('of onward transfers alone is recorded once however often it is told', async () => {
    const state = await world.press(['icbc']);
    const { order_id } = orderAt(state, 'icbc');
    const request = toWire('ReportOnwardTransfersRequest', {
      order_id,
      transfers: [
        {
          transfer_id: 'T-9',
          kind: 'ACCOUNT',
          to: { scheme: 'CARD', value: '6228480000000000018' },
          amount: { currency_code: 'CNY', minor_units: 10_000n },
          at: Date.now(),
        },
      ],
    });
    const client = await icbc();
    for (const _time of [1, 2, 3]) await ask(client, ReportOnwardTransfers, request);
    expect(orderAt(await world.load(state.case_id), 'icbc').onward).toHaveLength(1);
  });
});

describe('a bank that speaks of an order that is not its own', () => {
  let state: Case;
  const about = async (order_id: string) => {
    const [client, order] = [await boc(), orderAt(state, 'icbc')];
    const transfers = [
      { transfer_id: 'T', kind: 'CASH', amount: { currency_code: 'CNY', minor_units: 1n }, at: Date.now() },
    ];
    return Promise.all([
      failure(ask(client, GetOrder, { order_id })),
      failure(ask(client, ReportOutcome, report(order_id, frozen(order)))),
      failure(ask(client, ReportOnwardTransfers, toWire('ReportOnwardTransfersRequest', { order_id, transfers }))),
    ]);
  };
  beforeAll(async () => {
    state = await world.press(['icbc']);
  });

  test('is told the same as of an order, a case or a form of id that does not exist', async () => {
    const { order_id } = orderAt(state, 'icbc');
    const others = [
      order_id.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')),
      order_id.replace(/_[0-9a-f]{8}-/, '_00000000-'),
      'order_of_mine',
      state.case_id,
    ];
    const [own, ...none] = await Promise.all([order_id, ...others].map(about));
    expect(own?.map(({ code, reason }) => [code, reason])).toEqual(
      Array.from({ length: 3 }, () => ['PERMISSION_DENIED', 'ORDER_NOT_YOURS']),
    );
    for (const other of none) expect(other).toEqual(own);
  });

  test('changes nothing, and is logged and counted', async () => {
    lines.length = 0;
    const { order_id } = orderAt(state, 'icbc');
    await about(order_id);
    expect(await world.load(state.case_id)).toEqual(state);
    const logged = lines.map((line) => JSON.parse(line)).filter(({ reason }) => reason === 'ORDER_NOT_YOURS');
    expect(logged.map(({ level, bank_id }) => [level, bank_id])).toEqual([
      ['warn', 'boc'],
      ['warn', 'boc'],
      ['warn', 'boc'],
    ]);
    expect(logged[0]).toMatchObject({ order_id });
    expect(await metrics.registry.getSingleMetricAsString('stopline_grpc_requests_total')).toMatch(
      /method="BankGatewayService\/GetOrder",code="PERMISSION_DENIED"\} [1-9]/,
    );
  });
});

describe('who a bank is', () => {
  test('a certificate without a bank’s name is nobody, and so is one with two', async () => {
    for (const uris of [[], ['stopline:hotline'], ['stopline:bank:icbc', 'stopline:bank:boc'], ['stopline:bank:A b']]) {
      const client = await bank(uris);
      const said = await failure(ask(client, ListOpenOrders, { page_size: 1 }));
      expect([said.code, said.reason]).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    }
  });

  test('what a bank says of itself in metadata counts for nothing where certificates do', async () => {
    const state = await world.press(['icbc']);
    const { order_id } = orderAt(state, 'icbc');
    const said = await failure(ask(await boc(), GetOrder, { order_id }, { 'x-stopline-bank': 'icbc' }));
    expect(said.reason).toBe('ORDER_NOT_YOURS');
  });

  test('a certificate that another authority signed gets no connection', async () => {
    const stranger = await createDevelopmentAuthority('a stranger', { days: 1 });
    const client = await bank(['stopline:bank:icbc'], stranger);
    expect((await failure(ask(client, GetOrder, { order_id: 'order_x' }))).code).toBe('UNAVAILABLE');
  });

  test('without TLS, on loopback, a bank names itself', async () => {
    const plain = await open();
    opened.push(plain);
    const client = openClient({ address: `127.0.0.1:${plain.port}` });
    opened.push(client);
    const state = await world.press(['boc']);
    const { order_id } = orderAt(state, 'boc');
    const { orders } = await ask(client, GetOrder, { order_id }, { 'x-stopline-bank': 'boc' });
    expect(orders[0]?.order_id).toBe(order_id);
    expect((await failure(ask(client, GetOrder, { order_id }))).reason).toBe('UNAUTHENTICATED');
    await expect(open({ address: { host: '0.0.0.0', port: 0 } })).rejects.toThrow('plain text is refused');
  });
});

describe('bad input', () => {
  test.each([
    ['no answer', { answer: undefined }, 'outcome.answer'],
    ['a negative total', { frozen_total: -1n }, 'outcome.frozen_total'],
    ['an amount above the limit', { frozen_total: 10n ** 16n }, 'outcome.frozen_total'],
    ['revision 0', { revision: 0 }, 'outcome.revision'],
    ['no currency', { currency_code: 'XXX1' }, 'outcome.currency_code'],
    ['a reference that is too long', { bank_reference: 'x'.repeat(65) }, 'outcome.bank_reference'],
    ['no order', { order_id: '' }, 'outcome.order_id'],
  ])('%s is refused with its field, and nothing is stored', async (_what, wrong, field) => {
    const state = await world.press(['icbc']);
    const order = orderAt(state, 'icbc');
    const said = await failure(ask(await icbc(), ReportOutcome, report(order.order_id, frozen(order), wrong)));
    expect([said.code, said.reason, said.field]).toEqual(['INVALID_ARGUMENT', 'INVALID_FIELD', field]);
    expect(await world.load(state.case_id)).toEqual(state);
  });

  test('bytes that are no message, and text that is no UTF-8', async () => {
    const client = await icbc();
    const bytes = (raw: string): ClientMethod<object, unknown> => ({
      ...GetOrder,
      requestSerialize: () => Buffer.from(raw, 'hex'),
    });
    for (const raw of ['ff', '0a05616263', '0a03ff4141']) {
      const said = await failure(ask(client, bytes(raw), {}));
      expect([said.code, said.reason]).toEqual(['INVALID_ARGUMENT', 'MALFORMED_MESSAGE']);
    }
  });

  test.each(['next', Buffer.from('0 case_x order_x').toString('base64url')])(
    'a page token that came from no page: %s',
    async (page_token) => {
      const said = await failure(ask(await icbc(), ListOpenOrders, { page_size: 1, page_token }));
      expect([said.reason, said.field]).toEqual(['INVALID_FIELD', 'page_token']);
    },
  );
});

describe('a bank that comes back after an outage', () => {
  test('lists its unsettled orders, oldest first, page by page, and no other bank’s', async () => {
    const bankOnly = 'boc';
    const states: Case[] = [];
    for (const at of [['boc', 'icbc'], ['boc', 'boc', 'boc'], ['icbc'], ['boc', 'boc']])
      states.push(await world.press(at));
    const settledOne = orderAt(states[0] as Case, bankOnly);
    const client = await boc();
    await ask(client, ReportOutcome, report(settledOne.order_id, frozen(settledOne)));
    const projector = createProjector({ record: world.record, casebook: world.casebook, secret: SECRET });
    while ((await projector.runOnce()) > 0);

    const wanted = states.slice(1).map(({ orders }) =>
      Object.values(orders)
        .filter(({ bank_id }) => bank_id === bankOnly)
        .map(({ order_id }) => order_id)
        .sort(),
    );
    const listed: string[] = [];
    for (let page_token: string | undefined, pages = 0; pages === 0 || page_token !== undefined; pages++) {
      const page: WireOut<'ListOpenOrdersResponse'> = await ask(client, ListOpenOrders, {
        page_size: 2,
        ...(page_token === undefined ? {} : { page_token }),
      });
      expect(page.orders.length).toBeLessThanOrEqual(2);
      listed.push(...page.orders.map(({ order_id }) => order_id));
      page_token = page._next_page_token === undefined ? undefined : page.next_page_token;
    }
    expect(listed.slice(-5)).toEqual(wanted.flat());
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed).not.toContain(settledOne.order_id);
  });
});

test('one bank’s flood is turned away, with when to come again, and no other bank', async () => {
  const strict = await open({ callsPerSecond: 5 });
  opened.push(strict);
  const client = openClient({ address: `127.0.0.1:${strict.port}` });
  opened.push(client);
  const state = await world.press(['icbc', 'boc']);
  const asks = (bank_id: string) =>
    ask(client, GetOrder, { order_id: orderAt(state, bank_id).order_id }, { 'x-stopline-bank': bank_id });
  const flood = await Promise.allSettled(Array.from({ length: 20 }, () => asks('icbc')));
  const refused = flood.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeGreaterThanOrEqual(10);
  const said = await failure(Promise.reject((refused[0] as PromiseRejectedResult).reason));
  expect([said.code, said.reason]).toEqual(['RESOURCE_EXHAUSTED', 'OVERLOADED']);
  expect(said.details?.retry_after_ms).toBeGreaterThan(0);
  expect((await asks('boc')).orders).toHaveLength(1);
});

test('while the record is away a bank is told to say it again, and that it may', async () => {
  const state = await world.press(['icbc']);
  const order = orderAt(state, 'icbc');
  const client = await icbc();
  await world.redis.kill9();
  const said = await failure(call(client, ReportOutcome, report(order.order_id, frozen(order)), { deadlineMs: 9_000 }));
  expect([said.code, said.reason]).toEqual(['UNAVAILABLE', 'RECORD_UNAVAILABLE']);
  expect(said.details?.retry_after_ms).toBeGreaterThan(0);
  await world.redis.restart();
  const { orders } = await ask(client, ReportOutcome, report(order.order_id, frozen(order)));
  expect(orders[0]?.answer).toBe('ANSWER_FINAL');
});

describe('the process', () => {
  const GATEWAY = join(import.meta.dirname, '../src/gateway.ts');
  const start = (settings: Record<string, string>) =>
    spawnSync(process.execPath, [GATEWAY], {
      env: { PATH: process.env.PATH ?? '', STOPLINE_GATEWAY_METRICS_ADDRESS: '127.0.0.1:0', ...settings },
      encoding: 'utf8',
    });

  test.each([
    ['neither certificates nor leave to do without', {}, 'set STOPLINE_GATEWAY_TLS_DIR'],
    [
      'leave to do without beyond this machine',
      { STOPLINE_GATEWAY_INSECURE_BANKS: 'true', STOPLINE_GATEWAY_ADDRESS: '0.0.0.0:0' },
      'reachable from outside',
    ],
    [
      'both',
      { STOPLINE_GATEWAY_INSECURE_BANKS: 'true', STOPLINE_GATEWAY_TLS_DIR: import.meta.dirname },
      'but not both',
    ],
  ])('does not start with %s', (_what, settings, complaint) => {
    const { status, stdout } = start(settings as Record<string, string>);
    expect(status).toBe(1);
    expect(stdout).toContain(complaint);
  });
});
