/**
 * Reads that wait on the server, over a connection of their own. The connection lives or ends, as the record client's
 * do: what a library sends again behind our back would be read by nobody. On any error it is dropped and the next one
 * opened, for as long as the loop is not closed.
 */
import { ensureError } from '@stopline/platform/errors/outcome.ts';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import { closeRedis, followOptions } from '@stopline/platform/redis/follow-client.ts';
import { Redis } from 'ioredis';
import type { KnownRecord, StoplineRecord } from '../record/record.ts';

/** How long the server may let a read wait. */
export const BLOCK_MS = 1_000;
/** A server that stopped is found in this time. */
const ANSWER_MS = BLOCK_MS + 600;
const PAUSE_MS = { first: 20, longest: 300 };

export interface BlockingLoopOptions {
  readonly record: StoplineRecord;
  readonly timers: Pick<Timers, 'sleep'>;
  /** Shown by CLIENT LIST. */
  readonly name: string;
  /** On each new connection. */
  begin(connection: LoopConnection): Promise<void>;
  /** One read, and what is to be done with what it brought. Called over and over. */
  read(connection: LoopConnection): Promise<void>;
  onError(error: Error): void;
}

export interface LoopConnection {
  readonly known: KnownRecord;
  /** One command. Rejects if the server is silent for too long. */
  ask(name: string, ...args: (string | number)[]): Promise<unknown>;
}

export interface BlockingLoop {
  /** Lets the read under way end, with what it brought, and closes the connection. */
  close(): Promise<void>;
}

export function blockingLoop(options: BlockingLoopOptions): BlockingLoop {
  const closing = new AbortController();
  let client_id: number | undefined;

  const serve = async (redis: Redis): Promise<void> => {
    await redis.connect();
    const connection = { known: await options.record.check(redis), ask: asker(redis, options.timers) };
    client_id = Number(await connection.ask('client', 'ID'));
    await options.begin(connection);
    while (!closing.signal.aborted) await options.read(connection);
  };

  const run = async (): Promise<void> => {
    for (let failures = 0; !closing.signal.aborted; ) {
      const redis = await open(options);
      const started = options.record.clock.now();
      try {
        if (redis !== null) await serve(redis);
      } catch (thrown) {
        if (!closing.signal.aborted) options.onError(ensureError(thrown));
      } finally {
        client_id = undefined;
        if (redis !== null) await closeRedis(redis);
      }
      failures = options.record.clock.now() - started > ANSWER_MS ? 1 : failures + 1;
      const pauseMs = Math.min(PAUSE_MS.first * 2 ** Math.min(failures, 8), PAUSE_MS.longest);
      await options.timers.sleep(pauseMs, closing.signal).catch(() => undefined);
    }
  };
  const ended = run();
  return {
    async close() {
      closing.abort();
      // Wakes the read that waits on the server; what it had been given comes along.
      if (client_id !== undefined) {
        await options.record.client.read('client', ['UNBLOCK', client_id], { budgetMs: 300 }).catch(() => undefined);
      }
      await ended;
    },
  };
}

async function open({ record, name, onError }: BlockingLoopOptions): Promise<Redis | null> {
  try {
    const address = await record.findMaster();
    const redis = new Redis({
      ...followOptions(address, { blocking: true, connectionName: name }),
      lazyConnect: true,
      retryStrategy: null,
      autoResendUnfulfilledCommands: false,
      enableOfflineQueue: false,
      // LOADING and READONLY end this connection too: the next one is opened by us.
      reconnectOnError: null,
    });
    // Without a listener ioredis prints to stderr; the command that fails says it to us.
    redis.on('error', () => undefined);
    return redis;
  } catch (thrown) {
    onError(ensureError(thrown));
    return null;
  }
}

function asker(redis: Redis, timers: Pick<Timers, 'sleep'>): LoopConnection['ask'] {
  return async (name, ...args) => {
    const answered = new AbortController();
    const silence = timers.sleep(ANSWER_MS, answered.signal).then(() => {
      throw new Error(`the server did not answer ${name} within ${ANSWER_MS} ms`);
    });
    silence.catch(() => undefined);
    try {
      return await Promise.race([redis.call(name, ...args), silence]);
    } finally {
      answered.abort();
    }
  };
}
