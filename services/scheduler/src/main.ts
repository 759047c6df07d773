/** Two loops without logic: due cases -> TimePassed; changes -> lookups. Two of these at once are harmless. */
import { createProjector, dueCases, openLookups, openRecord, openRedisCasebook } from '@stopline/casebook';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { runProcess } from '@stopline/platform/process/run.ts';
import { observeRecord, showRecordWritable } from '@stopline/platform/redis/observe-record.ts';
import { ringDueCases } from './due-cases.ts';
import { schedulerMetrics } from './scheduler-metrics.ts';
import { schedulerProcess } from './settings.ts';
import { settledOrders } from './settled-orders.ts';

const RING_EVERY_MS = 100;
const PROJECT_EVERY_MS = 200;

await runProcess({
  ...schedulerProcess,
  async start({ config, log, metrics, readiness, onClose }) {
    const record = openRecord({
      findMaster: async () => config.redisUrl,
      clock: systemClock,
      ...observeRecord(metrics, log),
    });
    onClose('record', () => record.close());
    readiness.addCheck('record', () => record.ready());
    const casebook = openRedisCasebook({ record, timers: systemTimers, ids: systemIds });
    onClose('casebook', () => casebook.close());

    const { secret } = config;
    const lookups = openLookups({ record, secret });
    const { clock } = record;
    const standing = () => lookups.standing();
    const { onSettled } = schedulerMetrics(metrics, { clock, standing });
    showRecordWritable(metrics, record.ready);
    const settled = settledOrders(systemClock.now(), onSettled);
    const projector = createProjector({
      record,
      casebook,
      secret,
      onRebuild: (why) => log.info({ why }, 'the lookups are built anew from the logs'),
      onCases(cases) {
        for (const { state } of cases) settled.look(state);
      },
    });
    const due = dueCases(record);
    const onCaseError = (error: unknown, case_id: string): void =>
      log.warn({ err: error, case_id }, 'a due case could not be dealt with; it comes up again');
    const loop = (name: string) => (error: Error) => log.warn({ err: error, loop: name }, 'a round failed');

    const ringing = systemTimers.every(
      RING_EVERY_MS,
      async () => {
        while (await ringDueCases({ casebook, due, onError: onCaseError }));
      },
      loop('due cases'),
    );
    onClose('due cases', () => ringing.stop());
    const projecting = systemTimers.every(
      PROJECT_EVERY_MS,
      () => projector.runOnce().then(() => undefined),
      loop('lookups'),
    );
    onClose('lookups', () => projecting.stop());
  },
});
