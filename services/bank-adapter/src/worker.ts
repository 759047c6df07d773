/** The process that calls the banks. */
import { createRegistry, faultText } from '@stopline/bank-registry';
import { openRecord } from '@stopline/casebook';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { runProcess } from '@stopline/platform/process/run.ts';
import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import { observeRecord, showRecordWritable } from '@stopline/platform/redis/observe-record.ts';
import { assembleWorker } from './assemble-worker.ts';
import { workerProcess } from './settings.ts';

await runProcess({
  ...workerProcess,
  async start({ config, log, metrics, readiness, onClose, onReload }) {
    const registry = createRegistry(config.banksFile);
    const record = openRecord({
      findMaster: async () => config.redisUrl,
      clock: systemClock,
      ...observeRecord(metrics, log),
    });
    onClose('record', () => record.close());
    readiness.addCheck('record', () => record.ready());
    showRecordWritable(metrics, record.ready);
    const redis = followClient(config.redisUrl, { connectionName: 'waiting-room' });
    onClose('waiting room', () => closeRedis(redis));
    const worker = assembleWorker({
      record,
      redis,
      registry,
      timers: systemTimers,
      ids: systemIds,
      log,
      metrics,
    });
    onClose('worker', () => worker.close());
    onReload('banks', () => {
      const reload = registry.reload();
      if (!reload.ok) throw new Error(reload.faults.map(faultText).join('\n'));
      worker.reload();
    });
  },
});
