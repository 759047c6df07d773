/**
 * What each worker says of itself every second, for the other workers (how many share a bank's limit) and for whoever
 * asks how things stand. Nothing is decided from it: a case is right without.
 */
import type { Instant } from '@stopline/domain';
import { HEARTBEATS } from '../record/keys.ts';
import type { StoplineRecord } from '../record/record.ts';

export interface Heartbeat {
  readonly worker_id: string;
  readonly at: Instant;
  /** Of each channel that is or was in use. Half-open counts as open. */
  readonly breakers: readonly {
    readonly bank_id: string;
    readonly channel: string;
    readonly state: 'OPEN' | 'CLOSED';
  }[];
  /** Orders in each bank's queue, as far as this worker knows: the queue is everybody's, so do not add them up. */
  readonly waiting: Readonly<Record<string, number>>;
  /** Calls of this worker alone. */
  readonly in_flight: Readonly<Record<string, number>>;
  /** How long each bank took to answer this worker's latest calls. */
  readonly answer_ms: Readonly<Record<string, { readonly p50: number; readonly p95: number }>>;
}

export const HEARTBEAT_EVERY_MS = 1_000;
/** A worker of which nothing was heard for so long is taken for dead. */
export const HEARTBEAT_FRESH_MS = 5_000;
const FORGOTTEN_AFTER_MS = 60_000;
const BUDGET_MS = 900;

const WRITE = `
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
for i = 3, #ARGV do redis.call('HDEL', KEYS[1], ARGV[i]) end
return 1`;
const FORGET = `return redis.call('HDEL', KEYS[1], ARGV[1])`;

type Where = Pick<StoplineRecord, 'client' | 'clock'>;

/** Writes ours, and removes those that are long gone. */
export async function writeHeartbeat(record: Where, own: Heartbeat): Promise<void> {
  const gone = (await all(record)).filter(({ at }) => at < own.at - FORGOTTEN_AFTER_MS);
  const args = [own.worker_id, JSON.stringify(own), ...gone.map(({ worker_id }) => worker_id)];
  await record.client.commit({ script: WRITE, keys: [HEARTBEATS], args }, { budgetMs: BUDGET_MS });
}

/** Those of the workers that live. */
export async function readHeartbeats(record: Where): Promise<readonly Heartbeat[]> {
  const oldest = record.clock.now() - HEARTBEAT_FRESH_MS;
  return (await all(record)).filter(({ at }) => at >= oldest);
}

/** A worker that ends in order says so: the others need not wait until it counts as dead. */
export async function forgetHeartbeat(record: Where, worker_id: string): Promise<void> {
  await record.client.commit({ script: FORGET, keys: [HEARTBEATS], args: [worker_id] }, { budgetMs: BUDGET_MS });
}

async function all({ client }: Where): Promise<readonly Heartbeat[]> {
  const reply = await client.read('hvals', [HEARTBEATS], { budgetMs: BUDGET_MS });
  return (reply as readonly string[]).map((text) => JSON.parse(text) as Heartbeat);
}
