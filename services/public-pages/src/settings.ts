/** Every setting of the public pages. */
import { metricsAddress, redisUrl, sharedSecret } from '@stopline/platform/config/common.ts';
import { setting } from '@stopline/platform/config/setting.ts';
import { existingFile, hostPort, milliseconds, text, wholeNumber, yesNo } from '@stopline/platform/config/values.ts';
import { z } from 'zod';

export const pagesProcess = {
  name: 'public-pages',
  version: '0.1.0',
  metricsAddress: metricsAddress('STOPLINE_PAGES_METRICS_ADDRESS', 9469),
  settings: {
    redisUrl,
    secret: sharedSecret,
    address: setting({
      env: 'STOPLINE_PAGES_ADDRESS',
      schema: hostPort(),
      default: '127.0.0.1:8081',
      help: "Where the victim's page is served.",
    }),
    plainText: setting({
      env: 'STOPLINE_PAGES_PLAIN_TEXT',
      schema: yesNo(),
      default: 'false',
      help: 'Listen without TLS beyond loopback too: only behind a proxy that does TLS.',
    }),
    trustedProxies: setting({
      env: 'STOPLINE_PAGES_TRUSTED_PROXIES',
      schema: wholeNumber({ min: 0, max: 5 }),
      default: '0',
      help: 'How many proxies in front of the public pages say where a call came from. Too few, and everybody is one address.',
    }),
    banksFile: setting({
      env: 'STOPLINE_BANKS_FILE',
      schema: existingFile(),
      help: 'The bank registry: whose account a number is, how that bank is reached. YAML, read again on SIGHUP.',
    }),
    phone: setting({
      env: 'STOPLINE_PUBLIC_PHONE',
      schema: text({ max: 20 }),
      help: "The hotline's number, as everybody knows it; it stands in every text.",
    }),
    timeZone: setting({
      env: 'STOPLINE_PAGES_TIME_ZONE',
      schema: timeZone(),
      default: 'Asia/Shanghai',
      help: 'The zone in which people read times on the public pages, by its IANA name.',
    }),
    triesPerHour: setting({
      env: 'STOPLINE_PAGES_TRIES_PER_HOUR',
      schema: wholeNumber({ min: 1, max: 100 }),
      default: '5',
      unit: 'wrong tries an hour',
      help: 'Wrong digits for one link, or for one case reference; more of them are not looked at until the hour is over.',
    }),
    triesMax: setting({
      env: 'STOPLINE_PAGES_TRIES_MAX',
      schema: wholeNumber({ min: 1, max: 1_000 }),
      default: '20',
      unit: 'wrong tries in 30 days',
      help: 'Wrong digits for one link, or for one case reference, in all; then no digits open it. A text that is sent again has a new link, with tries of its own.',
    }),
    addressTriesPerHour: setting({
      env: 'STOPLINE_PAGES_ADDRESS_TRIES_PER_HOUR',
      schema: wholeNumber({ min: 1, max: 100_000 }),
      default: '60',
      unit: 'wrong tries an hour',
      help: 'Wrong tries of one address, whatever they are for. Whole towns share one address behind a telephone company.',
    }),
    refuseAfterMs: setting({
      env: 'STOPLINE_PAGES_REFUSE_AFTER_MS',
      schema: milliseconds({ min: 0, max: 5_000 }),
      default: '300',
      unit: 'ms',
      help: 'When a refusal is answered, counted from the request: nobody can tell by the time what was wrong with it.',
    }),
  },
} as const;

function timeZone(): z.ZodType<string, string> {
  const known = (name: string): boolean => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  };
  return z.string().refine(known, 'must be a time zone by its IANA name, as in Asia/Shanghai');
}
