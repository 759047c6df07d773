/** The worker's parts, put together. Whatever has to do with time, chance and the outside is handed in. */
import { bankById, type RegistryHandle } from '@stopline/bank-registry';
import { openRedisCasebook, type StoplineRecord } from '@stopline/casebook';
import {
  forgetHeartbeat,
  HEARTBEAT_EVERY_MS,
  readHeartbeats,
  writeHeartbeat,
} from '@stopline/casebook/heartbeats/heartbeats.ts';
import { outboxLagMs } from '@stopline/casebook/outbox/lag.ts';
import { readOutbox } from '@stopline/casebook/outbox/reader.ts';
import type { Logger } from '@stopline/platform/observe/log.ts';
import type { Metrics } from '@stopline/platform/observe/metrics.ts';
import type { Ids } from '@stopline/platform/ports/ids.ts';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import type { Redis } from 'ioredis';
import { createRecorder } from './answers/recorder.ts';
import { createLadders } from './channels/ladders.ts';
import { type BreakerName, createBreakers, ROTATE_EVERY_MS } from './instruct/breaker.ts';
import { walkLadder } from './instruct/ladder.ts';
import { wayOf } from './instruct/lane.ts';
import { createPlaces, shareOf } from './instruct/limits.ts';
import { createProbes } from './instruct/probe.ts';
import { createTake } from './instruct/take.ts';
import { LOCK_RENEW_MS, openWaitingRoom } from './instruct/waiting-room.ts';
import { workerMetrics } from './worker-metrics.ts';

export interface WorkerParts {
  readonly record: StoplineRecord;
  /** For the waiting room: a client that comes back by itself. */
  readonly redis: Redis;
  readonly registry: RegistryHandle;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly log: Logger;
  readonly metrics: Metrics;
}

export interface Worker {
  /** The registry has been read again. */
  reload(): void;
  /** Takes nothing new, lets the calls under way end, and says goodbye. */
  close(): Promise<void>;
}

/** Of a bank that the registry lacks; nothing leads there, so it hardly matters. */
const ANSWER_WITHIN_MS = 3_000;

export function assembleWorker({ record, redis, registry, timers, ids, log, metrics }: WorkerParts): Worker {
  const worker_id = ids.uuid();
  const now = (): number => record.clock.now();
  const bankOf = (bank_id: string) => bankById(registry.current(), bank_id);
  const answerWithinMs = (bank_id: string): number => bankOf(bank_id)?.answer_within_ms ?? ANSWER_WITHIN_MS;
  const warn = (what: string) => (error: Error) => log.warn({ err: error }, what);

  let workers = 1;
  const places = createPlaces((bank_id) => shareOf(bankOf(bank_id)?.max_in_flight ?? 1, workers));
  const ladders = createLadders({
    registry,
    onFault: (channel, error) => log.error({ err: error, channel }, 'this channel cannot be opened'),
  });
  const breakers = createBreakers(
    (name) => {
      log.warn(name, 'breaker open: no calls by this channel until it answers');
      probes.start(name);
    },
    (name) => {
      log.info(name, 'breaker closed');
      room.drain(name.bank_id);
    },
  );
  const isReachable = (bank_id: string): boolean =>
    ladders.of(bank_id).some(({ name }) => breakers.isClosed(bank_id, name));

  const casebook = openRedisCasebook({ record, timers, ids });
  const recorder = createRecorder({
    casebook,
    now,
    sleep: (ms) => timers.sleep(ms),
    onLost: (case_id, order_id, reason) => log.error({ case_id, order_id, reason }, 'could not be recorded'),
  });
  const room = openWaitingRoom({
    redis,
    places,
    isReachable,
    serve: (order) => take.fromWaitingRoom(order),
    onError: (error, what) => log.warn({ err: error, what }, 'waiting room'),
  });
  /** What a probe may ask for while nobody waits. */
  const lastAsked = new Map<string, string>();
  const probes = createProbes({
    ladders,
    answerWithinMs,
    orderToAskFor: async (bank_id) => (await room.oldest(bank_id)) ?? lastAsked.get(bank_id) ?? null,
    reset: (name: BreakerName) => breakers.reset(name),
    now,
    sleep: (ms, signal) => timers.sleep(ms, signal),
    random: () => ids.random(),
    onError: warn('probe'),
  });
  const observed = workerMetrics(metrics, { registry, breakers, room, outboxLagMs: () => outboxLagMs(record) });
  const take = createTake({
    load: async (case_id, atLeast) =>
      (await casebook.load(case_id, atLeast === undefined ? {} : { atLeast }))?.state ?? null,
    wayOf: (bank_id) => wayOf(bank_id, { isReachable, somebodyWaits: room.somebodyWaits, places }),
    later: room.later,
    walk(asked) {
      lastAsked.set(asked.bank_id, asked.instruction.order_id);
      return walkLadder(asked, { ladderOf: ladders.of, answerWithinMs, guard: breakers.guard, now });
    },
    record(state, order, walk) {
      observed.onWalk(state, order, walk);
      return recorder.record(state, order, walk);
    },
    recordUnreachable: recorder.recordUnreachable,
    onError: (error, order_id) => log.error({ err: error, order_id }, 'an order could not be dealt with'),
  });

  const beat = async (): Promise<void> => {
    const inFlight = [...registry.current().banks.keys()].map(
      (bank_id) => [bank_id, places.inFlight(bank_id)] as const,
    );
    await writeHeartbeat(record, {
      worker_id,
      at: now(),
      breakers: breakers.states(),
      waiting: Object.fromEntries([...room.waiting()].filter(([, count]) => count > 0)),
      in_flight: Object.fromEntries(inFlight.filter(([, count]) => count > 0)),
    });
    workers = (await readHeartbeats(record)).length;
    await room.refresh(registry.current().banks.keys());
  };
  const loops = [
    timers.every(HEARTBEAT_EVERY_MS, beat, warn('heartbeat')),
    timers.every(ROTATE_EVERY_MS, () => breakers.rotate(), warn('breakers')),
    timers.every(LOCK_RENEW_MS, () => room.renewLocks(), warn('locks')),
  ];
  const outbox = readOutbox({
    record,
    timers,
    handle: async (pointers) => {
      await Promise.all(pointers.map((pointer) => take.fromOutbox(pointer)));
    },
    onError: warn('outbox'),
  });

  return {
    reload() {
      ladders.reload();
      for (const bank_id of registry.current().banks.keys()) room.drain(bank_id);
    },
    async close() {
      await outbox.close();
      await room.close();
      await take.idle();
      probes.close();
      await Promise.all(loops.map((loop) => loop.stop()));
      await forgetHeartbeat(record, worker_id).catch(warn('goodbye'));
      breakers.close();
      ladders.close();
      await casebook.close();
    },
  };
}
