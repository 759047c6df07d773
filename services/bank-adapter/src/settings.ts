/** What each of the two processes reads from its environment. */
import { metricsAddress, redisUrl } from '@stopline/platform/config/common.ts';
import { setting } from '@stopline/platform/config/setting.ts';
import { existingFile, existingFolder, hostPort, wholeNumber, yesNo } from '@stopline/platform/config/values.ts';

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

export const gatewayProcess = {
  name: 'bank-adapter-gateway',
  version: VERSION,
  metricsAddress: metricsAddress('STOPLINE_GATEWAY_METRICS_ADDRESS', 9466),
  settings: {
    redisUrl,
    address: setting({
      env: 'STOPLINE_GATEWAY_ADDRESS',
      schema: hostPort(),
      default: '127.0.0.1:50052',
      help: 'Where banks are listened to, over mutual TLS.',
    }),
    tlsDir: setting({
      env: 'STOPLINE_GATEWAY_TLS_DIR',
      schema: existingFolder(),
      optional: true,
      help: "Folder with ca.pem (who signs the banks' certificates), gateway.pem and gateway.key.",
    }),
    insecureBanks: setting({
      env: 'STOPLINE_GATEWAY_INSECURE_BANKS',
      schema: yesNo(),
      default: 'false',
      help: 'Instead of certificates a bank names itself in the metadata key x-stopline-bank. On loopback only, for development.',
    }),
    callsPerSecond: setting({
      env: 'STOPLINE_GATEWAY_CALLS_PER_SECOND',
      schema: wholeNumber({ min: 1, max: 100_000 }),
      default: '200',
      help: 'Calls that one bank may make in a second; more are answered OVERLOADED.',
    }),
    reflection: setting({
      env: 'STOPLINE_GRPC_REFLECTION',
      schema: yesNo(),
      default: 'false',
      help: 'Whether gRPC servers describe themselves to tools such as grpcurl.',
    }),
  },
} as const;
