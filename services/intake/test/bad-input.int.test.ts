/** The table of bad input over both doors: the reason, the field's path, nothing stored, never INTERNAL or 500. */
import { request as httpRequest } from 'node:http';
import { Client, credentials, type Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { entryOf, type HttpRpc, readGrpcError, takesKey, toWire } from '@stopline/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BadLine, type Before, badLines } from './bad-input.ts';
import { type GrpcClient, metadataOf, openGrpc } from './grpc-client.ts';
import { grpcPress } from './grpc-samples.ts';
import { askHttp, type HttpAnswer, read } from './http-client.ts';
import { type Intake, recordOf, startIntake } from './intake.ts';
import { CARD_ICBC, payment, press, TOKENS, type Who } from './samples.ts';

let intake: Intake;
let grpc: GrpcClient;
let raw: Client;
let before: Before;
let stored: Awaited<ReturnType<typeof recordOf>>;
let keys = 0;

beforeAll(async () => {
  intake = await startIntake();
  grpc = openGrpc(intake.grpc);
  raw = new Client(intake.grpc, credentials.createInsecure());
  before = await prepare();
  stored = await recordOf(intake);
});
afterAll(async () => {
  raw.close();
  grpc.close();
  await intake.stop();
});

const ask = async (rpc: HttpRpc, who: Who, json: Record<string, unknown>) => {
  const answer = await askHttp(intake.http, rpc, who, { idempotency_key: freshKey(), ...json });
  if (answer.status > 201) throw new Error(`${rpc}: ${answer.body.detail}`);
  return answer.body.case;
};
const freshKey = (): string => `bad-input-${String(++keys).padStart(6, '0')}`;

async function prepare(): Promise<Before> {
  const open = await ask('SubmitStop', 'li', press({ idempotency_key: 'used-key-1' }));
  const masked = press({ payments: [payment({ to: { scheme: 'MASKED', value: '****1234' } })] });
  const waiting = await ask('SubmitStop', 'li', masked);
  const { phone_task_id } = waiting.phone_tasks[0];
  await ask('ClaimPhoneTask', 'wang', { phone_task_id });
  const done = await ask('SubmitStop', 'li', masked);
  const outcome = {
    revision: 1,
    answer: 'FINAL',
    requested_minor_units: '5000000',
    currency_code: 'CNY',
    frozen_total: '0',
    released_total: '0',
    expired_total: '0',
    returned_total: '0',
  };
  await ask('RecordPhoneOutcome', 'li', { phone_task_id: done.phone_tasks[0].phone_task_id, outcome });
  const { case_id } = await ask('CloseCase', 'li', { case_id: done.case_id, reason: 'NO_LOSS' });
  return {
    open: { case_id: open.case_id, payment_id: open.payments[0].payment_id },
    closed: { case_id },
    claimed: { phone_task_id },
  };
}

/** With a key of its own, unless the line is about the key. */
function withKey({ rpc, json }: BadLine): Record<string, unknown> {
  const { idempotency_key, ...rest } = json;
  if (!takesKey(rpc) || idempotency_key === null) return rest;
  return { ...rest, idempotency_key: idempotency_key ?? freshKey() };
}

// The ids stand in `before`, so the lines are made when it is there; their number and names do not depend on them.
const NAMES = badLines({
  open: { case_id: '', payment_id: '' },
  closed: { case_id: '' },
  claimed: { phone_task_id: '' },
}).map(({ what }) => what);
const lineOf = (what: string): BadLine => badLines(before).find((line) => line.what === what) as BadLine;

test.each(NAMES)('over gRPC: %s', async (what) => {
  const line = lineOf(what);
  const { who = 'li', rpc, reason, field, rule } = line;
  const refused = await grpc.refused(rpc, who, toWire(`${rpc}Request`, withKey(line)));
  expect([refused.said?.reason, refused.code]).toEqual([reason, status[entryOf(reason).grpc_code]]);
  if (rule !== undefined) expect(refused.said?.metadata.rule).toBe(rule);
  if (field !== undefined) expect(refused.said?.violations.map((violation) => violation.field)).toContain(field);
});

test.each(NAMES)('over HTTP: %s', async (what) => {
  const line = lineOf(what);
  const { who = 'li', rpc, reason, field, rule } = line;
  const { status: code, headers, body } = await askHttp(intake.http, rpc, who, withKey(line));
  expect([body.reason, code, body.status]).toEqual([reason, entryOf(reason).http_status, entryOf(reason).http_status]);
  expect(headers.get('content-type')).toContain('application/problem+json');
  if (rule !== undefined) expect(body.rule).toBe(rule);
  if (field !== undefined) expect(body.errors.map((error: { field: string }) => error.field)).toContain(field);
});

const BEARER = { authorization: `Bearer ${TOKENS.li}` };
const JSON_TYPE = { ...BEARER, 'content-type': 'application/json' };
const post = (
  path: string,
  body: string | Buffer<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> =>
  fetch(`${intake.http}${path}`, {
    method: 'POST',
    body,
    headers: { ...JSON_TYPE, 'idempotency-key': freshKey(), ...headers },
  }).then(read);
const pressWith = (fields: object) => JSON.stringify(press(fields as Record<string, unknown>));

const httpOnly: readonly [
  what: string,
  ask: () => Promise<HttpAnswer>,
  status: number,
  reason: string,
  field?: string,
][] = [
  ['an unknown field', () => post('/v1/cases', pressWith({ victm: {} })), 400, 'INVALID_FIELD', 'victm'],
  [
    'an unknown field below',
    () => post('/v1/cases', pressWith({ payments: [payment({ note: 'x' })] })),
    400,
    'INVALID_FIELD',
    'payments[0].note',
  ],
  [
    'a field of the answer',
    () => post('/v1/cases', pressWith({ payments: [payment({ payment_id: 'x' })] })),
    400,
    'INVALID_FIELD',
    'payments[0].payment_id',
  ],
  [
    'an amount as a number',
    () => post('/v1/cases', pressWith({ payments: [payment({ amount: { currency_code: 'CNY', minor_units: 5 } })] })),
    400,
    'INVALID_FIELD',
    'payments[0].amount.minor_units',
  ],
  [
    'an amount with a point',
    () =>
      post('/v1/cases', pressWith({ payments: [payment({ amount: { currency_code: 'CNY', minor_units: '5.00' } })] })),
    400,
    'INVALID_FIELD',
    'payments[0].amount.minor_units',
  ],
  [
    'a time without a zone',
    () => post('/v1/cases', pressWith({ payments: [payment({ paid_at: '2026-01-01T00:00:00' })] })),
    400,
    'INVALID_FIELD',
    'payments[0].paid_at',
  ],
  [
    'a scheme that is none',
    () => post('/v1/cases', pressWith({ payments: [payment({ to: { scheme: 'BITCOIN', value: '1' } })] })),
    400,
    'INVALID_FIELD',
    'payments[0].to.scheme',
  ],
  [
    'UNSPECIFIED by name',
    () => post('/v1/cases', pressWith({ payments: [payment({ to: { scheme: 'UNSPECIFIED', value: '1' } })] })),
    400,
    'INVALID_FIELD',
    'payments[0].to.scheme',
  ],
  ['null', () => post('/v1/cases', pressWith({ narrative: null })), 400, 'INVALID_FIELD', 'narrative'],
  ['a list', () => post('/v1/cases', '[]'), 400, 'INVALID_FIELD', 'request'],
  [
    'a prototype',
    () => post('/v1/cases', `{"__proto__":{"x":1},${pressWith({}).slice(1)}`),
    400,
    'INVALID_FIELD',
    '__proto__',
  ],
  [
    'the key in the body',
    () => post('/v1/cases', pressWith({ idempotency_key: 'in-the-body' })),
    400,
    'INVALID_FIELD',
    'idempotency_key',
  ],
  [
    'the case in the body',
    () => post(`/v1/cases/${before.open.case_id}/notes`, JSON.stringify({ case_id: 'x', text: 'x' })),
    400,
    'INVALID_FIELD',
    'case_id',
  ],
  ['no body', () => post('/v1/cases', ''), 400, 'INVALID_FIELD', 'victim'],
  [
    'a line break in a header of one line',
    () => post('/v1/cases', pressWith({ operator_reference: 'a\nb' })),
    400,
    'INVALID_FIELD',
    'operator_reference',
  ],
  ['cut-off JSON', () => post('/v1/cases', '{"victim":'), 400, 'MALFORMED_MESSAGE'],
  ['a word', () => post('/v1/cases', '"hello"'), 400, 'MALFORMED_MESSAGE'],
  [
    'invalid UTF-8',
    () => post('/v1/cases', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])),
    400,
    'MALFORMED_MESSAGE',
  ],
  [
    'half a surrogate',
    () => post('/v1/cases', pressWith({ narrative: '@' }).replace('"@"', '"\\ud800"')),
    400,
    'INVALID_FIELD',
    'narrative',
  ],
  [
    'a body above 64 kB',
    () => post('/v1/cases', pressWith({ narrative: 'n'.repeat(66_000) })),
    413,
    'MESSAGE_TOO_LARGE',
  ],
  [
    'another kind of body',
    () => post('/v1/cases', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  ['a path that is not there', () => post('/v1/cases/x/y/z', '{}'), 404, 'NO_SUCH_PATH'],
  [
    'a path that cannot be decoded',
    () => fetch(`${intake.http}/v1/cases/%E0%A4%A`, { headers: BEARER }).then(read),
    400,
    'MALFORMED_MESSAGE',
  ],
  [
    'another method',
    () => fetch(`${intake.http}/v1/cases/x`, { method: 'DELETE', headers: BEARER }).then(read),
    405,
    'METHOD_NOT_ALLOWED',
  ],
  [
    'another site asking first',
    () => fetch(`${intake.http}/v1/cases`, { method: 'OPTIONS' }).then(read),
    405,
    'METHOD_NOT_ALLOWED',
  ],
  [
    'an unknown part of a query',
    () => fetch(`${intake.http}/v1/cases?statsu=OPEN`, { headers: BEARER }).then(read),
    400,
    'INVALID_FIELD',
    'statsu',
  ],
  [
    'a part of a query twice',
    () => fetch(`${intake.http}/v1/cases?status=OPEN&status=CLOSED`, { headers: BEARER }).then(read),
    400,
    'INVALID_FIELD',
    'status',
  ],
  [
    'an account without its scheme',
    () => fetch(`${intake.http}/v1/cases:find?account=6222`, { headers: BEARER }).then(read),
    400,
    'INVALID_FIELD',
    'account.scheme',
  ],
  [
    'a token that nobody has',
    () => post('/v1/cases', pressWith({}), { authorization: 'Bearer wrong' }),
    401,
    'UNAUTHENTICATED',
  ],
  [
    'a token of another kind',
    () => post('/v1/cases', pressWith({}), { authorization: `Basic ${TOKENS.li}` }),
    401,
    'UNAUTHENTICATED',
  ],
];

test.each(httpOnly)('over HTTP alone: %s', async (_what, asked, code, reason, field) => {
  const answer = await asked();
  expect([answer.status, answer.body.reason]).toEqual([code, reason]);
  if (field !== undefined) expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
  if (code === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  if (code === 405) expect(answer.headers.get('allow')).toMatch(/GET|POST/);
});

test('over HTTP alone: a body that does not say how long it is, and is too long', async () => {
  const code = await new Promise<number>((resolve, reject) => {
    const headers = { ...JSON_TYPE, 'transfer-encoding': 'chunked' };
    const request = httpRequest(`${intake.http}/v1/cases`, { method: 'POST', headers });
    request.on('response', (response) => resolve(response.statusCode ?? 0)).on('error', reject);
    for (let chunk = 0; chunk < 40; chunk++) request.write('x'.repeat(4_096));
    request.end();
  });
  expect(code).toBe(413);
});

type Sent = { code: string; said: ReturnType<typeof readGrpcError> };
const send = (bytes: Buffer, metadata: Metadata = metadataOf('li')): Promise<Sent> =>
  new Promise((resolve, reject) => {
    const path = '/stopline.v1.IntakeService/SubmitStop';
    const whole = (given: Buffer): Buffer => given;
    raw.makeUnaryRequest(
      path,
      whole,
      whole,
      bytes,
      metadata,
      { deadline: Date.now() + 10_000 },
      (error: ServiceError | null) => {
        if (error === null) reject(new Error('it was answered'));
        else resolve({ code: status[error.code] ?? '', said: readGrpcError(error) });
      },
    );
  });
/** A field of a message: its number, and what is in it. */
const field = (number: number, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
const keyField = () => field(1, Buffer.from(freshKey()));

const grpcOnly: readonly [
  what: string,
  send: () => Promise<Sent>,
  code: string,
  reason: string | undefined,
  field?: string,
][] = [
  [
    'bytes that are no message',
    () => send(Buffer.from('ffffffffffff', 'hex')),
    'INVALID_ARGUMENT',
    'MALFORMED_MESSAGE',
  ],
  ['a message that is cut off', () => send(Buffer.from([0x0a, 0x40, 0x61])), 'INVALID_ARGUMENT', 'MALFORMED_MESSAGE'],
  [
    'a victim that is no message',
    () => send(Buffer.concat([keyField(), field(2, Buffer.from('07', 'hex'))])),
    'INVALID_ARGUMENT',
    'MALFORMED_MESSAGE',
  ],
  [
    'a name that is no UTF-8',
    () => send(Buffer.concat([keyField(), field(2, field(1, Buffer.from([0xc3, 0x28])))])),
    'INVALID_ARGUMENT',
    'MALFORMED_MESSAGE',
    'victim.name',
  ],
  ['nothing at all', () => send(Buffer.alloc(0)), 'INVALID_ARGUMENT', 'IDEMPOTENCY_KEY_MISSING', 'idempotency_key'],
  ['more than 64 kB', () => send(large(70_000)), 'RESOURCE_EXHAUSTED', 'MESSAGE_TOO_LARGE'],
  ['more than a megabyte', () => send(large(1_100_000)), 'RESOURCE_EXHAUSTED', undefined],
];

function large(bytes: number): Buffer {
  const text = Buffer.alloc(bytes, 0x61);
  const length: number[] = [];
  for (let rest = bytes; rest > 0; rest = Math.floor(rest / 128)) length.push(rest >= 128 ? (rest % 128) + 128 : rest);
  return Buffer.concat([keyField(), Buffer.from([4 * 8 + 2, ...length]), text]);
}

test.each(grpcOnly)('over gRPC alone: %s', async (_what, sent, code, reason, path) => {
  const refused = await sent();
  expect([refused.code, refused.said?.reason]).toEqual([code, reason]);
  if (path !== undefined) expect(refused.said?.violations.map((violation) => violation.field)).toContain(path);
});

const wrongPayment = (fields: object) =>
  grpcPress({ idempotency_key: freshKey(), payments: [{ ...paymentOfGrpc(), ...fields }] });
const paymentOfGrpc = () => (grpcPress() as { payments: object[] }).payments[0];

test.each<[string, object, string]>([
  ['an enum that was never set', { to: { value: '6222' } }, 'payments[0].to.scheme'],
  ['UNSPECIFIED', { to: { scheme: 'ACCOUNT_SCHEME_UNSPECIFIED', value: '6222' } }, 'payments[0].to.scheme'],
  ['a value that this version does not know', { to: { scheme: 99, value: '6222' } }, 'payments[0].to.scheme'],
  ['a time beyond the calendar', { paid_at: { seconds: '9999999999999', nanos: 0 } }, 'payments[0].paid_at'],
  ['a time with negative nanos', { paid_at: { seconds: '1', nanos: -1 } }, 'payments[0].paid_at'],
  ['no time', { paid_at: null }, 'payments[0].paid_at'],
  ['no amount', { amount: null }, 'payments[0].amount'],
  ['a field of the answer', { payment_id: 'payment_x' }, 'payments[0].payment_id'],
])('over gRPC alone: %s', async (_what, fields, path) => {
  const refused = await grpc.refused('SubmitStop', 'li', wrongPayment(fields));
  expect([refused.code, refused.said?.reason]).toEqual(['INVALID_ARGUMENT', 'INVALID_FIELD']);
  expect(refused.said?.violations.map((violation) => violation.field)).toContain(path);
});

test('and of all that nothing was stored, and the log has no number, name or token of it', async () => {
  expect(await recordOf(intake)).toEqual(stored);
  const log = intake.logged();
  expect(log).not.toContain('"level":"error"');
  for (const secret of [CARD_ICBC, '447700900123', 'V. Example', 'A. Mule', ...Object.values(TOKENS)])
    expect(log).not.toContain(secret);
});
