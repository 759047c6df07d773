import { formatHostPort } from '@stopline/platform/process/listen.ts';
import { runProcess } from '@stopline/platform/process/run.ts';
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
    const control = await startControl({ simulator, port: config.controlPort, metrics });
    onClose('control', () => control.close(500));
    const banks = Object.fromEntries(simulator.banks().map(({ id, address }) => [id, address]));
    log.info({ banks, control: formatHostPort({ host: '127.0.0.1', port: control.port }) }, 'banks are open');
  },
});
