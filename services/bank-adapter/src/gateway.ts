/** The process that banks call. */
import { join } from 'node:path';
import { openRecord } from '@stopline/casebook';
import { readTlsFiles, type TlsIdentity } from '@stopline/platform/grpc/tls.ts';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { formatHostPort, type HostPort, isLoopback } from '@stopline/platform/process/listen.ts';
import { runProcess } from '@stopline/platform/process/run.ts';
import { observeRecord, showRecordWritable } from '@stopline/platform/redis/observe-record.ts';
import { assembleGateway } from './assemble-gateway.ts';
import { gatewayProcess } from './settings.ts';

await runProcess({
  ...gatewayProcess,
  async start({ config, log, metrics, readiness, onClose }) {
    const tls = identityOf(config);
    const record = openRecord({
      findMaster: async () => config.redisUrl,
      clock: systemClock,
      ...observeRecord(metrics, log),
    });
    onClose('record', () => record.close());
    readiness.addCheck('record', () => record.ready());
    showRecordWritable(metrics, record.ready);
    const { address, callsPerSecond, reflection } = config;
    const gateway = await assembleGateway({
      record,
      address,
      ...(tls === undefined ? {} : { tls }),
      callsPerSecond,
      reflection,
      timers: systemTimers,
      ids: systemIds,
      log,
      metrics,
    });
    onClose('gateway', () => gateway.close());
    log.info({ grpc: gateway.port, certificates: tls !== undefined }, 'banks are listened to');
  },
});

interface Identity {
  readonly address: HostPort;
  readonly tlsDir?: string;
  readonly insecureBanks: boolean;
}

/** Certificates, or banks that name themselves: never both, and the second never beyond this machine. */
function identityOf({ address, tlsDir, insecureBanks }: Identity): TlsIdentity | undefined {
  if (insecureBanks === (tlsDir !== undefined)) {
    throw new Error('set STOPLINE_GATEWAY_TLS_DIR, or on loopback STOPLINE_GATEWAY_INSECURE_BANKS=true, but not both');
  }
  if (tlsDir !== undefined) {
    const file = (name: string): string => join(tlsDir, name);
    return readTlsFiles({ ca: file('ca.pem'), cert: file('gateway.pem'), key: file('gateway.key') });
  }
  if (!isLoopback(address.host)) {
    throw new Error(`STOPLINE_GATEWAY_INSECURE_BANKS is refused: ${formatHostPort(address)} is reachable from outside`);
  }
  return undefined;
}
