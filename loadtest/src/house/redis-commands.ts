/** How many commands a redis-server is sent, and by whom. */
import { parseRedisAddress } from '@stopline/platform/redis/address.ts';
import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import { sleep } from './wait.ts';

export interface RedisCounter {
  /** INFO's total: what clients sent and what scripts called. */
  total(): Promise<number>;
  version(): Promise<string>;
  /**
   * Commands that clients sent in `ms`, what scripts called left out. INFO cannot tell the two apart, MONITOR can; it
   * costs Redis something, so it never runs while a window is measured.
   */
  sentByClients(ms: number): Promise<number>;
  close(): Promise<void>;
}

export function redisCounter(url: string): RedisCounter {
  const address = parseRedisAddress(url);
  const redis = followClient(address, { connectionName: 'bench' });
  const field = async (section: string, name: string): Promise<string> =>
    new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(await redis.info(section))?.[1] ?? '';
  return {
    total: async () => Number(await field('stats', 'total_commands_processed')),
    version: () => field('server', 'redis_version'),
    async sentByClients(ms) {
      const watcher = await redis.monitor();
      let sent = 0;
      watcher.on('monitor', (_time: string, _command: string[], source: string) => {
        if (source !== 'lua') sent += 1;
      });
      await sleep(ms);
      watcher.disconnect();
      return sent;
    },
    close: () => closeRedis(redis),
  };
}
