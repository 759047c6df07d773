/** Two schedulers as they really run, on a Redis that is killed, and one of them killed as well. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import {
  auditRecord,
  createRecord,
  openLookups,
  openRecord,
  openRedisCasebook,
  type Pointer,
  readOutbox,
} from '@stopline/casebook';
import { type CommandGiven, caseIdOf } from '@stopline/domain';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import { startRedis, type TestRedis } from '@stopline/platform/redis/testing.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SECRET = 'a secret of this test, long enough';
const CASE_ID = caseIdOf('li', 'the-press');

let redis: TestRedis;
const children: ChildProcess[] = [];
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await redis.stop();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function startScheduler(): Promise<{ child: ChildProcess; exited: Promise<number | null>; ops: string }> {
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    env: {
      PATH: process.env.PATH,
      STOPLINE_REDIS_URL: redis.url,
      STOPLINE_SECRET: SECRET,
      STOPLINE_SCHEDULER_METRICS_ADDRESS: address,
    },
    stdio: 'ignore',
  });
  children.push(child);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, exited, ops: `http://${address}` };
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

const isReady = async (ops: string): Promise<boolean> => (await fetch(`${ops}/readyz`)).status === 200;
const metric = async (ops: string, name: string): Promise<number> =>
  Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(await (await fetch(`${ops}/metrics`)).text())?.[1] ?? Number.NaN);

const press = (): CommandGiven => ({
  type: 'SubmitStop',
  by: { role: 'OPERATOR', id: 'li' },
  key: { id: 'c1', fingerprint: 'f1' },
  case_id: CASE_ID,
  case_reference: 'K7QF2-M9RDX',
  check_words: { en: 'BLUE KETTLE', zh: '蓝色水壶' },
  jurisdiction: 'GENERIC',
  victim: { locale: 'en', text_consent: false },
  payments: ['one', 'two', 'three'].map((bank_id, position) => ({
    told: {
      to: { scheme: 'CARD', value: `622202000000000${position}` },
      amount: { currency_code: 'CNY', minor_units: 5_000n },
      paid_at: systemClock.now() - 60_000,
    },
    route: {
      kind: 'BANK',
      bank_id,
      found_by: 'PREFIX',
      answer_within_ms: 200,
      channels_count: 1,
      registry_version: 'v1',
    },
  })),
});

test('orders of which nothing is recorded ring again, once each, and reach the telephone after ten seconds', async () => {
  const client = followClient(redis.address);
  await createRecord(client);
  const record = openRecord({ findMaster: async () => redis.address, clock: systemClock });
  const casebook = openRedisCasebook({ record, timers: systemTimers, ids: systemIds });
  const lookups = openLookups({ record, secret: Buffer.from(SECRET) });
  const read: Pointer[] = [];
  const reader = readOutbox({
    record,
    outbox: 'bank',
    timers: systemTimers,
    handle: async (pointers) => void read.push(...pointers),
    onError: () => undefined,
  });
  try {
    const [first, second] = [await startScheduler(), await startScheduler()];
    await until(async () => (await isReady(first.ops)) && (await isReady(second.ops)), 'both to be ready');
    const pressed = await casebook.submit(CASE_ID, press());
    const rings = (): number => read.flatMap(({ keys }) => keys).length;
    await until(async () => rings() >= 6, 'the second ring');
    await redis.kill9();
    await until(async () => !(await isReady(second.ops)), 'readiness to go');
    await redis.restart();
    await until(async () => rings() >= 9, 'a ring after the restart');
    first.child.kill('SIGKILL');

    const { tasks } = await until(async () => {
      const page = await lookups.phoneTasks({ page_size: 10 });
      return page.tasks.length === 3 && page;
    }, 'three phone tasks on the list');
    const openedAfter = tasks.map(({ opened_at }) => opened_at - (pressed.state?.accepted_at ?? 0));
    expect(Math.min(...openedAfter)).toBeGreaterThanOrEqual(10_000);
    expect(Math.max(...openedAfter)).toBeLessThan(13_000);
    const keys = read.flatMap((pointer) => pointer.keys);
    expect(new Set(keys).size).toBe(keys.length);

    expect(await metric(second.ops, 'stopline_orders_unsettled')).toBe(3);
    expect(await metric(second.ops, 'stopline_phone_tasks_open')).toBe(3);
    expect(await metric(second.ops, 'stopline_record_writable')).toBe(1);
    expect(await metric(second.ops, 'stopline_oldest_uninstructed_order_age_seconds')).toBeGreaterThan(9);
    expect((await auditRecord(client)).findings).toEqual([]);
    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);
  } finally {
    await reader.close();
    await casebook.close();
    await record.close();
    await closeRedis(client);
  }
});
