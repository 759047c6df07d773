import { Redis, type RedisOptions } from 'ioredis';
import { ensureError } from '../errors/outcome.ts';
import { systemTimers } from '../ports/timers.ts';
import { connectionOptions, formatRedisAddress, type RedisAddress } from './address.ts';
import { sendBatch, withinMs } from './batch.ts';
import type { WorkItem, WorkQueue } from './work-queue.ts';

export interface ConnectionEvent {
  /** `refused`: the connection stood, but the caller's own check threw it out. */
  kind: 'connected' | 'unreachable' | 'refused' | 'lost';
  address: string;
  error?: Error;
}

export interface LaneOptions {
  queue: WorkQueue;
  findMaster(): Promise<RedisAddress>;
  onConnect(redis: Redis): Promise<void>;
  onEvent(event: ConnectionEvent): void;
  onBatch(commands: number, durationMs: number): void;
  /** What to do with a command that must be sent again. */
  again(item: WorkItem, error: Error): void;
  tryMs: number;
  connectMs: number;
  batchMax: number;
  reconnectDelayMs(failures: number): number;
}

export interface Lane {
  readonly connected: boolean;
  close(): Promise<void>;
}

/**
 * One connection at a time to the master, and at most one batch in flight on it. A connection lives or ends: it
 * is never healed by the library, because healing means either sending again behind our back or a promise that
 * never settles. The lane opens the next one itself, and asks where the master is each time.
 */
export function openLane(options: LaneOptions): Lane {
  const closing = new AbortController();
  let current: Redis | undefined;
  const run = async (): Promise<void> => {
    let failures = 0;
    while (!closing.signal.aborted) {
      const redis = await connect(options);
      if (redis === undefined) {
        failures += 1;
        await pause(options.reconnectDelayMs(failures), closing.signal);
        continue;
      }
      failures = 0;
      current = redis;
      await serve(redis, options, closing.signal);
      current = undefined;
      redis.disconnect();
    }
  };
  const ended = run();
  return {
    get connected() {
      return current?.status === 'ready';
    },
    close() {
      closing.abort();
      return ended;
    },
  };
}

function recordOptions(address: RedisAddress, connectMs: number): RedisOptions {
  return {
    ...connectionOptions(address),
    lazyConnect: true,
    // Lives or ends: no silent resend, no queue of commands that nobody waits for any more.
    retryStrategy: null,
    autoResendUnfulfilledCommands: false,
    enableOfflineQueue: false,
    maxRetriesPerRequest: null,
    // LOADING comes back as an error at once instead of holding the connection.
    enableReadyCheck: false,
    connectTimeout: connectMs,
    // The default keeps the socket of a peer that stopped for two seconds.
    disconnectTimeout: 100,
    disableClientInfo: true,
    keepAlive: 5000,
  };
}

async function connect(options: LaneOptions): Promise<Redis | undefined> {
  let address: RedisAddress;
  try {
    address = await withinMs(options.findMaster(), options.connectMs);
  } catch (thrown) {
    options.onEvent({ kind: 'unreachable', address: 'unknown', error: ensureError(thrown) });
    return undefined;
  }
  const where = formatRedisAddress(address);
  const redis = new Redis(recordOptions(address, options.connectMs));
  let socketError: Error | undefined;
  // Without a listener ioredis prints to stderr; with it the reason is at hand where "Connection is closed." is not.
  redis.on('error', (error: Error) => {
    socketError = error;
  });
  try {
    await withinMs(redis.connect(), options.connectMs + 100);
  } catch (thrown) {
    redis.disconnect();
    options.onEvent({ kind: 'unreachable', address: where, error: socketError ?? ensureError(thrown) });
    return undefined;
  }
  try {
    await withinMs(options.onConnect(redis), options.tryMs);
  } catch (thrown) {
    redis.disconnect();
    options.onEvent({ kind: 'refused', address: where, error: ensureError(thrown) });
    return undefined;
  }
  options.onEvent({ kind: 'connected', address: where });
  return redis;
}

/** Takes batches until the connection ends, breaks, or the lane is closed. */
async function serve(redis: Redis, options: LaneOptions, closing: AbortSignal): Promise<void> {
  const gone = new AbortController();
  redis.once('end', () => gone.abort());
  const stop = AbortSignal.any([gone.signal, closing]);
  let broken: Error | undefined;
  while (!stop.aborted && broken === undefined && redis.status === 'ready') {
    const items = options.queue.take(options.batchMax);
    if (items.length === 0) {
      await options.queue.untilWork(stop);
      continue;
    }
    broken = await serveBatch(redis, items, options);
  }
  if (closing.aborted) return;
  const error = broken ?? new Error('the connection was closed by the other side');
  options.onEvent({ kind: 'lost', address: addressOf(redis), error });
}

async function serveBatch(redis: Redis, items: WorkItem[], options: LaneOptions): Promise<Error | undefined> {
  const started = performance.now();
  const outcome = await sendBatch(
    redis,
    items.map((item) => item.command),
    options.tryMs,
  );
  options.onBatch(items.length, performance.now() - started);
  items.forEach((item, index) => {
    const reply = outcome.replies[index];
    if (reply === undefined) throw new Error('a batch must have one outcome for each of its commands');
    if (reply.kind === 'reply') item.resolve(reply.value);
    else if (reply.kind === 'refused') item.reject(reply.error);
    else options.again(item, reply.error);
  });
  return outcome.broken;
}

function addressOf(redis: Redis): string {
  const { path, host, port } = redis.options;
  return path ? `unix:${path}` : `redis://${host}:${port}`;
}

/** Ends early, without complaint, when the lane closes. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return systemTimers.sleep(ms, signal).catch(() => undefined);
}
