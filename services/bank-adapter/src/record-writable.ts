import type { StoplineRecord } from '@stopline/casebook';
import type { Metrics } from '@stopline/platform/observe/metrics.ts';

/** Both processes of this room show it. */
export function showRecordWritable(metrics: Metrics, record: Pick<StoplineRecord, 'ready'>): void {
  metrics.gauge({
    name: 'stopline_record_writable',
    help: '1 while this process can write to the record.',
    labels: {},
    collect: (gauge) => gauge.set({}, record.ready() ? 1 : 0),
  });
}
