/** The process that sends texts and hears what became of them. Everything is wired here, and nothing decided. */
import { openRecord, openRedisCasebook } from '@stopline/casebook';
import { openLinks } from '@stopline/casebook/lookups/links.ts';
import { readOutbox } from '@stopline/casebook/outbox/reader.ts';
import { createHttpApp } from '@stopline/platform/http/app.ts';
import { startHttpServer } from '@stopline/platform/http/server.ts';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { type ProcessContext, runProcess } from '@stopline/platform/process/run.ts';
import { LOCK_RENEW_MS, openHandQueue } from '@stopline/platform/queues/hand-queue.ts';
import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import { observeRecord, showRecordWritable } from '@stopline/platform/redis/observe-record.ts';
import { notifierMetrics } from './notifier-metrics.ts';
import { httpProvider } from './provider/http-provider.ts';
import { signatureWith } from './provider/signature.ts';
import { presentFault } from './receipts/present.ts';
import { receiptRoutes } from './receipts/routes.ts';
import { notifierProcess } from './settings.ts';
import { type CaseText, isOwed, type SendPorts, sendOwed } from './texts/send.ts';
import { openTextRoom, type TextRoom } from './texts/text-room.ts';
import { textsTooLong } from './words/body.ts';

type Context = ProcessContext<typeof notifierProcess.settings>;

const TOKEN_SIGNS = 26;
const CLOSE_WITHIN_MS = 4_000;
const REFRESH_EVERY_MS = 1_000;
const RECEIPT_BYTES_MAX = 4 * 1024;

await runProcess({
  ...notifierProcess,
  async start(context) {
    const { config, log, metrics, readiness, onClose } = context;
    const { linkAddress, phone } = config;
    const tooLong = textsTooLong({ link: linkAddress + '0'.repeat(TOKEN_SIGNS), phone });
    if (tooLong.length > 0) throw new Error(tooLong.join('; '));

    const findMaster = async () => config.redisUrl;
    const record = openRecord({ clock: systemClock, findMaster, ...observeRecord(metrics, log) });
    onClose('record', () => record.close());
    readiness.addCheck('record', () => record.ready());
    showRecordWritable(metrics, record.ready);
    const casebook = openRedisCasebook({ record, timers: systemTimers, ids: systemIds });
    onClose('casebook', () => casebook.close());
    const signature = signatureWith(config.providerSecret);
    const observed = notifierMetrics(metrics, log);
    const provider = httpProvider({ url: config.providerUrl, signature, sender: config.sender, clock: systemClock });
    const { secret } = config;
    const ports = { casebook, links: openLinks(record), provider, secret, linkAddress, phone, ...observed };
    const room = openRoom(context, ports);

    const app = createHttpApp({
      routes: receiptRoutes({ casebook, signature, onReceipt: observed.onReceipt }),
      present: presentFault,
      metrics,
      bodyLimitBytes: RECEIPT_BYTES_MAX,
    });
    const http = await startHttpServer({ address: config.address, app, allowPlainText: config.plainText });
    onClose('http', () => http.close(CLOSE_WITHIN_MS));
    const outbox = readOutbox({
      record,
      outbox: 'text',
      timers: systemTimers,
      async handle(pointers) {
        for (const { case_id, keys } of pointers) {
          for (const number of new Set(keys.map(numberOf))) await room.add({ case_id, number });
        }
      },
      onError: (error) => log.warn({ err: error }, 'outbox'),
    });
    onClose('outbox', () => outbox.close());
    log.info({ receipts: http.port }, 'texts are sent');
  },
});

/** `text:<number>:<ring>`. */
function numberOf(key: string): number {
  return Number(key.split(':')[1]);
}

function openRoom({ config, log, onClose }: Context, ports: SendPorts): TextRoom {
  const warn = (what: string) => (error: unknown) => log.warn({ err: error }, what);
  const redis = followClient(config.redisUrl, { connectionName: 'texts' });
  onClose('queue', () => closeRedis(redis));
  const queue = openHandQueue<CaseText>({ prefix: '{stop:texts}', name: 'texts', redis, onError: warn('queue') });
  const onError = (error: unknown, what: string): void => log.warn({ err: error, what }, 'texts');
  const room = openTextRoom({
    queue,
    atOnce: config.atOnce,
    send: (text) => sendOwed(ports, text),
    isOwed: (text) => isOwed(ports, text),
    onError,
  });
  onClose('texts', () => room.close());
  const loops = [
    systemTimers.every(REFRESH_EVERY_MS, () => room.refresh(), warn('refresh')),
    systemTimers.every(LOCK_RENEW_MS, () => room.renewLocks(), warn('locks')),
  ];
  onClose('loops', async () => void (await Promise.all(loops.map((loop) => loop.stop()))));
  return room;
}
