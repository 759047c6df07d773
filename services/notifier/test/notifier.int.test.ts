/** The notifier as it really runs, on a real Redis, with the simulated carrier on the far side. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { noJournal } from '@stopline/bank-simulator/bank/journal.ts';
import { type Carrier, openCarrier } from '@stopline/bank-simulator/carrier/carrier.ts';
import { carrierRoutes } from '@stopline/bank-simulator/carrier/routes.ts';
import { type Casebook, createRecord, openRecord, openRedisCasebook, type StoplineRecord } from '@stopline/casebook';
import { openLinks } from '@stopline/casebook/lookups/links.ts';
import { type Case, type CommandGiven, caseIdOf, type Text } from '@stopline/domain';
import { createHttpApp } from '@stopline/platform/http/app.ts';
import { type HttpServer, startHttpServer } from '@stopline/platform/http/server.ts';
import { createLogger } from '@stopline/platform/observe/log.ts';
import { createMetrics } from '@stopline/platform/observe/metrics.ts';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import { startRedis, type TestRedis } from '@stopline/platform/redis/testing.ts';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { signatureWith } from '../src/provider/signature.ts';

const SECRET = 'a secret of this test, long enough';
const CARRIER_SECRET = 'a secret of the carrier, long enough';
const PHONE = '+8613800138000';

let redis: TestRedis;
let client: Redis;
let record: StoplineRecord;
let casebook: Casebook;
let carrier: Carrier;
let carrierDoor: HttpServer;
let receipts: string;
/** The carrier answers no earlier, and was asked so often. */
let answerAfter = Promise.resolve();
let asked = 0;
let child: ChildProcess;
let ops: string;

beforeAll(async () => {
  redis = await startRedis();
  client = followClient(redis.address);
  await createRecord(client);
  record = openRecord({ findMaster: async () => redis.address, clock: systemClock });
  casebook = openRedisCasebook({ record, timers: systemTimers, ids: systemIds });
  receipts = `127.0.0.1:${await freePort()}`;
  ops = `127.0.0.1:${await freePort()}`;
  carrier = openCarrier({
    secret: Buffer.from(CARRIER_SECRET),
    receiptsUrl: `http://${receipts}/receipts`,
    journal: noJournal,
    timers: systemTimers,
    log: createLogger({ name: 'carrier', version: 'test', level: 'silent' }),
  });
  const app = createHttpApp({
    routes: carrierRoutes({
      ...carrier,
      async take(headers, body) {
        asked += 1;
        await answerAfter;
        return carrier.take(headers, body);
      },
    }),
    present: () => ({ status: 500, body: {} }),
    metrics: createMetrics({ name: 'carrier', version: 'test' }),
    bodyLimitBytes: 10_000,
  });
  carrierDoor = await startHttpServer({ address: { host: '127.0.0.1', port: 0 }, app });
  child = startNotifier();
  await until(isReady, 'the notifier');
});
afterAll(async () => {
  child.kill('SIGKILL');
  carrier.close();
  await carrierDoor.close(100);
  await casebook.close();
  await record.close();
  await closeRedis(client);
  await redis.stop();
});
beforeEach(() => {
  carrier.reset();
  answerAfter = Promise.resolve();
  asked = 0;
});

function startNotifier(): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    env: {
      PATH: process.env.PATH,
      STOPLINE_REDIS_URL: redis.url,
      STOPLINE_SECRET: SECRET,
      STOPLINE_TEXT_PROVIDER_SECRET: CARRIER_SECRET,
      STOPLINE_TEXT_PROVIDER_URL: `http://127.0.0.1:${carrierDoor.port}/carrier/texts`,
      STOPLINE_NOTIFIER_ADDRESS: receipts,
      STOPLINE_NOTIFIER_METRICS_ADDRESS: ops,
      STOPLINE_LINK_ADDRESS: 'stopline.example/s/',
      STOPLINE_PUBLIC_PHONE: '96110',
    },
    stdio: 'ignore',
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function until<T>(ask: () => Promise<T | null | false>, what: string): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const answer = await ask().catch(() => null);
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const isReady = async (): Promise<boolean> => (await fetch(`http://${ops}/readyz`)).status === 200;

async function press(name: string, locale = 'en'): Promise<Case> {
  const command: CommandGiven = {
    type: 'SubmitStop',
    by: { role: 'OPERATOR', id: 'li' },
    key: { id: name, fingerprint: 'f' },
    case_id: caseIdOf('li', name),
    case_reference: 'K7QF2-M9RDX',
    check_words: { en: 'BLUE KETTLE', zh: '蓝色 水壶' },
    jurisdiction: 'GENERIC',
    victim: { phone: PHONE, locale, text_consent: true },
    payments: [
      {
        told: { amount: { currency_code: 'CNY', minor_units: 5_000n }, paid_at: systemClock.now() - 60_000 },
        route: { kind: 'NOBODY', registry_version: 'v1' },
      },
    ],
  };
  const { state } = await casebook.submit(command.case_id, command);
  if (state === null) throw new Error('no case');
  return state;
}

/** Nothing that became owed is unread. */
async function isOutboxRead(): Promise<boolean> {
  const streams = await client.keys('stopline:{s*}:outbox:text');
  const groups = await Promise.all(streams.map((stream) => client.xinfo('GROUPS', stream)));
  return groups.flat().every((group) => {
    const fields = group as unknown[];
    return fields[fields.indexOf('lag') + 1] === 0;
  });
}

const tokenIn = (body = ''): string => /stopline\.example\/s\/(\S{26}) /.exec(body)?.[1] ?? '';
const textOf = async (case_id: string): Promise<Text | undefined> => (await casebook.load(case_id))?.state.texts[0];
const untilText = (case_id: string, state: Text['state']): Promise<Text> =>
  until(async () => {
    const text = await textOf(case_id);
    return text?.state === state && text;
  }, `the text to be ${state}`);
/** Nobody rings here: the scheduler is another room's. */
const timePasses = (case_id: string) =>
  casebook.submit(case_id, { type: 'TimePassed', by: { role: 'SERVICE', id: 'scheduler' } });

it('R18 a press is followed by a text, and the carrier’s receipt by its delivery on the case', async () => {
  const { case_id } = await press('delivered', 'zh-CN');
  await untilText(case_id, 'DELIVERED');
  const [text, ...more] = carrier.texts();
  expect(more).toEqual([]);
  expect(text).toMatchObject({ to: PHONE, from: 'Stopline', count: 1 });
  const token = tokenIn(text?.body);
  expect(text?.body).toContain('K7QF2-M9RDX已受理，核对词：蓝色 水壶');
  expect(await openLinks(record).find(token)).toEqual({ case_id, phone: PHONE });
  expect(await openLinks(record).find('0'.repeat(26))).toBeNull();
});

it('R18 an undelivered text says so, and a resend goes to the corrected number', async () => {
  carrier.behave('undelivered');
  const { case_id } = await press('undelivered');
  await untilText(case_id, 'UNDELIVERED');
  carrier.behave('healthy');
  const key = { id: 'again', fingerprint: 'f' };
  await casebook.submit(case_id, {
    type: 'ResendText',
    by: { role: 'OPERATOR', id: 'li' },
    key,
    phone: '+8613900139000',
  });
  await untilText(case_id, 'DELIVERED');
  expect(carrier.texts().map(({ to }) => to)).toEqual([PHONE, '+8613900139000']);
  // R22: a link of its own, so that the first one can be closed to whoever got it.
  const [first, second] = await Promise.all(carrier.texts().map(({ body }) => openLinks(record).find(tokenIn(body))));
  expect([first, second]).toEqual([
    { case_id, phone: PHONE },
    { case_id, phone: '+8613900139000' },
  ]);
});

it('R18 a number that is corrected while the text is on its way to another is sent to at once, and rung by nobody', async () => {
  const held = Promise.withResolvers<void>();
  answerAfter = held.promise;
  carrier.behave('silent');
  const { case_id } = await press('on its way');
  await until(async () => asked > 0, 'the provider to be asked');
  const key = { id: 'corrected', fingerprint: 'f' };
  const by = { role: 'OPERATOR', id: 'li' } as const;
  await casebook.submit(case_id, { type: 'ResendText', by, key, phone: '+8613900139000' });
  await until(isOutboxRead, 'the notifier to have heard of it');
  held.resolve();
  await untilText(case_id, 'SENT');
  expect(carrier.texts().map(({ to }) => to)).toEqual([PHONE, '+8613900139000']);
  expect((await textOf(case_id))?.ring).toBe(2);
});

it('R18 a provider that is down is seen at once, and tried again when the case rings', async () => {
  carrier.behave('down');
  const { case_id } = await press('down');
  const waiting = await until(async () => {
    const text = await textOf(case_id);
    return text?.failure === 'PROVIDER_UNREACHABLE' && text;
  }, 'the failure to be seen');
  expect(waiting.state).toBe('OWED');
  carrier.behave('healthy');
  await until(async () => systemClock.now() >= (waiting.next_ask_at ?? 0), 'its next time');
  await timePasses(case_id);
  await untilText(case_id, 'DELIVERED');
  expect(carrier.texts()).toHaveLength(1);
});

it('R18 a provider that refuses ends the text: the reference is read out', async () => {
  carrier.behave('refusing');
  const { case_id } = await press('refused');
  expect((await untilText(case_id, 'FAILED')).failure).toBe('PROVIDER_REFUSED');
});

it('R18 killed after the provider took a text and before anything was recorded: sent again under the same id, and once to the victim', async () => {
  carrier.behave('lost_answer');
  const { case_id } = await press('killed');
  await until(async () => carrier.texts().length === 1, 'the carrier to have it');
  child.kill('SIGKILL');
  carrier.behave('silent');
  child = startNotifier();
  await until(isReady, 'the notifier again');
  // Its queue gives it to the next one when the lock has ended; had the try been recorded, the case would ring.
  await until(async () => {
    const text = await textOf(case_id);
    if (text?.state === 'OWED' && !text.ring_open) await timePasses(case_id);
    return text?.state === 'SENT';
  }, 'the text to be sent again');
  expect(carrier.texts()).toHaveLength(1);
  expect(carrier.texts()[0]?.count).toBeGreaterThanOrEqual(2);
});

/** A receipt as the carrier would sign it. */
function receiptOf(state: string, { id = carrier.texts()[0]?.id ?? '', at = systemClock.now() } = {}) {
  const body = JSON.stringify({ id, state });
  return { headers: signatureWith(Buffer.from(CARRIER_SECRET)).headers(`receipt_${id}`, at, body), body };
}
async function post({ headers, body }: { headers: Record<string, string>; body: string }): Promise<number> {
  const all = { 'content-type': 'application/json', ...headers };
  return (await fetch(`http://${receipts}/receipts`, { method: 'POST', headers: all, body })).status;
}
/** A text that was sent, and of which the carrier says nothing by itself. */
async function sentText(name: string) {
  carrier.behave('silent');
  const { case_id } = await press(name);
  await untilText(case_id, 'SENT');
  return {
    version: async () => (await casebook.load(case_id))?.version,
    state: async () => (await textOf(case_id))?.state,
  };
}

it('R18 a receipt that is not signed, or signed by somebody else, changes nothing', async () => {
  const text = await sentText('unsigned');
  const { headers, body } = receiptOf('UNDELIVERED');
  expect(await post({ headers: {}, body })).toBe(401);
  expect(await post({ headers: { ...headers, 'webhook-signature': 'v1,AAAA' }, body })).toBe(401);
  expect(await text.state()).toBe('SENT');
});

it('R18 a receipt with another body under its signature changes nothing', async () => {
  const text = await sentText('changed body');
  const { headers } = receiptOf('DELIVERED');
  expect(await post({ headers, body: receiptOf('UNDELIVERED').body })).toBe(401);
  expect(await text.state()).toBe('SENT');
});

it('R18 a receipt that was signed more than five minutes ago changes nothing', async () => {
  const text = await sentText('old');
  expect(await post(receiptOf('UNDELIVERED', { at: systemClock.now() - 310_000 }))).toBe(401);
  expect(await text.state()).toBe('SENT');
});

it('R18 a receipt that is signed and cannot be understood is refused, and changes nothing', async () => {
  const text = await sentText('malformed');
  expect(await post(receiptOf('LOST'))).toBe(400);
  const body = '{"id":';
  const headers = signatureWith(Buffer.from(CARRIER_SECRET)).headers('receipt_half', systemClock.now(), body);
  expect(await post({ headers, body })).toBe(400);
  expect(await text.state()).toBe('SENT');
});

it('R18 a receipt that comes twice is taken twice, and recorded once', async () => {
  const text = await sentText('twice');
  const receipt = receiptOf('DELIVERED');
  expect(await post(receipt)).toBe(204);
  expect(await text.state()).toBe('DELIVERED');
  const version = await text.version();
  expect(await post(receipt)).toBe(204);
  expect(await post(receiptOf('UNDELIVERED'))).toBe(204);
  expect(await text.version()).toBe(version);
});
