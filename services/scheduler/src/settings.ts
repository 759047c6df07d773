import { metricsAddress, redisUrl, sharedSecret } from '@stopline/platform/config/common.ts';

export const schedulerProcess = {
  name: 'scheduler',
  version: '0.1.0',
  metricsAddress: metricsAddress('STOPLINE_SCHEDULER_METRICS_ADDRESS', 9467),
  settings: { redisUrl, secret: sharedSecret },
} as const;
