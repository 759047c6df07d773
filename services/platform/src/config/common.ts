import { setting } from './setting.ts';
import { hostPort, oneOf, redisAddress, secretBytes } from './values.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Settings that mean the same in every process that has them. */
export const logLevel = setting({
  env: 'STOPLINE_LOG_LEVEL',
  schema: oneOf(LOG_LEVELS),
  default: 'info',
  help: 'The least important log lines that are still written, as JSON, to standard output.',
});

export const redisUrl = setting({
  env: 'STOPLINE_REDIS_URL',
  schema: redisAddress(),
  default: 'redis://127.0.0.1:6379',
  help: 'The Redis that holds the record: redis://host:port, or unix:/path to its socket.',
});

export const sharedSecret = setting({
  env: 'STOPLINE_SECRET',
  schema: secretBytes({ min: 32 }),
  secret: true,
  help: 'Keys everything that is derived rather than stored. The same in every process, for as long as the record lives.',
});

/** Metrics and health have a port of their own in each process, on loopback unless somebody says otherwise. */
export function metricsAddress<const E extends `STOPLINE_${string}`>(env: E, port: number) {
  return setting({
    env,
    schema: hostPort(),
    default: `127.0.0.1:${port}`,
    help: 'Where this process serves /metrics, /livez and /readyz. Never a public address.',
  });
}
