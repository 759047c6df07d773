/**
 * The floor: the least that "acknowledged means carried out" costs on this machine. The same request over the same
 * kind of door, one append that is on the disk before the answer, then the same calls to the same banks at once: no
 * case, no rules, no queue, nothing recorded of what the banks said, nobody who would try again.
 */
import type { Client } from '@grpc/grpc-js';
import { services } from '@stopline/contract';
import { call, openClient } from '@stopline/platform/grpc/client.ts';
import { startGrpcServer } from '@stopline/platform/grpc/server.ts';
import { readTlsFiles } from '@stopline/platform/grpc/tls.ts';
import { createMetrics } from '@stopline/platform/observe/metrics.ts';
import { followClient } from '@stopline/platform/redis/follow-client.ts';
import { startRedis } from '@stopline/platform/redis/testing.ts';
import type { FloorOpened, FromFloor, OpenFloor } from './messages.ts';
import { floorService } from './service.ts';

/** One list, as a case's log is one; what it returns is nothing. */
const APPEND = "redis.call('RPUSH', KEYS[1], ARGV[1]) return 1";

/** As many signs as Stopline's first entry of a case with ten payments (README). */
const ENTRY = 'x'.repeat(9_000);

const DEADLINE_MS = 3_000;

async function open({ banks, tls }: OpenFloor): Promise<FloorOpened> {
  const redis = await startRedis({ tcp: true, args: ['--auto-aof-rewrite-min-size', '512mb'] });
  const client = followClient(redis.address);
  const identity = readTlsFiles(tls);
  const clients = new Map<string, Client>(
    banks.map(({ id, address, server_name }) => [id, openClient({ address, tls: { ...identity, server_name } })]),
  );
  const floor = floorService({
    append: async (case_id) => void (await client.eval(APPEND, 1, `floor:${case_id}`, ENTRY)),
    async instruct(bank_id, request) {
      const bank = clients.get(bank_id);
      if (bank === undefined) throw new Error(`the floor knows no bank ${bank_id}`);
      await call(bank, services.BankService.ApplyStop, request, { deadlineMs: DEADLINE_MS });
    },
  });
  const server = await startGrpcServer({
    address: { host: '127.0.0.1', port: 0 },
    services: [floor],
    present: (error) => ({ code: 13, details: error.message }),
    metrics: createMetrics({ name: 'floor', version: '0' }),
    maxReceiveBytes: 64 * 1024,
  });
  return { kind: 'opened', address: `127.0.0.1:${server.port}`, redis_pid: redis.pid() ?? 0, redis_url: redis.url };
}

const tell = (message: FromFloor): void => void process.send?.(message);

process.on('message', (message: OpenFloor) => {
  open(message).then(tell, (thrown: unknown) => {
    tell({ kind: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) });
  });
});
// Its redis-server has a warden that ends it with this process (platform/redis/testing.ts).
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
