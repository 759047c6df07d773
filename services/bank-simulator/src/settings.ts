/** The settings of the process; what its banks are like stands in the file that one of them names. */
import { metricsAddress } from '@stopline/platform/config/common.ts';
import { setting } from '@stopline/platform/config/setting.ts';
import { existingFile, hostPort, httpUrl, secretBytes, text, wholeNumber } from '@stopline/platform/config/values.ts';

const PATH_CHARS_MAX = 1_024;

export const simulatorProcess = {
  name: 'bank-simulator',
  version: '0.1.0',
  metricsAddress: metricsAddress('STOPLINE_SIMULATOR_METRICS_ADDRESS', 9480),
  settings: {
    file: setting({
      env: 'STOPLINE_SIMULATOR_FILE',
      schema: existingFile(),
      help: 'The YAML file of the banks to play (docs/banks/simulator.md).',
    }),
    dir: setting({
      env: 'STOPLINE_SIMULATOR_DIR',
      schema: text({ max: PATH_CHARS_MAX }),
      optional: true,
      help: "Folder of the banks' files, made if it is not there. Without it the banks forget everything when they end.",
    }),
    host: setting({
      env: 'STOPLINE_SIMULATOR_HOST',
      schema: text({ max: 255 }),
      default: '127.0.0.1',
      help: 'Where the banks listen, each on its own port. Beyond loopback only with certificates.',
    }),
    controlPort: setting({
      env: 'STOPLINE_SIMULATOR_CONTROL_PORT',
      schema: wholeNumber({ min: 0, max: 65_535 }),
      default: '60000',
      help: 'Port of the control door, HTTP, always on 127.0.0.1.',
    }),
    receiptsUrl: setting({
      env: 'STOPLINE_SIMULATOR_RECEIPTS_URL',
      schema: httpUrl(),
      optional: true,
      help: "The notifier's door for receipts. Without it no carrier is played; with it, texts come in at /carrier/texts of the control door.",
    }),
    carrierSecret: setting({
      env: 'STOPLINE_TEXT_PROVIDER_SECRET',
      schema: secretBytes({ min: 24 }),
      secret: true,
      optional: true,
      help: 'What texts and receipts are signed with, as the notifier has it.',
    }),
    gatewayAddress: setting({
      env: 'STOPLINE_SIMULATOR_GATEWAY_ADDRESS',
      schema: hostPort(),
      optional: true,
      help: "Stopline's bank gateway, for callbacks. Without it no bank calls back.",
    }),
    gatewayServerName: setting({
      env: 'STOPLINE_SIMULATOR_GATEWAY_SERVER_NAME',
      schema: text({ max: 255 }),
      optional: true,
      help: "The name in the gateway's certificate, where its address is an IP.",
    }),
  },
} as const;
