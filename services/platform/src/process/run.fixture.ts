// The process that run.int.test.ts starts: a small server which can be told to misbehave.
import { createServer } from 'node:http';
import { metricsAddress } from '../config/common.ts';
import { setting } from '../config/setting.ts';
import { hostPort, oneOf, secretBytes } from '../config/values.ts';
import { listen } from '../observe/ops-server.ts';
import { runProcess } from './run.ts';

await runProcess({
  name: 'fixture',
  version: '1.2.3',
  metricsAddress: metricsAddress('STOPLINE_FIXTURE_METRICS_ADDRESS', 0),
  settings: {
    address: setting({
      env: 'STOPLINE_FIXTURE_ADDRESS',
      schema: hostPort(),
      default: '127.0.0.1:0',
      help: 'Listens here.',
    }),
    fault: setting({
      env: 'STOPLINE_FIXTURE_FAULT',
      schema: oneOf(['none', 'throw', 'reject', 'hang-on-close', 'reads-nothing']),
      default: 'none',
      help: 'How to fail.',
    }),
    key: setting({
      env: 'STOPLINE_FIXTURE_KEY',
      schema: secretBytes(),
      secret: true,
      optional: true,
      help: 'A secret.',
    }),
  },
  closeWithinMs: 500,
  async start({ config, log, onClose, onReload, readiness }) {
    onClose('first', () => log.info('closed first'));
    const server = createServer((_request, response) => response.end('hello'));
    const port = await listen(server, config.address);
    onClose('second', () => {
      log.info({ ready: readiness.state().ready }, 'closed second');
      server.close();
      return config.fault === 'hang-on-close' ? new Promise<void>(() => undefined) : undefined;
    });
    if (config.fault !== 'reads-nothing') onReload('files', () => Promise.reject(new Error('bad file')));
    log.info({ port }, 'listening');
    if (config.fault === 'throw') setTimeout(() => JSON.parse('{'), 10);
    if (config.fault === 'reject') void Promise.reject(new Error('nobody waits'));
  },
});
