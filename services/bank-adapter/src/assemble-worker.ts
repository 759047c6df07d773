/** The worker's parts, put together. Whatever has to do with time, chance and the outside is handed in. */
import { bankById, type RegistryHandle } from '@stopline/bank-registry';
import { type Casebook, openRedisCasebook, type StoplineRecord } from '@stopline/casebook';
import { forgetHeartbeat, HEARTBEAT_EVERY_MS } from '@stopline/casebook/heartbeats/heartbeats.ts';
import { outboxLagMs } from '@stopline/casebook/outbox/lag.ts';
import { readOutbox } from '@stopline/casebook/outbox/reader.ts';
import type { Logger } from '@stopline/platform/observe/log.ts';
import type { Metrics } from '@stopline/platform/observe/metrics.ts';
import type { Ids } from '@stopline/platform/ports/ids.ts';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import type { Redis } from 'ioredis';
import { answerTimes } from './answer-times.ts';
import { createRecorder } from './answers/recorder.ts';
import { createLadders } from './channels/ladders.ts';
import { beat } from './heartbeat.ts';
import { LOCK_RENEW_MS } from './instruct/bank-queue.ts';
import { createBreakers, ROTATE_EVERY_MS } from './instruct/breaker.ts';
import { walkLadder } from './instruct/ladder.ts';
import { wayOf } from './instruct/lane.ts';
import { createPlaces, shareOf } from './instruct/limits.ts';
import { createPace } from './instruct/pace.ts';
import { createProbes } from './instruct/probe.ts';
import { createTake, type Take } from './instruct/take.ts';
import { openWaitingRoom, type WaitingOrder } from './instruct/waiting-room.ts';
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

export function assembleWorker(parts: WorkerParts): Worker {
  const { record, registry, timers, log } = parts;
  const worker_id = parts.ids.uuid();
  const banks = bankSide(parts);
  const casebook = openRedisCasebook({ record, timers, ids: parts.ids });
  const room = openWaitingRoom({
    redis: parts.redis,
    places: banks.places,
    isReachable: banks.isReachable,
    serve: (order: WaitingOrder, leave) => take.fromWaitingRoom(order, leave),
    onError: (error, what) => log.warn({ err: error, what }, 'waiting room'),
  });
  const lastAsked = keepBreakersProbed(parts, banks, room);
  const recorder = recorderOver(parts, casebook);
  const { breakers } = banks;
  const observed = workerMetrics(parts.metrics, { registry, breakers, room, outboxLagMs: () => outboxLagMs(record) });
  const answers = answerTimes();
  const take = createTake({
    // Without a version the record is asked: what is remembered may be old.
    load: async (case_id, atLeast = Number.POSITIVE_INFINITY) =>
      (await casebook.load(case_id, { atLeast }))?.state ?? null,
    wayOf: (bank_id) => wayOf(bank_id, { ...banks, somebodyWaits: room.somebodyWaits }),
    later: room.later,
    walk(asked) {
      lastAsked.set(asked.bank_id, asked.instruction.order_id);
      return walkLadder(asked, banks);
    },
    record(state, order, walk) {
      observed.onWalk(state, order, walk);
      answers.add(order.bank_id ?? '', walk);
      return recorder.record(state, order, walk);
    },
    recordUnreachable: recorder.recordUnreachable,
    onError: (error, order_id) => log.error({ err: error, order_id }, 'an order could not be dealt with'),
  });

  const warn = (what: string) => (error: Error) => log.warn({ err: error }, what);
  const bankIds = () => registry.current().banks.keys();
  const ownBeat = () => beat({ worker_id, record, ...banks, room, answers, bankIds, onWorkers: banks.shareAmong });
  const loops = [
    timers.every(HEARTBEAT_EVERY_MS, ownBeat, warn('heartbeat')),
    timers.every(ROTATE_EVERY_MS, () => breakers.rotate(), warn('breakers')),
    timers.every(LOCK_RENEW_MS, () => room.renewLocks(), warn('locks')),
  ];
  const outbox = followOutbox(parts, take);

  return {
    reload() {
      banks.ladders.reload();
      for (const bank_id of bankIds()) room.drain(bank_id);
    },
    async close() {
      await outbox.close();
      await room.close();
      await take.idle();
      lastAsked.close();
      await Promise.all(loops.map((loop) => loop.stop()));
      await forgetHeartbeat(record, worker_id).catch(warn('goodbye'));
      breakers.close();
      banks.ladders.close();
      await casebook.close();
    },
  };
}

function followOutbox({ record, timers, log }: WorkerParts, take: Take) {
  const pace = createPace((ms) => timers.sleep(ms));
  const onError = (error: unknown): void => log.warn({ err: error }, 'outbox');
  return readOutbox({
    record,
    outbox: 'bank',
    timers,
    count: POINTERS_AT_ONCE,
    async handle(pointers) {
      for (const pointer of pointers) await pace(() => take.fromOutbox(pointer).catch(onError));
    },
    onError,
  });
}

/** Of each shard. Few, because what has been read and not begun is lost with this process, for some seconds. */
const POINTERS_AT_ONCE = 4;

const recorderOver = ({ record, timers, log }: WorkerParts, casebook: Casebook) =>
  createRecorder({
    casebook,
    now: () => record.clock.now(),
    sleep: (ms) => timers.sleep(ms),
    onLost: (case_id, order_id, reason) => log.error({ case_id, order_id, reason }, 'could not be recorded'),
  });

/** Of a bank that the registry lacks; nothing leads there, so it hardly matters. */
const UNKNOWN_BANK = { answer_within_ms: 3_000, max_in_flight: 1 };

type BankSide = ReturnType<typeof bankSide>;

/** How banks are reached, by the registry as it is now. */
function bankSide({ record, registry, log }: WorkerParts) {
  let workers = 1;
  const bankOf = (bank_id: string) => bankById(registry.current(), bank_id) ?? UNKNOWN_BANK;
  const breakers = createBreakers();
  const ladders = createLadders({
    registry,
    onFault: (channel, error) => log.error({ err: error, channel }, 'this channel cannot be opened'),
  });
  return {
    breakers,
    ladders,
    places: createPlaces((bank_id) => shareOf(bankOf(bank_id).max_in_flight, workers)),
    ladderOf: ladders.of,
    guard: breakers.guard,
    answerWithinMs: (bank_id: string): number => bankOf(bank_id).answer_within_ms,
    isReachable: (bank_id: string): boolean => ladders.of(bank_id).some(({ name }) => breakers.isClosed(bank_id, name)),
    now: (): number => record.clock.now(),
    shareAmong: (count: number): void => {
      workers = count;
    },
  };
}

/** While a breaker is open its channel is asked; when it answers, who waits is served. */
function keepBreakersProbed(
  { timers, ids, log }: WorkerParts,
  banks: BankSide,
  room: ReturnType<typeof openWaitingRoom>,
) {
  /** What a probe may ask for while nobody waits. */
  const lastAsked = new Map<string, string>();
  const probes = createProbes({
    ladders: banks.ladders,
    answerWithinMs: banks.answerWithinMs,
    // A queue that cannot be read says nothing of the bank.
    orderToAskFor: async (bank_id) => (await room.oldest(bank_id).catch(() => null)) ?? lastAsked.get(bank_id) ?? null,
    reset: (name) => banks.breakers.reset(name),
    now: banks.now,
    sleep: (ms, signal) => timers.sleep(ms, signal),
    random: () => ids.random(),
    onError: (error) => log.warn({ err: error }, 'probe'),
  });
  banks.breakers.onOpen((name) => {
    log.warn(name, 'breaker open: no calls by this channel until it answers');
    probes.start(name);
  });
  banks.breakers.onClose((name) => {
    log.info(name, 'breaker closed');
    room.drain(name.bank_id);
  });
  return {
    set: (bank_id: string, order_id: string) => void lastAsked.set(bank_id, order_id),
    close: () => probes.close(),
  };
}
