/** Every setting of the operators' door. */
import { JURISDICTION_CODES } from '@stopline/domain';
import { metricsAddress, redisUrl, sharedSecret } from '@stopline/platform/config/common.ts';
import { setting } from '@stopline/platform/config/setting.ts';
import { existingFile, existingFolder, hostPort, oneOf, wholeNumber, yesNo } from '@stopline/platform/config/values.ts';

export const intakeProcess = {
  name: 'intake',
  version: '0.1.0',
  metricsAddress: metricsAddress('STOPLINE_INTAKE_METRICS_ADDRESS', 9464),
  settings: {
    grpcAddress: setting({
      env: 'STOPLINE_GRPC_ADDRESS',
      schema: hostPort(),
      default: '127.0.0.1:50051',
      help: 'Where operators are served over gRPC.',
    }),
    httpAddress: setting({
      env: 'STOPLINE_HTTP_ADDRESS',
      schema: hostPort(),
      default: '127.0.0.1:8080',
      help: 'Where operators are served over HTTP.',
    }),
    redis: redisUrl,
    secret: sharedSecret,
    operatorsFile: setting({
      env: 'STOPLINE_OPERATORS_FILE',
      schema: existingFile(),
      help: 'Who may use the doors: YAML, operators: [{ id, name, role, token_sha256 }]. Read again on SIGHUP.',
    }),
    banksFile: setting({
      env: 'STOPLINE_BANKS_FILE',
      schema: existingFile(),
      help: 'The bank registry: whose account a number is, how that bank is reached. YAML, read again on SIGHUP.',
    }),
    consoleDir: setting({
      env: 'STOPLINE_CONSOLE_DIR',
      schema: existingFolder(),
      optional: true,
      help: 'The files of the operators’ console (make console), served at / of the HTTP door; absent: no console.',
    }),
    jurisdiction: setting({
      env: 'STOPLINE_JURISDICTION',
      schema: oneOf(JURISDICTION_CODES),
      default: 'GENERIC',
      help: 'Whose rules a new case is under; a case keeps what it was opened with.',
    }),
    plainText: setting({
      env: 'STOPLINE_INTAKE_PLAIN_TEXT',
      schema: yesNo(),
      default: 'false',
      help: 'Listen without TLS beyond loopback too: only behind a proxy that does TLS.',
    }),
    trustedProxies: setting({
      env: 'STOPLINE_TRUSTED_PROXIES',
      schema: wholeNumber({ min: 0, max: 5 }),
      default: '0',
      help: 'How many proxies in front of the HTTP door say where a call came from.',
    }),
    reflection: setting({
      env: 'STOPLINE_GRPC_REFLECTION',
      schema: yesNo(),
      default: 'false',
      help: 'Whether gRPC servers describe themselves to tools such as grpcurl.',
    }),
    writesMax: setting({
      env: 'STOPLINE_INTAKE_WRITES_MAX',
      schema: wholeNumber({ min: 1, max: 10_000 }),
      default: '256',
      help: 'Requests that may wait for the record at once; more are answered OVERLOADED.',
    }),
    streamsMax: setting({
      env: 'STOPLINE_INTAKE_STREAMS_MAX',
      schema: wholeNumber({ min: 1, max: 10_000 }),
      default: '500',
      help: 'Open WatchCases streams of both doors, and as many WatchCase streams; more are answered OVERLOADED.',
    }),
    streamsPerOperatorMax: setting({
      env: 'STOPLINE_INTAKE_STREAMS_PER_OPERATOR_MAX',
      schema: wholeNumber({ min: 1, max: 10_000 }),
      default: '50',
      help: 'Of them those of one operator: a browser has one of the board, and one of the case that it shows.',
    }),
  },
} as const;
