import { expect, test } from 'vitest';
import { openInMemory } from '../../test/in-memory.ts';
import { press } from '../../test/samples.ts';

const worker = (worker_id: string, fields: object = {}) => ({
  worker_id,
  at: 0,
  breakers: [],
  waiting: {},
  in_flight: {},
  answer_ms: {},
  ...fields,
});

test('the banks as the workers’ heartbeats say: an open breaker anywhere is open, the queue is counted once', async () => {
  const workers = [
    worker('w1', {
      answer_ms: { icbc: { p50: 20, p95: 90.4 } },
      waiting: { icbc: 3 },
      breakers: [{ bank_id: 'icbc', channel: 'grpc-1', state: 'OPEN' }],
    }),
    worker('w2', {
      answer_ms: { icbc: { p50: 35, p95: 40 } },
      waiting: { icbc: 4 },
      breakers: [{ bank_id: 'icbc', channel: 'grpc-1', state: 'CLOSED' }],
    }),
  ];
  const desk = openInMemory({ heartbeats: async () => workers as never });
  const { case: opened } = await desk.ask('SubmitStop', 'li', press({ idempotency_key: 'press-0001' }));
  desk.clock.set(Date.parse('2099-01-01T04:00:00Z'));
  const { banks } = await desk.ask('ListBanks', 'audit', {});
  expect(banks).toMatchObject([
    {
      bank_id: 'icbc',
      enabled: true,
      waiting: 4,
      answer_ms_p50: 35,
      answer_ms_p95: 90,
      channels: [{ kind: 'grpc', breaker: 'OPEN' }],
      duty: { phone: '+861000000001' },
    },
    { bank_id: 'abc', waiting: 0, channels: [{ kind: 'grpc', breaker: 'CLOSED' }] },
    { bank_id: 'rural', waiting: 0, channels: [] },
  ]);
  expect(await desk.ask('GetStatus', 'audit', {})).toEqual({
    orders_unsettled: 1,
    oldest_unsettled_at: opened.accepted_at,
    waiting: [{ bank_id: 'icbc', count: 4 }],
    breakers: [
      { bank_id: 'icbc', channel: 'grpc-1', state: 'OPEN', worker: 'w1' },
      { bank_id: 'icbc', channel: 'grpc-1', state: 'CLOSED', worker: 'w2' },
    ],
    workers: 2,
    record: { writable: true, record_id: 'record_test', shards: 1 },
    phone_tasks_open: 0,
    operator_id: 'audit',
    role: 'AUDITOR',
  });
  desk.close();
});

test('while no worker says anything nothing is known of the breakers', async () => {
  const desk = openInMemory();
  const { banks } = await desk.ask('ListBanks', 'li', {});
  expect(banks[0].channels).toEqual([{ kind: 'grpc', breaker: 'UNKNOWN' }]);
  desk.close();
});
