import { Redis, type RedisOptions } from 'ioredis';
import { connectionOptions, type RedisAddress } from './address.ts';
import { isWrongServer } from './batch.ts';

export interface FollowOptions {
  /** For BRPOPLPUSH, XREAD BLOCK and subscriptions: silence on the socket is then no fault. */
  blocking?: boolean;
  /** Shown by CLIENT LIST. */
  connectionName?: string;
  onError?(error: Error): void;
}

/**
 * An ordinary client that comes back by itself, for the waiting room's queues, blocking reads and lookups: for
 * whatever may safely be sent twice. Writes to the record use the record client.
 */
export function followClient(address: RedisAddress, options: FollowOptions = {}): Redis {
  const redis = new Redis(followOptions(address, options));
  // ioredis without a listener prints each lost connection to stderr.
  redis.on('error', (error: Error) => options.onError?.(error));
  // Several queues share one client and each adds its listeners; they go away with the queue.
  redis.setMaxListeners(0);
  return redis;
}

export function followOptions(address: RedisAddress, options: FollowOptions = {}): RedisOptions {
  return {
    ...connectionOptions(address),
    retryStrategy: (times) => Math.min(20 * times, 300),
    // 2 = reconnect and send the command again: a demoted master keeps refusing writes on a socket that stays open.
    reconnectOnError: (error) => (isWrongServer(error) || error.message.startsWith('UNBLOCKED') ? 2 : false),
    // Bull refuses blocking clients without these two.
    maxRetriesPerRequest: null,
    enableReadyCheck: false,
    connectTimeout: 1000,
    disconnectTimeout: 100,
    // The default of ten seconds was the longest stall measured after a restart.
    maxLoadingRetryTime: 100,
    disableClientInfo: true,
    keepAlive: 5000,
    // A peer that vanished without closing is found by silence, except where silence is what we wait in.
    ...(options.blocking === true ? {} : { socketTimeout: 2000 }),
    ...(options.connectionName === undefined ? {} : { connectionName: options.connectionName }),
  };
}

/** Ends the connection at once, whatever waits on it, and resolves when it has ended. */
export function closeRedis(redis: Redis): Promise<void> {
  return new Promise((resolve) => {
    // Between two connections there is no socket whose closing could be heard.
    const hasSocket = !['end', 'close', 'reconnecting', 'wait'].includes(redis.status);
    if (hasSocket) redis.once('end', () => resolve());
    redis.disconnect();
    if (!hasSocket) resolve();
  });
}
