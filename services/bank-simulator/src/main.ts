import { join } from 'node:path';
import type { ConfigOf } from '@stopline/platform/config/setting.ts';
import type { Logger } from '@stopline/platform/observe/log.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { formatHostPort } from '@stopline/platform/process/listen.ts';
import { runProcess } from '@stopline/platform/process/run.ts';
import { noJournal, openJournal } from './bank/journal.ts';
import { type Carrier, openCarrier } from './carrier/carrier.ts';
import { startControl } from './control/server.ts';
import { simulatorProcess } from './settings.ts';
import { readBanksFile } from './world/file.ts';
import { startSimulator } from './world/simulator.ts';

await runProcess({
  ...simulatorProcess,
  async start({ config, log, metrics, onClose }) {
    const { dir, host, gatewayAddress, gatewayServerName } = config;
    const simulator = await startSimulator({
      banks: readBanksFile(config.file),
      host,
      log,
      metrics,
      ...(dir === undefined ? {} : { dir }),
      ...(gatewayAddress === undefined
        ? {}
        : {
            gateway: {
              address: formatHostPort(gatewayAddress),
              ...(gatewayServerName === undefined ? {} : { server_name: gatewayServerName }),
            },
          }),
    });
    onClose('banks', () => simulator.stop());
    const carrier = carrierOf(config, log);
    if (carrier !== undefined) onClose('carrier', () => carrier.close());
    const control = await startControl({
      simulator,
      ...(carrier === undefined ? {} : { carrier }),
      port: config.controlPort,
      metrics,
    });
    onClose('control', () => control.close(500));
    const banks = Object.fromEntries(simulator.banks().map(({ id, address }) => [id, address]));
    log.info({ banks, control: formatHostPort({ host: '127.0.0.1', port: control.port }) }, 'banks are open');
  },
});

type Config = ConfigOf<typeof simulatorProcess.settings>;

function carrierOf({ dir, receiptsUrl, carrierSecret }: Config, log: Logger): Carrier | undefined {
  if (receiptsUrl === undefined || carrierSecret === undefined) return undefined;
  const journal = dir === undefined ? noJournal : openJournal(join(dir, 'carrier.jsonl'));
  return openCarrier({ secret: carrierSecret, receiptsUrl, journal, timers: systemTimers, log });
}
