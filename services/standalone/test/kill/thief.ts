/**
 * Takes the outbox entry of every fifth press, as a worker would that dies the moment it has been given one: it reads
 * it in the worker's own consumer group, so that nobody is given it again, and does nothing. To be sure of that very
 * entry it stops the worker (SIGSTOP) for the length of the press. The product has no part in it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import type { Redis } from 'ioredis';
import type { Standalone } from '../../src/start.ts';
import type { Around } from './callers.ts';
import type { Hold } from './locks.ts';
import { livingPid } from './nemesis.ts';

export interface Thief {
  readonly around: Around;
  /** The orders whose pointers it took. */
  stolen(): ReadonlySet<string>;
  close(): Promise<void>;
}

export interface ThiefOptions {
  readonly house: Pick<Standalone, 'children' | 'ports'>;
  readonly hold: Hold;
}

const EVERY = 5;
const GROUP = 'bank-adapter';
/** A Redis that was just started again first loads its log. */
const REDIS_WITHIN_MS = 10_000;
const PAUSE_MS = 50;

export function createThief({ house, hold }: ThiefOptions): Thief {
  const redis = followClient({ kind: 'tcp', host: '127.0.0.1', port: house.ports.redis });
  const worker = house.children.get('worker');
  if (worker === undefined) throw new Error('there is no worker to steal from');
  const stolen = new Set<string>();
  return {
    around(press, make) {
      if (press.n % EVERY !== EVERY - 1) return make();
      return hold(['worker', 'redis'], async () => {
        const pid = await livingPid(worker);
        process.kill(pid, 'SIGSTOP');
        try {
          await patiently(() => endWaitingReads(redis));
          const answer = await make();
          if (answer === null) return null;
          for (const order_id of await patiently(() => take(redis, answer.case_id))) stolen.add(order_id);
          return answer;
        } finally {
          process.kill(pid, 'SIGCONT');
        }
      });
    },
    stolen: () => stolen,
    close: () => closeRedis(redis),
  };
}

/**
 * A read that waits at the server is served though its process is stopped, so it is ended, as if its time were over: it
 * loses nothing of what it was given before. A second look, for the read that was still on its way at the first.
 */
async function endWaitingReads(redis: Redis): Promise<void> {
  for (let clear = 0; clear < 2; ) {
    const clients = String(await redis.client('LIST')).split('\n');
    const waiting = clients.filter((line) => / cmd=xreadgroup\b/.test(line) && / flags=\w*b/.test(line));
    for (const line of waiting) await redis.client('UNBLOCK', /^id=(\d+)/.exec(line)?.[1] ?? 0);
    clear = waiting.length === 0 ? clear + 1 : 0;
  }
}

type Entries = readonly (readonly [id: string, fields: readonly string[]])[];

/** What the outbox owes of this case, taken; what it owes of others, given back. Returns the orders that were named. */
async function take(redis: Redis, case_id: string): Promise<readonly string[]> {
  const outbox = await outboxOf(redis, case_id);
  // A worker that was stopped in the middle of its start has not made it yet; it takes it as it is.
  await redis.xgroup('CREATE', outbox, GROUP, '0').catch((error: Error) => {
    if (!error.message.startsWith('BUSYGROUP')) throw error;
  });
  const read = ['GROUP', GROUP, 'thief', 'COUNT', 100, 'NOACK', 'STREAMS', outbox, '>'];
  const [[, entries] = ['', [] as Entries]] = ((await redis.call('XREADGROUP', ...read)) ?? []) as [string, Entries][];
  const taken: string[] = [];
  for (const [, fields] of entries) {
    const fieldOf = (name: string): string => fields[fields.indexOf(name) + 1] ?? '';
    if (fieldOf('case_id') !== case_id) await redis.xadd(outbox, '*', ...fields);
    // instruct:<order>:<revision>:<ring>
    else
      taken.push(
        ...fieldOf('keys')
          .split(' ')
          .map((key) => key.split(':')[1] ?? ''),
      );
  }
  if (taken.length === 0) throw new Error(`the outbox owed nothing of ${case_id}: somebody else was given it`);
  return taken;
}

/** The outbox of the shard that has the case. */
async function outboxOf(redis: Redis, case_id: string): Promise<string> {
  for (const identity of await redis.keys('stopline:{s*}:identity')) {
    const shard = identity.slice(0, -':identity'.length);
    if ((await redis.exists(`${shard}:case:${case_id}`)) === 1) return `${shard}:outbox:bank`;
  }
  throw new Error(`no shard has ${case_id}`);
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + REDIS_WITHIN_MS;
  for (;;) {
    try {
      return await work();
    } catch (thrown) {
      if (Date.now() > deadline) throw thrown;
      await sleep(PAUSE_MS);
    }
  }
}
