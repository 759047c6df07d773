import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testRegistryYaml } from '@stopline/bank-registry/testing.ts';
import { readHeartbeats } from '@stopline/casebook/heartbeats/heartbeats.ts';
import { type Case, freezeStatusOf } from '@stopline/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { orderAt } from './press.ts';
import { eventually, settled, startWorld, type TestWorker, type World } from './world.ts';

const BANKS = ['icbc', 'boc', 'ccb', 'abc', 'cmb', 'spdb'];

let world: World;
beforeAll(async () => {
  world = await startWorld({
    banks: BANKS.map((id) => ({ id })),
    registry: (bank) => ({ ...bank, max_in_flight: 8 }),
  });
});
afterAll(() => world.stop());
beforeEach(() => world.simulator.reset());

const times = (length: number): number[] => Array.from({ length }, (_, index) => index);
/** Bull counts whoever came to wait. */
const waitedEver = (bank_id: string) =>
  world.record.client.read('get', [`{stop:${bank_id}}:orders:id`], { budgetMs: 1_000 });
const noBankFrozeTwice = () => expect(world.simulator.stats().double_freezes).toBe(0);

describe('one worker', () => {
  let worker: TestWorker;
  beforeAll(async () => {
    worker = await world.worker();
  });
  afterAll(() => worker.close());

  test('freezes at every bank with one call each', async () => {
    const { case_id } = await world.press(BANKS);
    const state = await settled(world, case_id);
    for (const order of Object.values(state.orders)) {
      expect(freezeStatusOf(order)).toBe('FROZEN');
      expect(order.attempts_count).toBe(1);
      expect(order.attempts[0]?.tries).toEqual([
        { channel: 'grpc-1', started_at: expect.any(Number), ended_at: expect.any(Number) },
      ]);
    }
    const receipts = world.simulator.receipts({ case_id });
    expect(receipts.map(({ count, effects }) => [count, effects])).toEqual(BANKS.map(() => [1, 1]));
  });

  test('records the answers of one case together: fewer appends than orders', async () => {
    const { case_id } = await world.press(BANKS);
    await settled(world, case_id);
    const loaded = await world.casebook.load(case_id);
    expect(loaded?.version).toBeLessThan(1 + BANKS.length);
  });

  test('instructs nobody twice for a pointer that comes twice, early and late', async () => {
    const { case_id } = await world.press(['icbc']);
    const loaded = await settled(world, case_id);
    const { order_id } = orderAt(loaded, 'icbc');
    const record = await world.record.known(1_000);
    const { outbox } = record.shards.of(case_id).shard;
    const again = ['case', case_id, 'version', '1', 'keys', `instruct:${order_id}:1:1`];
    for (const _time of times(3)) {
      await world.record.client.read('xadd', [outbox, '*', ...again], { budgetMs: 1_000 });
    }
    const next = await world.press(['icbc']);
    await settled(world, next.case_id);
    expect(world.simulator.receipts({ case_id })[0]?.count).toBe(1);
  });

  test('tells a bank of a withdrawal', async () => {
    const { case_id } = await world.press(['icbc']);
    const state = await settled(world, case_id);
    await world.give(case_id, {
      type: 'WithdrawPayment',
      by: { role: 'OPERATOR', id: 'li' },
      key: { id: 'withdrawal-1', fingerprint: 'withdrawal-1' },
      payment_id: Object.keys(state.payments)[0] ?? '',
      reason: 'TYPED_WRONG',
    });
    const after = await settled(world, case_id);
    expect(orderAt(after, 'icbc')).toMatchObject({ revision: 2, answer: 'FINAL' });
    expect(freezeStatusOf(orderAt(after, 'icbc'))).toBe('RELEASED');
  });

  test('carries a flood on one bank through its waiting room, within its limit, each order once', async () => {
    await world.simulator.set('icbc', { latency: { median_ms: 20, p99_ms: 40 } });
    const cases = await Promise.all(times(60).map(() => world.press(['icbc', 'boc'])));
    await Promise.all(cases.map(({ case_id }) => settled(world, case_id, 20_000)));
    const receipts = world.simulator.receipts({ bank_id: 'icbc' });
    expect(receipts).toHaveLength(60);
    expect(Math.max(...receipts.map(({ effects }) => effects))).toBe(1);
    expect(Number(await waitedEver('icbc'))).toBeGreaterThan(10);
    noBankFrozeTwice();
    expect(await worker.metrics.registry.getSingleMetricAsString('stopline_stop_orders_total')).toMatch(
      /channel="grpc-1",outcome="final"\} \d{2,}/,
    );
  });

  test('says of itself how its banks are, every second', async () => {
    await eventually(async () => {
      const [own, ...others] = await readHeartbeats(world.record);
      expect(others).toEqual([]);
      expect(own?.breakers).toContainEqual({ bank_id: 'icbc', channel: 'grpc-1', state: 'CLOSED' });
    });
  });
});

describe('a bank that is down', () => {
  let worker: TestWorker;
  beforeAll(async () => {
    worker = await world.worker();
  });
  afterAll(() => worker.close());

  const breakerGauge = () => worker.metrics.registry.getSingleMetricAsString('stopline_breaker_open');

  /** Enough calls to be sure. */
  async function breakerOpens(bank_id: string): Promise<readonly Case[]> {
    const cases = await Promise.all(times(12).map(() => world.press([bank_id])));
    // Not by the heartbeat, which may be a second old.
    await eventually(async () => expect(await breakerGauge()).toContain(`bank="${bank_id}",channel="grpc-1"} 1`));
    return cases;
  }

  test.each(['down', 'hanging'] as const)(
    '(%s) parks its orders, says so once, and gets them all when it is back',
    async (behaviour) => {
      await world.simulator.set('ccb', { behaviour });
      const early = await breakerOpens('ccb');
      const late = await Promise.all(times(10).map(() => world.press(['ccb', 'icbc'])));
      await eventually(async () => {
        const states = await Promise.all(late.map(({ case_id }) => world.load(case_id)));
        expect(states.map((state) => orderAt(state, 'ccb').unreachable)).toEqual(late.map(() => true));
        expect(states.map((state) => orderAt(state, 'icbc').answer)).toEqual(late.map(() => 'FINAL'));
      });
      const parked = await world.load(late[0]?.case_id ?? '');
      expect(orderAt(parked, 'ccb').attempts.map(({ tries }) => tries)).toEqual([[]]);
      expect(await worker.metrics.registry.getSingleMetricAsString('stopline_breaker_open')).toContain(
        'bank="ccb",channel="grpc-1"} 1',
      );
      await eventually(async () => {
        const waiting = await worker.metrics.registry.getSingleMetricAsString('stopline_bank_waiting_orders');
        expect(Number(/bank="ccb"\} (\d+)/.exec(waiting)?.[1])).toBeGreaterThanOrEqual(10);
      });

      await world.simulator.set('ccb', { behaviour: 'healthy' });
      await Promise.all([...early, ...late].map(({ case_id }) => settled(world, case_id, 15_000)));
      noBankFrozeTwice();
    },
  );

  test('does not hold the healthy banks up', async () => {
    await world.simulator.set('abc', { behaviour: 'hanging' });
    await breakerOpens('abc');
    const slowest: number[] = [];
    for (const _time of times(20)) {
      const { case_id } = await world.press(['abc', 'icbc', 'boc']);
      const state = await eventually(async () => {
        const now = await world.load(case_id);
        for (const bank_id of ['icbc', 'boc']) expect(orderAt(now, bank_id).answer).toBe('FINAL');
        return now;
      });
      const waits = ['icbc', 'boc'].map((id) => (orderAt(state, id).settled_at ?? Infinity) - state.accepted_at);
      slowest.push(Math.max(...waits));
    }
    slowest.sort((a, b) => a - b);
    expect(slowest[10]).toBeLessThan(200);
    await world.simulator.set('abc', { behaviour: 'healthy' });
  });
});

test('a bank with two channels is reached by the second while the first is shut', async () => {
  const two = await startWorld({
    banks: [{ id: 'icbc' }],
    registry: (bank) => ({ id: bank.id, answer_within_ms: 500, channels: [{ port: 1 }, { port: bank.port ?? 0 }] }),
  });
  try {
    await two.worker();
    const cases = await Promise.all(times(12).map(() => two.press(['icbc'])));
    const states = await Promise.all(cases.map(({ case_id }) => settled(two, case_id)));
    const tries = states.map((state) => orderAt(state, 'icbc').attempts[0]?.tries.map((t) => [t.channel, t.error]));
    expect(tries).toContainEqual([
      ['grpc-1', 'UNAVAILABLE'],
      ['grpc-2', undefined],
    ]);
    expect(tries.map((walk) => walk?.at(-1))).toEqual(tries.map(() => ['grpc-2', undefined]));
    const { case_id } = await two.press(['icbc']);
    const later = await settled(two, case_id);
    expect(orderAt(later, 'icbc').attempts[0]?.tries.map(({ channel }) => channel)).toEqual(['grpc-2']);
  } finally {
    await two.stop();
  }
});

test('a bank that only calls back says PENDING, and its word by the gateway; one that says it twice is heard once', async () => {
  const listening = await startWorld({ banks: [{ id: 'icbc' }, { id: 'boc' }], listening: true });
  try {
    await listening.worker();
    await listening.simulator.set('icbc', { behaviour: 'callback_only', callback_after_ms: 100 });
    await listening.simulator.set('boc', { behaviour: 'duplicate' });
    const { case_id } = await listening.press(['icbc', 'boc']);
    const state = await settled(listening, case_id);
    expect(orderAt(state, 'icbc').heard.map(({ door, answer }) => [door, answer])).toEqual([
      ['REPLY', 'PENDING'],
      ['CALLBACK', 'FINAL'],
    ]);
    await eventually(async () => {
      const { repeats_recorded } = orderAt(await listening.load(case_id), 'boc');
      expect(repeats_recorded).toBeGreaterThan(0);
    });
    const after = await listening.load(case_id);
    expect(orderAt(after, 'boc').heard).toHaveLength(1);
    expect(Object.values(after.orders).map(freezeStatusOf)).toEqual(['FROZEN', 'FROZEN']);
  } finally {
    await listening.stop();
  }
});

test('a bank that is switched off, or has no channel, waits for a person, and is reached once the registry says how', async () => {
  let off = true;
  const entry = (port: number) => ({ id: 'icbc', port, enabled: !off, answer_within_ms: 500 });
  let port = 0;
  const world_ = await startWorld({
    banks: [{ id: 'icbc' }],
    registry: (bank) => {
      port = bank.port ?? 0;
      return entry(port);
    },
  });
  try {
    const worker = await world_.worker();
    const { case_id } = await world_.press(['icbc']);
    await eventually(async () => {
      expect(orderAt(await world_.load(case_id), 'icbc').unreachable).toBe(true);
    });
    off = false;
    writeFileSync(world_.banksFile, testRegistryYaml({ banks: [entry(port)] }));
    expect(worker.registry.reload()).toMatchObject({ ok: true, changed: true });
    worker.reload();
    await settled(world_, case_id, 5_000);
  } finally {
    await world_.stop();
  }
});

describe('workers that die', () => {
  function start(): { kill(): Promise<void> } {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../src/worker.ts')], {
      env: {
        PATH: process.env.PATH ?? '',
        STOPLINE_REDIS_URL: world.redis.url,
        STOPLINE_BANKS_FILE: world.banksFile,
        STOPLINE_WORKER_METRICS_ADDRESS: '127.0.0.1:0',
        STOPLINE_LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const gone = once(child, 'exit');
    return {
      async kill() {
        child.kill('SIGKILL');
        await gone;
      },
    };
  }

  test('kill -9 in the middle, three times: every order is instructed, no bank freezes twice', async () => {
    for (const id of BANKS) await world.simulator.set(id, { latency: { median_ms: 30, p99_ms: 80 } });
    let worker = start();
    const cases: Case[] = [];
    try {
      for (const _round of times(3)) {
        await eventually(async () => {
          const { case_id } = await world.press(['icbc']);
          await settled(world, case_id, 500);
        });
        const pressed = times(20).map(() => world.press(BANKS));
        await await pressed[10];
        await worker.kill();
        cases.push(...(await Promise.all(pressed)));
        worker = start();
      }
      await Promise.all(cases.map(({ case_id }) => settled(world, case_id, 20_000)));
    } finally {
      await worker.kill();
    }
    for (const { case_id } of cases) {
      expect(
        world.simulator
          .receipts({ case_id })
          .map(({ bank_id }) => bank_id)
          .sort(),
      ).toEqual([...BANKS].sort());
    }
    noBankFrozeTwice();
  });
});

test('Redis killed and back: what was pressed before and after is frozen', async () => {
  const worker = await world.worker();
  const before = await Promise.all(times(5).map(() => world.press(BANKS)));
  await world.redis.restart();
  const after = await Promise.all(times(5).map(() => world.press(BANKS)));
  await Promise.all([...before, ...after].map(({ case_id }) => settled(world, case_id, 20_000)));
  noBankFrozeTwice();
  await worker.close();
});
