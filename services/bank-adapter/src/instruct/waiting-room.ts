/**
 * The waiting room: one Bull queue a bank. Bull keeps who waits, in order, one place an order, and finds the jobs of a
 * worker that died. It holds no obligation and no timer: the case rings again whatever happens here.
 *
 * Jobs are fetched by hand instead of by `process()`: a job is then taken only when a place at the bank is free, in one
 * script that also locks it; nothing stands by while nobody waits, and parking needs no pause (docs/decisions/0005).
 */
import { ensureError } from '@stopline/platform/errors/outcome.ts';
import { withinMs } from '@stopline/platform/redis/batch.ts';
import Bull from 'bull';
import type { Redis } from 'ioredis';
import type { Places } from './limits.ts';

export interface WaitingOrder {
  readonly bank_id: string;
  readonly case_id: string;
  readonly order_id: string;
}
type JobData = Omit<WaitingOrder, 'bank_id'>;

export interface WaitingRoomOptions {
  /** Shared by all queues: fetching by hand needs no connection that blocks. */
  readonly redis: Redis;
  readonly places: Places;
  isReachable(bank_id: string): boolean;
  /** The order's turn has come, and a place is held for it. `STAYS`: nothing leads to its bank, it goes on waiting. */
  serve(order: WaitingOrder): Promise<'DONE' | 'STAYS'>;
  onError(error: Error, what: string): void;
}

export interface WaitingRoom {
  /** The port `later`. Never rejects: an order that finds no place here rings again. */
  later(order: WaitingOrder): Promise<void>;
  somebodyWaits(bank_id: string): boolean;
  waiting(): ReadonlyMap<string, number>;
  oldest(bank_id: string): Promise<string | null>;
  /** The bank can be reached again: its queue drains. */
  drain(bank_id: string): void;
  /** What other workers added and left behind, for these banks and those with somebody waiting. Each second. */
  refresh(bank_ids: Iterable<string>): Promise<void>;
  /** Keeps the jobs that are being done from being given to others. Each `LOCK_RENEW_MS`. */
  renewLocks(): Promise<void>;
  /** Fetches no more, and resolves when the jobs that are being done have ended. */
  close(): Promise<void>;
}

const LOCK_MS = 5_000;
export const LOCK_RENEW_MS = 1_500;
const STALLED_EVERY_MS = 1_000;
/** A job is not given up for having outlived workers; the case alone decides what is over. */
const STALLED_MOST = 1_000_000;
const REDIS_WITHIN_MS = 1_000;

/** Bull's own steps, which its types leave out: take the next job and lock it; put back the jobs of workers that died. */
interface FetchedByHand extends Bull.Queue<JobData> {
  moveToActive(): Promise<Bull.Job<JobData> | null>;
  moveUnlockedJobsToWait(): Promise<void>;
}

/** The tag keeps a queue's keys in one slot of a Cluster. */
const prefixOf = (bank_id: string): string => `{stop:${bank_id}}`;
const listOf = (bank_id: string, list: 'wait' | 'active'): string => `${prefixOf(bank_id)}:orders:${list}`;

/** What this process knows of one bank's queue. */
interface Room {
  readonly bank_id: string;
  readonly queue: FetchedByHand;
  /** By order id. */
  readonly beingDone: Map<string, Bull.Job<JobData>>;
  /** Came to wait while their job was being done: its place is still taken, so they are added when it is over. */
  readonly comeAgain: Set<string>;
  /** Jobs that wait, as far as is known. */
  waits: number;
  /** Fetches on their way. */
  fetching: number;
  /** Jobs ever added by this process: tells what came while a fetch found nothing. */
  added: number;
  /** Redis failed a fetch: not again before the next refresh. */
  ailing: boolean;
}

export function openWaitingRoom(options: WaitingRoomOptions): WaitingRoom {
  const { redis, places } = options;
  const rooms = new Map<string, Room>();
  const underWay = new Set<Promise<void>>();
  let closing = false;

  const roomOf = (bank_id: string): Room => {
    const known = rooms.get(bank_id);
    if (known !== undefined) return known;
    const room = openRoom(bank_id, redis, (error) => options.onError(error, 'queue'));
    rooms.set(bank_id, room);
    return room;
  };

  async function later({ bank_id, case_id, order_id }: WaitingOrder): Promise<void> {
    const room = roomOf(bank_id);
    if (room.beingDone.has(order_id)) {
      room.comeAgain.add(order_id);
      return;
    }
    try {
      await withinMs(room.queue.add({ case_id, order_id }, { jobId: order_id }), REDIS_WITHIN_MS);
    } catch (thrown) {
      options.onError(ensureError(thrown), 'add');
      return;
    }
    room.added += 1;
    room.waits += 1;
    fill(room);
  }

  /** As many jobs as wait, places are free, and the bank can take. */
  function fill(room: Room): void {
    while (!closing && !room.ailing && room.waits > room.fetching && options.isReachable(room.bank_id)) {
      const leave = places.enter(room.bank_id);
      if (leave === null) return;
      room.fetching += 1;
      const serving = serveNext(room).finally(() => {
        underWay.delete(serving);
        leave();
      });
      underWay.add(serving);
    }
  }

  async function serveNext(room: Room): Promise<void> {
    const job = await fetchNext(room);
    if (job === null) return;
    const order = { bank_id: room.bank_id, ...job.data };
    const { order_id } = order;
    room.beingDone.set(order_id, job);
    let stays = false;
    try {
      stays = (await options.serve(order)) === 'STAYS';
      await job.moveToCompleted('', false, true);
    } catch (thrown) {
      // Its lock ends, and it comes to somebody again, who asks the case first.
      options.onError(ensureError(thrown), 'serve');
    }
    room.beingDone.delete(order_id);
    if (room.comeAgain.delete(order_id) || stays) await later(order);
  }

  async function fetchNext(room: Room): Promise<Bull.Job<JobData> | null> {
    const addedBefore = room.added;
    try {
      const job = (await room.queue.moveToActive()) ?? null;
      room.waits = job === null ? room.added - addedBefore : Math.max(0, room.waits - 1);
      return job;
    } catch (thrown) {
      room.ailing = true;
      options.onError(ensureError(thrown), 'fetch');
      return null;
    } finally {
      room.fetching -= 1;
    }
  }

  async function refresh(bank_ids: Iterable<string>): Promise<void> {
    const banks = [...new Set([...bank_ids, ...rooms.keys()])];
    const asked = redis.pipeline();
    for (const bank_id of banks) asked.llen(listOf(bank_id, 'wait')).llen(listOf(bank_id, 'active'));
    const replies = (await withinMs(asked.exec(), REDIS_WITHIN_MS)) ?? [];
    const counts = replies.map(([error, count]) => (error === null ? Number(count) : 0));
    for (const [index, bank_id] of banks.entries()) {
      const waits = counts[index * 2] ?? 0;
      const active = counts[index * 2 + 1] ?? 0;
      if (waits + active === 0 && !rooms.has(bank_id)) continue;
      const room = roomOf(bank_id);
      room.waits = waits;
      room.ailing = false;
      if (active > room.beingDone.size + room.fetching) await room.queue.moveUnlockedJobsToWait();
      fill(room);
    }
  }

  places.onFree((bank_id) => {
    const room = rooms.get(bank_id);
    if (room !== undefined) fill(room);
  });

  return {
    later,
    refresh,
    somebodyWaits: (bank_id) => (rooms.get(bank_id)?.waits ?? 0) > 0,
    waiting: () => new Map([...rooms].map(([bank_id, { waits }]) => [bank_id, waits])),
    oldest: (bank_id) => withinMs(redis.lindex(listOf(bank_id, 'wait'), -1), REDIS_WITHIN_MS),
    drain: (bank_id) => fill(roomOf(bank_id)),
    async renewLocks() {
      const jobs = [...rooms.values()].flatMap((room) => [...room.beingDone.values()]);
      await withinMs(Promise.all(jobs.map((job) => job.extendLock(LOCK_MS))), REDIS_WITHIN_MS);
    },
    async close() {
      closing = true;
      await Promise.all(underWay);
      await Promise.all([...rooms.values()].map(({ queue }) => queue.close(true)));
    },
  };
}

function openRoom(bank_id: string, redis: Redis, onError: (error: Error) => void): Room {
  // Typed apart: Bull's own types lack `skipVersionCheck`.
  const options: Bull.QueueOptions & { skipVersionCheck: true } = {
    prefix: prefixOf(bank_id),
    createClient: () => redis,
    skipVersionCheck: true,
    defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
    settings: {
      lockDuration: LOCK_MS,
      lockRenewTime: LOCK_RENEW_MS,
      stalledInterval: STALLED_EVERY_MS,
      maxStalledCount: STALLED_MOST,
    },
  };
  const queue = new Bull<JobData>('orders', options) as FetchedByHand;
  queue.on('error', onError);
  const none = { beingDone: new Map(), comeAgain: new Set<string>() };
  return { bank_id, queue, ...none, waits: 0, fetching: 0, added: 0, ailing: false };
}
