/** record and audit: the only commands that open the casebook itself, with Redis' address instead of a token. */
import { auditRecord, createRecord, FINDING_TEXTS } from '@stopline/casebook';
import { formatRedisAddress, parseRedisAddress } from '@stopline/platform/redis/address.ts';
import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import type { Command } from 'commander';
import { ApiError } from '../api.ts';
import type { Print } from '../print.ts';

export interface RecordTools {
  readonly print: Print;
  readonly redisUrl: string;
}

function addressOf(url: string): ReturnType<typeof parseRedisAddress> {
  try {
    return parseRedisAddress(url);
  } catch (error) {
    throw new ApiError('RECORD', `--redis: ${(error as Error).message}`, []);
  }
}

/** Runs with a connection to the record and closes it, whatever happens. A Redis that was never reached is said at once. */
async function withRedis<T>(url: string, use: (redis: ReturnType<typeof followClient>) => Promise<T>): Promise<T> {
  const unreachable = Promise.withResolvers<never>();
  const address = addressOf(url);
  const onError = (error: Error) =>
    unreachable.reject(new Error(`No answer from ${formatRedisAddress(address)}: ${error.message}`));
  const redis = followClient(address, { onError });
  // From the first connection on, one that is lost comes back by itself.
  const connected = new Promise<void>((resolve) => redis.once('connect', () => resolve()));
  try {
    await Promise.race([connected, unreachable.promise]);
    return await use(redis);
  } catch (error) {
    throw new ApiError('RECORD', (error as Error).message, []);
  } finally {
    await closeRedis(redis);
  }
}

export function recordCommands(program: Command, { print, redisUrl }: RecordTools): void {
  const redisOption = ['--redis <url>', 'redis://host:port or unix:/path', redisUrl] as const;
  program
    .command('record')
    .description('make a new, empty record in a Redis (once in its life)')
    .command('create')
    .option(...redisOption)
    .option('--shards <number>', 'fixed for ever: 4, or 16 where a Redis Cluster is meant', '4')
    .action(async (options: { redis: string; shards: string }) => {
      const identity = await withRedis(options.redis, (redis) =>
        createRecord(redis, { shards: Number(options.shards) }),
      );
      print(`Made ${identity.text}.`);
    });
  program
    .command('audit')
    .description(
      'replay every log: chain, snapshot, amounts, next due, and that every order reached a bank, a person or an end',
    )
    .option(...redisOption)
    .action(async (options: { redis: string }) => {
      const report = await withRedis(options.redis, (redis) => auditRecord(redis));
      for (const { case_id, finding, detail } of report.findings) {
        print(`${finding}  ${case_id}  ${FINDING_TEXTS[finding]}: ${detail}`);
      }
      print(`AUDIT ${report.cases} cases, ${report.entries} entries, ${report.findings.length} findings`);
      if (report.findings.length > 0) process.exitCode = 1;
    });
}
