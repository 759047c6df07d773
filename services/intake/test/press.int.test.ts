/** One button over the wire: the demo's path, with the record in Redis. */
import { connectionOptions } from '@stopline/platform/redis/address.ts';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GrpcClient, openGrpc } from './grpc-client.ts';
import { grpcPress } from './grpc-samples.ts';
import { type Intake, startIntake, until } from './intake.ts';

let intake: Intake;
let grpc: GrpcClient;
beforeAll(async () => {
  intake = await startIntake();
  grpc = openGrpc(intake.grpc);
});
afterAll(async () => {
  grpc.close();
  await intake.stop();
});

test('R20: fifty equal presses at once with one key: one case, one of them new', async () => {
  const request = grpcPress({ idempotency_key: 'fifty-at-once' });
  const answers = await Promise.all(Array.from({ length: 50 }, () => grpc.ask('SubmitStop', 'li', request)));
  expect(new Set(answers.map((answer) => answer.case.case_id)).size).toBe(1);
  expect(answers.filter((answer) => answer.replayed)).toHaveLength(49);
});

test('pressed, read and watched: the case now, then at each append', async () => {
  const { case: pressed } = await grpc.ask('SubmitStop', 'li', grpcPress({ idempotency_key: 'watched-0001' }));
  const { case: read } = await grpc.ask('GetCase', 'li', { case_id: pressed.case_id });
  expect(read).toEqual(pressed);
  expect(read.orders).toMatchObject([{ bank_id: 'icbc', freeze_status: 'FREEZE_STATUS_REQUESTED' }]);

  const stream = grpc.watch('WatchCase', 'wang', { case_id: pressed.case_id, after_version: 0 });
  const messages = stream[Symbol.asyncIterator]();
  const first = (await messages.next()).value;
  expect(first.case.version).toBe(1);
  expect(first.events[0].type).toBe('CASE_OPENED');
  const more = grpcPress({ idempotency_key: 'more-of-it', case_id: pressed.case_id });
  const { case: after } = await grpc.ask('AddPayments', 'li', more);
  expect((await messages.next()).value.case.version).toBe(after.version);
  stream.cancel();
});

test('Redis away: RECORD_UNAVAILABLE with a time to wait, readiness off; the same key succeeds when it is back', async () => {
  const ready = async (): Promise<number> => (await fetch(`${intake.metrics}/readyz`)).status;
  expect(await ready()).toBe(200);
  await intake.redis.kill9();
  const request = grpcPress({ idempotency_key: 'redis-is-away' });
  const refused = await grpc.refused('SubmitStop', 'li', request);
  expect([refused.code, refused.said?.reason, refused.said?.retry_after_ms]).toEqual([
    'UNAVAILABLE',
    'RECORD_UNAVAILABLE',
    1_000,
  ]);
  await until(async () => (await ready()) === 503, 'the process says that it is not ready');
  expect(await (await fetch(`${intake.metrics}/metrics`)).text()).toContain('stopline_record_writable 0');
  await intake.redis.restart();
  await until(async () => (await ready()) === 200, 'the process is ready again');
  const { replayed, case: opened } = await grpc.ask('SubmitStop', 'li', request);
  expect([replayed, opened.version]).toEqual([false, 1]);
});

test('Redis there but not taking writes: not ready, and nothing is acknowledged', async () => {
  const redis = new Redis(connectionOptions(intake.redis.address));
  const ready = async (): Promise<number> => (await fetch(`${intake.metrics}/readyz`)).status;
  await redis.config('SET', 'min-replicas-to-write', '1');
  await until(async () => (await ready()) === 503, 'the process says that it is not ready');
  const request = grpcPress({ idempotency_key: 'redis-takes-no-writes' });
  expect((await grpc.refused('SubmitStop', 'li', request)).said?.reason).toBe('RECORD_UNAVAILABLE');
  expect((await grpc.ask('GetStatus', 'li', {})).record.writable).toBe(false);
  await redis.config('SET', 'min-replicas-to-write', '0');
  redis.disconnect();
  await until(async () => (await ready()) === 200, 'the process is ready again');
  expect((await grpc.ask('SubmitStop', 'li', request)).replayed).toBe(false);
});

test('it ends in order: streams are closed, and the exit code is 0', async () => {
  const { case: pressed } = await grpc.ask('SubmitStop', 'li', grpcPress({ idempotency_key: 'at-the-end' }));
  const stream = grpc.watch('WatchCase', 'li', { case_id: pressed.case_id });
  const messages = stream[Symbol.asyncIterator]();
  await messages.next();
  const ended = messages.next().catch((error: { code: number }) => error.code);
  expect(await intake.end()).toBe(0);
  expect(await ended).toBe(14);
});
