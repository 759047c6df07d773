/** A redis-server, a record, simulated banks and workers, for one test file. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRegistry, type RegistryHandle } from '@stopline/bank-registry';
import { type TestBank, testRegistryYaml } from '@stopline/bank-registry/testing.ts';
import { type BankGiven, type Simulator, startSimulator } from '@stopline/bank-simulator';
import {
  type Casebook,
  createRecord,
  dueCases,
  openRecord,
  openRedisCasebook,
  type StoplineRecord,
} from '@stopline/casebook';
import { type Case, type CommandGiven, nextDue } from '@stopline/domain';
import { createLogger, type Logger } from '@stopline/platform/observe/log.ts';
import { createMetrics, type Metrics } from '@stopline/platform/observe/metrics.ts';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import { startRedis, type TestRedis } from '@stopline/platform/redis/testing.ts';
import { expect } from 'vitest';
import { assembleGateway, type Gateway } from '../src/assemble-gateway.ts';
import { assembleWorker, type Worker } from '../src/assemble-worker.ts';
import { press } from './press.ts';

export interface World {
  readonly redis: TestRedis;
  readonly record: StoplineRecord;
  readonly casebook: Casebook;
  readonly simulator: Simulator;
  readonly banksFile: string;
  worker(): Promise<TestWorker>;
  /** Presses the button: one order at each bank. */
  press(banks: readonly string[]): Promise<Case>;
  load(case_id: string): Promise<Case>;
  give(case_id: string, command: CommandGiven): Promise<Case>;
  stop(): Promise<void>;
}

export interface TestWorker extends Worker {
  readonly registry: RegistryHandle;
  readonly metrics: Metrics;
}

export interface WorldGiven {
  readonly banks: readonly BankGiven[];
  /** Beyond what the simulator says of itself. */
  readonly registry?: (bank: TestBank) => TestBank;
  /** Rings what is due, as the scheduler does. */
  readonly ringing?: boolean;
  /** Takes the banks' callbacks, without certificates. */
  readonly listening?: boolean;
}

export async function startWorld(given: WorldGiven): Promise<World> {
  const { banks, registry: adjust = (bank) => bank, ringing = true, listening = false } = given;
  const dir = mkdtempSync(join(tmpdir(), 'bank-adapter-'));
  const redis = await startRedis();
  const maker = followClient(redis.address);
  await createRecord(maker);
  await closeRedis(maker);

  const open = () => openRecord({ findMaster: async () => redis.address, clock: systemClock });
  const record = open();
  const casebook = openRedisCasebook({ record, timers: systemTimers, ids: systemIds });
  const closing: (() => Promise<void>)[] = [];
  const log = createLogger({ name: 'worker', version: 'test', level: process.env.STOPLINE_LOG_LEVEL ?? 'silent' });
  const gateway = listening ? await startGateway(record, log) : undefined;
  if (gateway !== undefined) closing.push(gateway.close);

  const toGateway = gateway === undefined ? {} : { gateway: { address: `127.0.0.1:${gateway.port}` } };
  const simulator = await startSimulator({ banks, ...toGateway });
  const banksFile = join(dir, 'banks.yaml');
  const entries = banks.map(({ id }) =>
    adjust({ id, port: Number(simulator.address(id).split(':').at(-1)), answer_within_ms: 500 }),
  );
  writeFileSync(banksFile, testRegistryYaml({ banks: entries }));
  if (ringing) closing.push(startRinging(record, casebook));

  const load = async (case_id: string): Promise<Case> => {
    const loaded = await casebook.load(case_id);
    if (loaded === null) throw new Error(`no case ${case_id}`);
    return loaded.state;
  };
  const give = async (case_id: string, command: CommandGiven): Promise<Case> => {
    const submitted = await casebook.submit(case_id, command);
    if (submitted.kind === 'REFUSED') throw new Error(submitted.rejection.message);
    return submitted.state;
  };
  return {
    redis,
    record,
    casebook,
    simulator,
    banksFile,
    load,
    give,
    async worker() {
      const registry = createRegistry(banksFile);
      const metrics = createMetrics({ name: 'worker', version: 'test' });
      const own = open();
      await own.known(5_000);
      const client = followClient(redis.address);
      const parts = { record: own, redis: client, registry, timers: systemTimers, ids: systemIds, log, metrics };
      const worker = assembleWorker(parts);
      let closed: Promise<void> | undefined;
      const close = async (): Promise<void> => {
        await worker.close();
        await own.close();
        await closeRedis(client);
      };
      const once = (): Promise<void> => (closed ??= close());
      closing.push(once);
      return { ...worker, close: once, registry, metrics };
    },
    press(at) {
      const { case_id, command } = press({ banks: at, answer_within_ms: 500, at: Date.now() });
      return give(case_id, command);
    },
    async stop() {
      for (const close of closing.reverse()) await close();
      await casebook.close();
      await record.close();
      await Promise.all([redis.stop(), simulator.stop()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const startGateway = (record: StoplineRecord, log: Logger): Promise<Gateway> =>
  assembleGateway({
    record,
    address: { host: '127.0.0.1', port: 0 },
    callsPerSecond: 10_000,
    reflection: false,
    timers: systemTimers,
    ids: systemIds,
    log,
    metrics: createMetrics({ name: 'gateway', version: 'test' }),
  });

/** A scheduler of a few lines: the real one is a door above this room. */
function startRinging(record: StoplineRecord, casebook: Casebook): () => Promise<void> {
  const due = dueCases(record);
  const ring = async (): Promise<void> => {
    for (let shard = 0; shard < (await due.shardCount()); shard++) {
      const claimed = await due.claim(shard, 100);
      await Promise.all(
        claimed.map(async ({ case_id, pointer_unread }) => {
          const command: CommandGiven = {
            type: 'TimePassed',
            by: { role: 'SERVICE', id: 'scheduler' },
            pointer_unread,
          };
          const submitted = await casebook.submit(case_id, command);
          if (submitted.kind === 'DONE' && submitted.events.length === 0) {
            await due.putBack(case_id, submitted.version, nextDue(submitted.state));
          }
        }),
      );
    }
  };
  const repetition = systemTimers.every(100, ring, () => undefined);
  return () => repetition.stop();
}

/** Looks until it holds; the last failure is the test's. */
export async function eventually<T>(look: () => T | Promise<T>, withinMs = 10_000): Promise<Awaited<T>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await look();
    } catch (thrown) {
      if (Date.now() > deadline) throw thrown;
      await systemTimers.sleep(20);
    }
  }
}

export const answersOf = (state: Case): readonly (string | undefined)[] =>
  Object.values(state.orders).map(({ answer }) => answer);

export async function settled(world: World, case_id: string, withinMs?: number): Promise<Case> {
  return eventually(async () => {
    const state = await world.load(case_id);
    expect(answersOf(state).every((answer) => answer === 'FINAL' || answer === 'REFUSED')).toBe(true);
    return state;
  }, withinMs);
}
