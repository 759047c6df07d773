/** The victim's page as a process. Everything is wired here, and nothing decided. */
import { bankById, createRegistry, faultText } from '@stopline/bank-registry';
import { openLookups, openRecord, openRedisCasebook } from '@stopline/casebook';
import { openLinks } from '@stopline/casebook/lookups/links.ts';
import { RetryableError } from '@stopline/platform/errors/outcome.ts';
import { startHttpServer } from '@stopline/platform/http/server.ts';
import type { Metrics } from '@stopline/platform/observe/metrics.ts';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { type ProcessContext, runProcess } from '@stopline/platform/process/run.ts';
import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import { observeRecord } from '@stopline/platform/redis/observe-record.ts';
import { type PagesOptions, pagesApp } from './app.ts';
import { openPagesDesk, type PagesDesk } from './desk.ts';
import { pagesProcess } from './settings.ts';
import { openTries } from './tries/tries.ts';
import { timesIn } from './words/numbers.ts';

type Context = ProcessContext<typeof pagesProcess.settings>;

const CLOSE_WITHIN_MS = 4_000;
/** People look at a blank page meanwhile: rather say that it is not working. */
const ANSWER_WITHIN_MS = 3_000;

await runProcess({
  ...pagesProcess,
  async start(context) {
    const { config, log, metrics, readiness, onClose, onReload } = context;
    const registry = createRegistry(config.banksFile);
    onReload('the bank registry', () => {
      const banks = registry.reload();
      if (!banks.ok) throw new Error(banks.faults.map(faultText).join('; '));
    });
    const findMaster = async () => config.redisUrl;
    const record = openRecord({ clock: systemClock, findMaster, ...observeRecord(metrics, log) });
    onClose('record', () => record.close());
    readiness.addCheck('record', () => record.ready());
    const app = pagesApp({
      desk: deskOf(context, record),
      bankName: (bank_id, language) => bankById(registry.current(), bank_id)?.name[language],
      times: timesIn(config.timeZone, () => record.clock.now()),
      phone: config.phone,
      now: () => record.clock.now(),
      metrics,
      trustedProxies: config.trustedProxies,
      ready: () => record.ready(),
      inTime,
      onTried: triesCounted(metrics),
      onFault(error, route) {
        const away = error instanceof RetryableError;
        log[away ? 'warn' : 'error']({ err: error, route }, 'a page could not be shown');
      },
    });
    const http = await startHttpServer({ address: config.address, app, allowPlainText: config.plainText });
    onClose('http', () => http.close(CLOSE_WITHIN_MS));
    log.info({ pages: http.port }, 'the public pages are served');
  },
});

function deskOf({ config, onClose }: Context, record: ReturnType<typeof openRecord>): PagesDesk {
  const casebook = openRedisCasebook({ record, timers: systemTimers, ids: systemIds });
  onClose('casebook', () => casebook.close());
  // Its comings and goings are the record's, which are logged.
  const redis = followClient(config.redisUrl, { connectionName: 'pages' });
  onClose('tries', () => closeRedis(redis));
  return openPagesDesk({
    links: openLinks(record),
    lookups: openLookups({ record, secret: config.secret }),
    casebook,
    tries: openTries(redis, config.secret, {
      perHour: config.triesPerHour,
      inAll: config.triesMax,
      perHourOfCaller: config.addressTriesPerHour,
    }),
    now: systemClock.now,
    sleep: systemTimers.sleep,
    refuseAfterMs: config.refuseAfterMs,
  });
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = new AbortController();
  const alarm = systemTimers.sleep(ANSWER_WITHIN_MS, late.signal).then(
    () => Promise.reject(new RetryableError('the record did not answer in time')),
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([work, alarm]);
  } finally {
    late.abort();
  }
}

function triesCounted(metrics: Metrics): PagesOptions['onTried'] {
  const tries = metrics.counter({
    name: 'stopline_page_tries_total',
    help: 'Digits typed on a public page, by the way there and what came of it: shown, refused, limited (too many tries), away.',
    labels: { road: ['link', 'reference'], result: ['SHOWN', 'REFUSED', 'LIMITED', 'AWAY'] },
  });
  return (road, result) => tries.inc({ road, result });
}
