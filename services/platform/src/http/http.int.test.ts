import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMetrics, type Metrics } from '../observe/metrics.ts';
import { createHttpApp, type HttpRoute, type PresentProblem } from './app.ts';
import { RequestFault } from './faults.ts';
import { type HttpServer, startHttpServer } from './server.ts';

const STATUS = { malformed: 400, too_large: 413, unsupported_type: 415, no_such_route: 404, aborted: 400 };
const present: PresentProblem = (error) =>
  error instanceof RequestFault
    ? { status: STATUS[error.kind], body: { reason: error.kind } }
    : { status: 500, body: { reason: 'hidden' }, headers: { 'Retry-After': '1' } };

let ended = 0;
let stuckCalls = 0;
const routes: HttpRoute[] = [
  {
    method: 'post',
    path: '/v1/things',
    handle: (request, response) => void response.status(201).json({ got: request.body }),
  },
  {
    method: 'get',
    path: '/v1/things/:id',
    handle: (request, response) => void response.json({ id: request.params.id }),
  },
  {
    method: 'get',
    path: '/v1/things\\:find',
    handle: (request, response) => void response.json({ query: request.query }),
  },
  { method: 'get', path: '/v1/fail', handle: () => Promise.reject(new Error('inside')) },
  {
    method: 'get',
    path: '/v1/stuck',
    handle() {
      stuckCalls += 1;
      return new Promise<void>(() => undefined);
    },
  },
  {
    method: 'get',
    path: '/v1/half',
    handle(_request, response) {
      response.write('part');
      throw new Error('later');
    },
  },
  {
    method: 'get',
    path: '/v1/events',
    handle(_request, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
      response.once('close', () => {
        ended += 1;
      });
    },
  },
];

let metrics: Metrics;
let server: HttpServer;
let base: string;

beforeEach(async () => {
  ended = 0;
  metrics = createMetrics({ name: 'test', version: '0' });
  const app = createHttpApp({ routes, present, metrics, bodyLimitBytes: 64 * 1024 });
  server = await startHttpServer({ address: { host: '127.0.0.1', port: 0 }, app });
  base = `http://127.0.0.1:${server.port}`;
});
afterEach(() => server.close(100));

const post = async (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') => {
  const response = await fetch(`${base}/v1/things`, { method: 'POST', body, headers: { 'content-type': type } });
  return { status: response.status, body: await response.json() };
};

test('routes answer, with the headers that keep others out and caches empty', async () => {
  expect(await post('{"a":"ü"}')).toEqual({ status: 201, body: { got: { a: 'ü' } } });
  const response = await fetch(`${base}/v1/things/42`);
  expect(await response.json()).toEqual({ id: '42' });
  expect(response.headers.get('x-powered-by')).toBeNull();
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(await (await fetch(`${base}/v1/things:find?a[b]=1`)).json()).toEqual({ query: { 'a[b]': '1' } });
});

test.each([
  ['{"a":', 'application/json', 400, 'malformed'],
  [Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0x22, 0x7d]), 'application/json', 400, 'malformed'],
  [Buffer.from('{"a":1}', 'utf16le'), 'application/json; charset=utf-16le', 400, 'malformed'],
  ['{"a":1}', 'application/json; charset=klingon', 415, 'unsupported_type'],
  [`{"a":"${'x'.repeat(70_000)}"}`, 'application/json', 413, 'too_large'],
  ['a=1', 'application/x-www-form-urlencoded', 415, 'unsupported_type'],
  ['{"a":1}', 'text/plain', 415, 'unsupported_type'],
])('a body that cannot be read is the sender’s fault (%#)', async (body, type, status, reason) => {
  expect(await post(body as string, type)).toEqual({ status, body: { reason } });
});

test('what is not there, and paths that cannot be decoded, get a problem too', async () => {
  const missing = await fetch(`${base}/v2/things`);
  expect([missing.status, missing.headers.get('content-type')]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
  ]);
  expect((await fetch(`${base}/v1/things/%E0%A4%A`)).status).toBe(400);
});

test('an error inside is presented, hides its text, and is counted under its route', async () => {
  const response = await fetch(`${base}/v1/fail`);
  expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([
    500,
    '1',
    '{"reason":"hidden"}',
  ]);
  await expect(fetch(`${base}/v1/half`).then((half) => half.text())).rejects.toThrow();
  await fetch(`${base}/v1/things/1`);
  await fetch(`${base}/v1/nowhere`);
  const text = await metrics.registry.metrics();
  expect(text).toContain('stopline_http_requests_total{route="GET /v1/fail",status="5xx"} 1');
  expect(text).toContain('stopline_http_requests_total{route="GET /v1/things/:id",status="2xx"} 1');
  expect(text).toContain('stopline_http_requests_total{route="files",status="4xx"} 1');
  expect(text).toContain('stopline_http_requests_total{route="POST /v1/things",status="2xx"} 0');
});

test('closing ends event streams at once and cuts what never answers at the deadline', async () => {
  const events = await fetch(`${base}/v1/events`);
  const reading = events.text();
  const stuck = new Promise<string>((resolve) => {
    httpRequest(`${base}/v1/stuck`)
      .on('error', () => resolve('cut'))
      .on('response', () => resolve('answered'))
      .end();
  });
  await vi.waitFor(() => expect(stuckCalls).toBe(1));
  const started = Date.now();
  await server.close(300);
  expect(Date.now() - started).toBeGreaterThanOrEqual(290);
  expect(Date.now() - started).toBeLessThan(1500);
  expect(await reading).toBe('data: 1\n\n');
  expect(await stuck).toBe('cut');
  expect(ended).toBe(1);
});

test('plain text beyond loopback is refused', async () => {
  await expect(startHttpServer({ address: { host: '0.0.0.0', port: 0 }, app: () => undefined })).rejects.toThrow(
    /refused/,
  );
});
