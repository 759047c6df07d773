import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Client, type ServiceDefinition, status } from '@grpc/grpc-js';
import { loadSync, type MethodDefinition } from '@grpc/proto-loader';
import { service as healthService } from 'grpc-health-check';
import { afterEach, expect, test } from 'vitest';
import { OutcomeUnknownError, RetryableError, TerminalError } from '../errors/outcome.ts';
import { createMetrics, type Metrics } from '../observe/metrics.ts';
import { AddressInUseError } from '../process/listen.ts';
import { call, callStream, openClient } from './client.ts';
import { UndecodableMessageError } from './decoding.ts';
import type { GrpcCall, PresentGrpcError } from './handlers.ts';
import { type GrpcServer, type GrpcServerOptions, startGrpcServer } from './server.ts';
import { grpcService } from './service.ts';

interface SayRequest {
  text: string;
  inner?: { text: string }[];
}
interface SayResponse {
  text: string;
}
interface CountRequest {
  up_to: number;
}
interface CountResponse {
  n: number;
  padding?: string;
}
interface EchoDefinition extends ServiceDefinition {
  Say: MethodDefinition<SayRequest, SayResponse, SayRequest, SayResponse>;
  Count: MethodDefinition<CountRequest, CountResponse, CountRequest, CountResponse>;
}

const packages = loadSync(fileURLToPath(new URL('./echo.test.proto', import.meta.url)), {
  keepCase: true,
  defaults: true,
});
const echo = packages['stopline.test.v1.EchoService'] as unknown as EchoDefinition;

class NotAllowed extends Error {}

const present: PresentGrpcError = (error) => {
  if (error instanceof UndecodableMessageError) {
    return { code: status.INVALID_ARGUMENT, details: `MALFORMED ${error.field ?? '-'}` };
  }
  if (error instanceof NotAllowed) return { code: status.PERMISSION_DENIED, details: 'no' };
  return { code: status.INTERNAL, details: 'hidden' };
};

const calls: GrpcCall[] = [];
const aborted: string[] = [];
const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  calls.length = 0;
  aborted.length = 0;
});

async function say(request: SayRequest, context: GrpcCall): Promise<SayResponse> {
  calls.push(context);
  if (request.text === 'forbidden') throw new NotAllowed('inside');
  if (request.text === 'broken') throw new Error('secret detail');
  if (request.text === 'wait') await untilAborted(context.signal);
  return { text: request.text };
}

async function* count(request: CountRequest, context: GrpcCall): AsyncGenerator<CountResponse> {
  for (let n = 1; n <= request.up_to; n += 1) yield { n, padding: 'x'.repeat(20_000) };
  if (request.up_to === 0) throw new NotAllowed('nothing to count');
  if (request.up_to < 0) {
    yield { n: 0 };
    await untilAborted(context.signal);
  }
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  aborted.push(String(signal.reason));
}

async function serve(
  options: Partial<GrpcServerOptions> = {},
): Promise<{ server: GrpcServer; client: Client; metrics: Metrics }> {
  const metrics = createMetrics({ name: 'test', version: '0' });
  const server = await startGrpcServer({
    address: { host: '127.0.0.1', port: 0 },
    services: [grpcService(echo, { Say: say, Count: count })],
    present,
    metrics,
    maxReceiveBytes: 64 * 1024,
    ...options,
  });
  const client = openClient({ address: `127.0.0.1:${server.port}` });
  closers.push(
    () => server.close(200),
    () => client.close(),
  );
  return { server, client, metrics };
}

const outcomeOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 3000;
  while (!condition() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('a unary call is answered, counted, and knows its deadline', async () => {
  const { client, metrics } = await serve();
  expect(await call(client, echo.Say, { text: 'hello' }, { deadlineMs: 1000 })).toMatchObject({ text: 'hello' });
  expect(calls[0]?.method).toBe('EchoService/Say');
  expect(calls[0]?.deadline_at).toBeGreaterThan(Date.now());
  const text = await metrics.registry.metrics();
  expect(text).toContain('stopline_grpc_requests_total{method="EchoService/Say",code="OK"} 1');
  expect(text).toContain('stopline_grpc_requests_total{method="EchoService/Count",code="INTERNAL"} 0');
});

test('what a handler throws goes through the presenter and tells nothing else', async () => {
  const { client } = await serve();
  const forbidden = await outcomeOf(call(client, echo.Say, { text: 'forbidden' }, { deadlineMs: 1000 }));
  expect(forbidden).toBeInstanceOf(TerminalError);
  expect(forbidden).toMatchObject({ code: 'PERMISSION_DENIED', grpc_code: 7 });
  const broken = await outcomeOf(call(client, echo.Say, { text: 'broken' }, { deadlineMs: 1000 }));
  expect(broken).toBeInstanceOf(OutcomeUnknownError);
  expect((broken as Error).message).not.toContain('secret');
});

test('bytes that are no such message, and text that is no UTF-8, are the caller’s fault with the field named', async () => {
  const { client } = await serve();
  const sending = (bytes: Buffer) =>
    outcomeOf(call(client, { ...echo.Say, requestSerialize: () => bytes }, { text: '' }, { deadlineMs: 1000 }));
  expect(await sending(Buffer.from([0x0a, 0x7f, 0x01]))).toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: expect.stringContaining('MALFORMED -'),
  });
  expect(await sending(Buffer.from([0x0a, 0x02, 0xc3, 0x28]))).toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: expect.stringContaining('MALFORMED text'),
  });
  const nested = Buffer.concat([
    echo.Say.requestSerialize({ text: 'a', inner: [{ text: 'b' }] }),
    Buffer.from([0x12, 0x03, 0x0a, 0x01, 0xff]),
  ]);
  expect(await sending(nested)).toMatchObject({ message: expect.stringContaining('MALFORMED inner[1].text') });
  expect(calls).toEqual([]);
});

test('a request above the limit is RESOURCE_EXHAUSTED', async () => {
  const { client } = await serve();
  const outcome = await outcomeOf(call(client, echo.Say, { text: 'x'.repeat(70_000) }, { deadlineMs: 1000 }));
  expect(outcome).toMatchObject({ code: 'RESOURCE_EXHAUSTED' });
  expect(outcome).toBeInstanceOf(RetryableError);
});

test('when the deadline passes the outcome is unknown, and the handler is told', async () => {
  const { client } = await serve();
  const outcome = await outcomeOf(call(client, echo.Say, { text: 'wait' }, { deadlineMs: 100 }));
  expect(outcome).toBeInstanceOf(OutcomeUnknownError);
  expect(outcome).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  await until(() => aborted.length > 0);
  expect(aborted).toEqual(['Error: the caller hung up']);
});

test('a call that its caller gives up is unknown, one given up before is not sent', async () => {
  const { client } = await serve();
  const giveUp = new AbortController();
  const waiting = outcomeOf(call(client, echo.Say, { text: 'wait' }, { deadlineMs: 5000, signal: giveUp.signal }));
  await until(() => calls.length === 1);
  giveUp.abort();
  expect(await waiting).toBeInstanceOf(OutcomeUnknownError);
  await until(() => aborted.length > 0);
  const late = await outcomeOf(call(client, echo.Say, { text: 'x' }, { deadlineMs: 5000, signal: giveUp.signal }));
  expect(late).toBeInstanceOf(RetryableError);
  expect(await outcomeOf(call(client, echo.Say, { text: 'x' }, { deadlineMs: 0 }))).toBeInstanceOf(RetryableError);
  expect(calls.length).toBe(1);
});

test('a stream delivers all under back-pressure, and its errors are presented', async () => {
  const { client } = await serve();
  const numbers: number[] = [];
  for await (const message of callStream(client, echo.Count, { up_to: 300 })) numbers.push(message.n);
  expect(numbers).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
  const failing = async () => {
    for await (const message of callStream(client, echo.Count, { up_to: 0 })) expect(message).toBeUndefined();
  };
  await expect(failing()).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
});

test('a reader that leaves a stream ends it at the server', async () => {
  const { client } = await serve();
  for await (const message of callStream(client, echo.Count, { up_to: -1 })) {
    expect(message.n).toBe(0);
    break;
  }
  await until(() => aborted.length > 0);
  expect(aborted).toEqual(['Error: the caller hung up']);
});

test('closing: health says no, streams end as UNAVAILABLE, a call that never ends is cut at the deadline', async () => {
  const { client, server } = await serve();
  const health = healthService as unknown as { Check: MethodDefinition<{ service: string }, { status: string }> };
  const check = () => call(client, health.Check, { service: 'stopline.test.v1.EchoService' }, { deadlineMs: 1000 });
  expect(await check()).toMatchObject({ status: 'SERVING' });
  server.setServing(false);
  expect(await check()).toMatchObject({ status: 'NOT_SERVING' });

  const stream = callStream(client, echo.Count, { up_to: -1 });
  expect((await stream.next()).value).toMatchObject({ n: 0 });
  const streamEnd = outcomeOf(stream.next());
  const stuck = outcomeOf(call(client, echo.Say, { text: 'wait' }, { deadlineMs: 10_000 }));
  await until(() => calls.length === 1);
  const started = Date.now();
  await server.close(300);
  expect(Date.now() - started).toBeLessThan(1500);
  expect(await streamEnd).toMatchObject({ code: 'UNAVAILABLE' });
  expect(await stuck).toBeInstanceOf(Error);
  expect(await outcomeOf(call(client, echo.Say, { text: 'x' }, { deadlineMs: 1000 }))).toBeInstanceOf(RetryableError);
});

test('a client comes back within a second or so after its server was away', async () => {
  const first = await serve();
  const { port } = first.server;
  await call(first.client, echo.Say, { text: 'x' }, { deadlineMs: 1000 });
  await first.server.close(100);
  expect(await outcomeOf(call(first.client, echo.Say, { text: 'x' }, { deadlineMs: 500 }))).toBeInstanceOf(
    RetryableError,
  );
  await serve({ address: { host: '127.0.0.1', port } });
  const started = Date.now();
  let answer: unknown;
  while (Date.now() - started < 3000) {
    answer = await outcomeOf(call(first.client, echo.Say, { text: 'back' }, { deadlineMs: 500 }));
    if (!(answer instanceof Error)) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(answer).toMatchObject({ text: 'back' });
  expect(Date.now() - started).toBeLessThan(2000);
});

test('plain text beyond loopback is refused, a port in use is named', async () => {
  await expect(serve({ address: { host: '0.0.0.0', port: 0 } })).rejects.toThrow(/0\.0\.0\.0:0.*plain text is refused/);
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  closers.push(() => void other.close());
  const { port } = other.address() as { port: number };
  await expect(serve({ address: { host: '127.0.0.1', port } })).rejects.toThrow(AddressInUseError);
});

test('handlers and methods must be the same set', () => {
  expect(() => grpcService(echo, { Say: say } as never)).toThrow(/Count/);
  expect(() => grpcService(echo, { Say: say, Count: count, More: say } as never)).toThrow(/More/);
});
