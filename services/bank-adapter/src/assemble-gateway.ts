/** The gateway's parts, put together. */
import { openRedisCasebook, type StoplineRecord } from '@stopline/casebook';
import { packageDefinition } from '@stopline/contract';
import { type GrpcServer, startGrpcServer } from '@stopline/platform/grpc/server.ts';
import type { TlsIdentity } from '@stopline/platform/grpc/tls.ts';
import { type Logger, maskDigits } from '@stopline/platform/observe/log.ts';
import type { Metrics } from '@stopline/platform/observe/metrics.ts';
import type { Ids } from '@stopline/platform/ports/ids.ts';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import type { HostPort } from '@stopline/platform/process/listen.ts';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { openGatewayDesk } from './gateway/desk.ts';
import { identifyBank } from './gateway/identity.ts';
import { openOrdersOver } from './gateway/open-orders.ts';
import { type GatewayLine, gatewayService, presentGatewayError } from './gateway/service.ts';

export interface GatewayParts {
  readonly record: StoplineRecord;
  readonly address: HostPort;
  /** Absent: banks name themselves, on loopback only. */
  readonly tls?: TlsIdentity;
  readonly callsPerSecond: number;
  readonly reflection: boolean;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly log: Logger;
  readonly metrics: Metrics;
}

export interface Gateway {
  readonly port: number;
  close(): Promise<void>;
}

const REQUEST_BYTES_MAX = 64 * 1024;
const HEALTH_EVERY_MS = 250;
const CLOSE_WITHIN_MS = 4_000;

export async function assembleGateway(parts: GatewayParts): Promise<Gateway> {
  const { record, timers, log } = parts;
  const casebook = openRedisCasebook({ record, timers, ids: parts.ids });
  const service = gatewayService({
    desk: openGatewayDesk({ casebook, openOrders: openOrdersOver(record.client, casebook) }),
    identify: identifyBank({ insecure: parts.tls === undefined }),
    admit: admission(parts.callsPerSecond),
    now: () => record.clock.now(),
    onCall: callLog(log),
  });
  const server: GrpcServer = await startGrpcServer({
    address: parts.address,
    services: [service],
    present: presentGatewayError,
    metrics: parts.metrics,
    maxReceiveBytes: REQUEST_BYTES_MAX,
    ...(parts.tls === undefined ? {} : { tls: parts.tls }),
    ...(parts.reflection ? { reflection: packageDefinition } : {}),
  });
  const health = timers.every(
    HEALTH_EVERY_MS,
    () => server.setServing(record.ready()),
    (error) => log.warn({ err: error }, 'health'),
  );
  return {
    port: server.port,
    async close() {
      await health.stop();
      await server.close(CLOSE_WITHIN_MS);
      await casebook.close();
    },
  };
}

/** One bank's flood is that bank's trouble alone. */
function admission(callsPerSecond: number): (bank_id: string) => Promise<{ retry_after_ms: number } | null> {
  const limiter = new RateLimiterMemory({ points: callsPerSecond, duration: 1 });
  return async (bank_id) => {
    try {
      await limiter.consume(bank_id);
      return null;
    } catch (thrown) {
      if (thrown instanceof RateLimiterRes) return { retry_after_ms: Math.max(1, thrown.msBeforeNext) };
      throw thrown;
    }
  };
}

/** Levels mean action: a fault of ours must be looked at; a bank that speaks of another's order is worth a look. */
function callLog(log: Logger): (line: GatewayLine) => void {
  return ({ error, ...line }) => {
    if (error === undefined) return log.info(line, 'answered');
    const { reason } = error;
    const fields = error.violations.map(({ field }) => maskDigits(field));
    const said = { ...line, reason, ...(fields.length === 0 ? {} : { fields }) };
    if (reason === 'INTERNAL') log.error({ ...said, err: error.cause }, 'refused');
    else if (reason === 'ORDER_NOT_YOURS') log.warn({ ...said, cause: String(error.cause) }, 'refused');
    else log.warn(said, 'refused');
  };
}
