/** What each of the two processes reads from its environment. */
import { metricsAddress, redisUrl } from '@stopline/platform/config/common.ts';
import { setting } from '@stopline/platform/config/setting.ts';
import { existingFile } from '@stopline/platform/config/values.ts';

const VERSION = '0.1.0';

const banksFile = setting({
  env: 'STOPLINE_BANKS_FILE',
  schema: existingFile(),
  help: 'The bank registry (YAML). Read again on SIGHUP.',
});

export const workerProcess = {
  name: 'bank-adapter-worker',
  version: VERSION,
  metricsAddress: metricsAddress('STOPLINE_WORKER_METRICS_ADDRESS', 9465),
  settings: { redisUrl, banksFile },
} as const;
