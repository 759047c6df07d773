/** Every setting of the notifier. */
import { metricsAddress, redisUrl, sharedSecret } from '@stopline/platform/config/common.ts';
import { setting } from '@stopline/platform/config/setting.ts';
import { hostPort, httpUrl, secretBytes, text, wholeNumber, yesNo } from '@stopline/platform/config/values.ts';

export const notifierProcess = {
  name: 'notifier',
  version: '0.1.0',
  metricsAddress: metricsAddress('STOPLINE_NOTIFIER_METRICS_ADDRESS', 9468),
  settings: {
    redisUrl,
    secret: sharedSecret,
    providerUrl: setting({
      env: 'STOPLINE_TEXT_PROVIDER_URL',
      schema: httpUrl(),
      help: 'Where texts are given to the provider: it takes POST {id, from, to, body}, signed by Standard Webhooks.',
    }),
    providerSecret: setting({
      env: 'STOPLINE_TEXT_PROVIDER_SECRET',
      schema: secretBytes({ min: 24 }),
      secret: true,
      help: "Signs the texts that go out and the carrier's receipts that come in.",
    }),
    address: setting({
      env: 'STOPLINE_NOTIFIER_ADDRESS',
      schema: hostPort(),
      default: '127.0.0.1:8082',
      help: "Where the carrier's receipts come in: POST /receipts.",
    }),
    plainText: setting({
      env: 'STOPLINE_NOTIFIER_PLAIN_TEXT',
      schema: yesNo(),
      default: 'false',
      help: 'Listen without TLS beyond loopback too: only behind a proxy that does TLS.',
    }),
    linkAddress: setting({
      env: 'STOPLINE_LINK_ADDRESS',
      schema: text({ max: 60 }).refine(
        (address) => address.endsWith('/'),
        'must end with /, as in stopline.example/s/',
      ),
      help: "What stands before a link's secret part in a text: stopline.example/s/. Short: an English text has one part.",
    }),
    phone: setting({
      env: 'STOPLINE_PUBLIC_PHONE',
      schema: text({ max: 20 }),
      help: "The hotline's number, as everybody knows it; it stands in every text.",
    }),
    sender: setting({
      env: 'STOPLINE_TEXT_SENDER',
      schema: text({ max: 11 }),
      default: 'Stopline',
      help: 'Who texts are from. Always the same, so that all of them fall into one thread.',
    }),
    atOnce: setting({
      env: 'STOPLINE_TEXTS_AT_ONCE',
      schema: wholeNumber({ min: 1, max: 1_000 }),
      default: '16',
      help: 'How many texts this process sends at once.',
    }),
  },
} as const;
