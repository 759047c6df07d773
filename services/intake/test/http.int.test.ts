/** The HTTP door over the real process: what is answered, streamed and described. */
import { createProjector, openRecord, openRedisCasebook } from '@stopline/casebook';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askHttp, type EventSource, openEvents, read } from './http-client.ts';
import { type Intake, SECRET, startIntake, until } from './intake.ts';
import { CARD_ICBC, payment, press, TOKENS } from './samples.ts';

let intake: Intake;
const streams: EventSource[] = [];
beforeAll(async () => {
  intake = await startIntake();
});
afterAll(async () => {
  for (const stream of streams) stream.close();
  await intake.stop();
});

let keys = 0;
const key = () => ({ idempotency_key: `http-${String(++keys).padStart(6, '0')}` });
const pressed = async (fields: object = {}) =>
  (await askHttp(intake.http, 'SubmitStop', 'li', press({ ...key(), ...fields }))).body.case;
const events = async (path: string, headers = {}): Promise<EventSource> => {
  const stream = await openEvents(`${intake.http}${path}`, 'li', headers);
  streams.push(stream);
  return stream;
};

test('a press is 201 and says where the case is read; its repeat is 200; amounts are strings, times RFC 3339', async () => {
  const request = press(key());
  const first = await askHttp(intake.http, 'SubmitStop', 'li', request);
  expect([first.status, first.body.replayed]).toEqual([201, false]);
  const again = await askHttp(intake.http, 'SubmitStop', 'li', request);
  expect([again.status, again.body.replayed, again.body.case.case_id]).toEqual([200, true, first.body.case.case_id]);
  const shown = (await askHttp(intake.http, 'GetCase', 'li', { case_id: first.body.case.case_id })).body.case;
  expect(shown.amounts).toMatchObject([{ currency_code: 'CNY', requested: '5000000' }]);
  expect(shown.accepted_at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
  expect(shown.orders[0]).toMatchObject({ freeze_status: 'REQUESTED', account: { scheme: 'CARD', value: CARD_ICBC } });
});

test('every answer keeps caches, frames and other sites out, and carries a request id that the log knows', async () => {
  const { headers } = await askHttp(intake.http, 'GetCase', 'li', { case_id: (await pressed()).case_id });
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  const id = headers.get('x-request-id') ?? '';
  await until(() => intake.logged().includes(id), 'the log knows the request');
});

test('another operator sees four digits of a number', async () => {
  const { case_id } = await pressed();
  const { body } = await askHttp(intake.http, 'GetCase', 'wang', { case_id });
  expect(body.case.payments[0].to).toEqual({ scheme: 'CARD', value: `${'*'.repeat(15)}${CARD_ICBC.slice(-4)}` });
});

test('one case as events: its id is the version, and a reader who comes back gets what it missed', async () => {
  const { case_id } = await pressed();
  const stream = await events(`/v1/cases/${case_id}/events`);
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(stream.response.headers.get('cache-control')).toContain('no-transform');
  expect(await stream.next()).toMatchObject({ id: '1', data: { case: { version: 1 }, events: [] } });
  await askHttp(intake.http, 'AddNote', 'li', { case_id, ...key(), text: 'one' });
  expect(await stream.next()).toMatchObject({ id: '2', data: { events: [{ type: 'NOTE_ADDED', version: 2 }] } });
  stream.close();
  await askHttp(intake.http, 'AddNote', 'li', { case_id, ...key(), text: 'two' });
  const resumed = await events(`/v1/cases/${case_id}/events?after_version=0`, { 'last-event-id': '2' });
  expect(await resumed.next()).toMatchObject({ id: '3', data: { case: { version: 3 }, events: [{ version: 3 }] } });
});

test('what a stream is refused for is said as for any other request', async () => {
  const refused = async (case_id: string, headers = {}) => {
    const given = { authorization: `Bearer ${TOKENS.li}`, ...headers };
    const { status, body } = await read(await fetch(`${intake.http}/v1/cases/${case_id}/events`, { headers: given }));
    return [status, body.reason, body.field];
  };
  expect(await refused('nonsense')).toEqual([404, 'CASE_NOT_FOUND', 'case_id']);
  const { case_id } = await pressed();
  expect(await refused(case_id, { 'last-event-id': 'x' })).toEqual([400, 'INVALID_FIELD', 'after_version']);
  expect(await refused(case_id, { authorization: 'Bearer x' })).toEqual([401, 'UNAUTHENTICATED', undefined]);
});

test('the board, found cases and phone tasks, once the projector has been there', async () => {
  const transaction_reference = { kind: 'SERIAL', value: 'S-2026-0001' };
  const masked = { scheme: 'MASKED', value: '****9876' };
  const opened = await pressed({ payments: [payment({ transaction_reference, to: masked })] });
  const later = await events('/v1/events');
  const greeting = await later.next();
  expect(greeting?.data.cases).toEqual([]);
  await project();
  const find = (query: object) => askHttp(intake.http, 'FindCases', 'audit', query as Record<string, unknown>);
  for (const query of [
    { transaction_reference: 'S-2026-0001' },
    { case_reference: opened.case_reference },
    { account: masked },
  ]) {
    expect((await find(query)).body.cases).toMatchObject([{ case_id: opened.case_id, needs: ['PHONE', 'ANSWER'] }]);
  }
  const board = await askHttp(intake.http, 'ListCases', 'audit', { page_size: 1 });
  expect(board.body.cases).toHaveLength(1);
  const next = await askHttp(intake.http, 'ListCases', 'audit', {
    page_size: 200,
    page_token: board.body.next_page_token,
  });
  expect(next.body.cases.length).toBeGreaterThan(1);
  const tasks = await askHttp(intake.http, 'ListPhoneTasks', 'li', { needs: 'PHONE' }, 'zh-CN');
  expect(tasks.body.phone_tasks).toMatchObject([{ case_id: opened.case_id, reason: 'NO_BANK' }]);
  expect(tasks.body.phone_tasks[0].script[0]).toContain('止付热线');
  const warned = await askHttp(intake.http, 'CheckAccount', 'li', { account: { scheme: 'CARD', value: CARD_ICBC } });
  expect(warned.body).toMatchObject({ account: { value: CARD_ICBC }, banks: [{ bank_id: 'icbc' }] });
  expect(warned.body.warnings).toMatchObject([{ reason: 'ACCOUNT_IN_OTHER_CASE', field: 'account.value' }]);

  const note = (text: string) => askHttp(intake.http, 'AddNote', 'li', { case_id: opened.case_id, ...key(), text });
  await note('x');
  // The press itself may have been on its way still when the stream began; a note leaves the line as it is.
  const first = (await later.next())?.data;
  if (first?.cases[0]?.version === 1) {
    expect((await later.next())?.data.moved).toMatchObject([{ version: 2, from_version: 1 }]);
  } else expect(first?.cases).toMatchObject([{ case_id: opened.case_id, version: 2 }]);
  await note('y');
  expect((await later.next())?.data).toMatchObject({
    cases: [],
    moved: [{ case_id: opened.case_id, version: 3, from_version: 2 }],
  });
  later.close();
  await note('z');
  const resumed = await events('/v1/events', { 'last-event-id': greeting?.id ?? '' });
  expect((await resumed.next())?.data.cases).toMatchObject([{ case_id: opened.case_id, version: 4 }]);
});

test('banks and status say what is known', async () => {
  const { banks } = (await askHttp(intake.http, 'ListBanks', 'audit', {})).body;
  expect(banks.map((bank: { bank_id: string }) => bank.bank_id)).toEqual(['icbc', 'abc', 'rural']);
  expect(banks[0].channels).toEqual([{ kind: 'grpc', breaker: 'UNKNOWN' }]);
  const status = (await askHttp(intake.http, 'GetStatus', 'audit', {})).body;
  expect(status).toMatchObject({ workers: 0, record: { writable: true, shards: 4 } });
  expect(status.record.record_id).toMatch(/^record_[0-9a-f-]{36}$/);
});

test('the document describes every path that is served', async () => {
  const document = (await read(await fetch(`${intake.http}/openapi.json`))).body;
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toContain('/v1/cases:find');
});

test('operators and banks are read again on SIGHUP, and nothing a person typed is in the log', async () => {
  intake.signal('SIGHUP');
  await until(() => intake.logged().includes('the operators were read again'), 'the files were read again');
  const log = intake.logged();
  for (const secret of [
    CARD_ICBC,
    '+447700900123',
    '447700900123',
    'V. Example',
    'A. Mule',
    ...Object.values(TOKENS),
  ]) {
    expect(log).not.toContain(secret);
  }
});

/** What the scheduler's projector does five times a second. */
async function project(): Promise<void> {
  const record = openRecord({ clock: systemClock, findMaster: async () => intake.redis.address });
  const casebook = openRedisCasebook({ record, timers: systemTimers, ids: systemIds });
  const projector = createProjector({ record, casebook, secret: Buffer.from(SECRET) });
  for (let quiet = 0; quiet < 2; ) quiet = (await projector.runOnce()) === 0 ? quiet + 1 : 0;
  await casebook.close();
  await record.close();
}
