/**
 * One bank's Bull queue. Bull keeps who waits, in order, one place an order, and finds the jobs of a worker that died.
 *
 * Jobs are fetched by hand instead of by `process()`: a job is then taken only when a place at the bank is free, by one
 * script that also locks it; nothing stands by while nobody waits, and parking needs no pause (docs/decisions).
 */
import Bull from 'bull';
import type { Redis } from 'ioredis';

export interface WaitingJob {
  readonly case_id: string;
  readonly order_id: string;
  /** Keeps it from being given to others for a while longer. */
  renew(): Promise<unknown>;
  /** It waits no more. */
  remove(): Promise<unknown>;
  /** It waits again, before all others: in one step, for whatever dies in between. */
  giveBack(): Promise<unknown>;
}

export interface BankQueue {
  /** Resolves also if the order waits already, or is being done: it has one place. */
  add(case_id: string, order_id: string): Promise<unknown>;
  /** The oldest that waits, locked; null if nobody does. */
  next(): Promise<WaitingJob | null>;
  /** Jobs of workers that died wait again. Takes two calls, a second apart, after the lock has ended. */
  recover(): Promise<void>;
  close(): Promise<void>;
}

export const LOCK_RENEW_MS = 1_500;
const LOCK_MS = 5_000;
const STALLED_EVERY_MS = 1_000;
/** A job is not given up for having outlived workers: the case alone decides what is over. */
const STALLED_MOST = 1_000_000;

/** The tag keeps a queue's keys in one slot of a Cluster. */
const prefixOf = (bank_id: string): string => `{stop:${bank_id}}`;
const NAME = 'orders';

/** The lists of those who wait, oldest last, and of those that are being done. */
export const waitList = (bank_id: string): string => `${prefixOf(bank_id)}:${NAME}:wait`;
export const activeList = (bank_id: string): string => `${prefixOf(bank_id)}:${NAME}:active`;

interface Data {
  readonly case_id: string;
  readonly order_id: string;
}

/** Bull's own, which its types leave out: take the next job and lock it; put back the jobs of workers that died. */
interface ByHand extends Bull.Queue<Data> {
  /** What this process writes into its locks. */
  readonly token: string;
  moveToActive(): Promise<Bull.Job<Data> | null | undefined>;
  moveUnlockedJobsToWait(): Promise<void>;
}

/** All queues share the client: what is fetched by hand needs no connection that blocks. */
export function openBankQueue(bank_id: string, redis: Redis, onError: (error: Error) => void): BankQueue {
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
  const queue = new Bull<Data>(NAME, options) as ByHand;
  queue.on('error', onError);
  const giveBack = (id: string): Promise<unknown> => {
    const lock = `${prefixOf(bank_id)}:${NAME}:${id}:lock`;
    return redis.eval(GIVE_BACK, 3, activeList(bank_id), waitList(bank_id), lock, id, queue.token);
  };
  return {
    add: (case_id, order_id) => queue.add({ case_id, order_id }, { jobId: order_id }),
    async next() {
      const job = (await queue.moveToActive()) ?? null;
      if (job === null) return null;
      return {
        ...job.data,
        renew: () => job.extendLock(LOCK_MS),
        remove: () => job.moveToCompleted('', false, true),
        giveBack: () => giveBack(String(job.id)),
      };
    },
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
