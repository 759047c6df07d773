/**
 * A Bull queue whose jobs are fetched by hand. Bull keeps who waits, in order, one place an id, and finds the jobs of a
 * process that died. A job is taken only when there is room for it, by one script that also locks it; nothing stands by
 * while nobody waits, and parking is not fetching (docs/decisions/0005).
 */
import Bull from 'bull';
import type { Redis } from 'ioredis';

export interface HandJob<Data> {
  readonly data: Data;
  /** Keeps it from being given to others for a while longer. */
  renew(): Promise<unknown>;
  /** It waits no more. */
  remove(): Promise<unknown>;
  /** It waits again, before all others: in one step, for whatever dies in between. */
  giveBack(): Promise<unknown>;
}

export interface HandQueue<Data> {
  /** Resolves also if the id waits already, or is being done: it has one place. */
  add(id: string, data: Data): Promise<unknown>;
  /** The oldest that waits, locked; null if nobody does. */
  next(): Promise<HandJob<Data> | null>;
  /** How many are being done, by whomever. */
  active(): Promise<number>;
  /** Jobs of processes that died wait again. Takes two calls, a second apart, after the lock has ended. */
  recover(): Promise<void>;
  close(): Promise<void>;
}

export interface HandQueueOptions {
  /** With a tag in braces, which keeps a queue's keys in one slot of a Cluster. */
  readonly prefix: string;
  readonly name: string;
  /** All queues may share a client: what is fetched by hand needs no connection that blocks. */
  readonly redis: Redis;
  onError(error: Error): void;
}

/** How often a job that is being done must be renewed. */
export const LOCK_RENEW_MS = 1_500;
const LOCK_MS = 5_000;
const STALLED_EVERY_MS = 1_000;
/** A job is not given up for having outlived processes: the record alone decides what is over. */
const STALLED_MOST = 1_000_000;

/** The lists of those who wait, oldest last, and of those that are being done. */
export const waitListOf = ({ prefix, name }: Pick<HandQueueOptions, 'prefix' | 'name'>): string =>
  `${prefix}:${name}:wait`;
export const activeListOf = ({ prefix, name }: Pick<HandQueueOptions, 'prefix' | 'name'>): string =>
  `${prefix}:${name}:active`;

/** Bull's own, which its types leave out: take the next job and lock it; put back the jobs of processes that died. */
interface ByHand<Data> extends Bull.Queue<Data> {
  /** What this process writes into its locks. */
  readonly token: string;
  moveToActive(): Promise<Bull.Job<Data> | null | undefined>;
  moveUnlockedJobsToWait(): Promise<void>;
}

export function openHandQueue<Data extends object>(given: HandQueueOptions): HandQueue<Data> {
  const { prefix, name, redis } = given;
  // Typed apart: Bull's own types lack `skipVersionCheck`.
  const options: Bull.QueueOptions & { skipVersionCheck: true } = {
    prefix,
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
  const queue = new Bull<Data>(name, options) as ByHand<Data>;
  queue.on('error', given.onError);
  const giveBack = (id: string): Promise<unknown> =>
    redis.eval(GIVE_BACK, 3, activeListOf(given), waitListOf(given), `${prefix}:${name}:${id}:lock`, id, queue.token);
  return {
    add: (id, data) => queue.add(data, { jobId: id }),
    async next() {
      const job = (await queue.moveToActive()) ?? null;
      if (job === null) return null;
      return {
        data: job.data,
        renew: () => job.extendLock(LOCK_MS),
        remove: () => job.moveToCompleted('', false, true),
        giveBack: () => giveBack(String(job.id)),
      };
    },
    active: () => redis.llen(activeListOf(given)),
    recover: () => queue.moveUnlockedJobsToWait(),
    close: () => queue.close(true),
  };
}

/**
 * Bull has no such step. Whoever waits longest is last in the list.
 * KEYS active, wait, the job's lock; ARGV the job's id, the lock's token
 */
const GIVE_BACK = `
if redis.call('GET', KEYS[3]) ~= ARGV[2] or redis.call('LREM', KEYS[1], 1, ARGV[1]) == 0 then return 0 end
redis.call('RPUSH', KEYS[2], ARGV[1])
return redis.call('DEL', KEYS[3])`;
