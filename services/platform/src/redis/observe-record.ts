import type { Logger } from '../observe/log.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { ConnectionEvent } from './lane.ts';
import type { RecordClientOptions } from './record-client.ts';

const COMMIT_BUCKETS_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.6];

/** A record client's observers: they count what it sends, and count and log what becomes of its connections. */
export function observeRecord(
  metrics: Metrics,
  log: Logger,
): Required<Pick<RecordClientOptions, 'onBatch' | 'onEvent'>> {
  const commands = metrics.counter({
    name: 'stopline_redis_commands_total',
    help: 'Commands that this process sent to the record, repeats included.',
    labels: {},
  });
  const batches = metrics.histogram({
    name: 'stopline_redis_batch_duration_seconds',
    help: 'Time from a batch of commands sent to the record to its last answer, or to giving it up.',
    labels: {},
    buckets: COMMIT_BUCKETS_SECONDS,
  });
  const connections = metrics.counter({
    name: 'stopline_redis_connection_events_total',
    help: 'What became of connections to the record: connected, unreachable, refused by our own check, lost.',
    labels: { kind: ['connected', 'unreachable', 'refused', 'lost'] },
  });
  const logEvent = connectionLog(log);
  return {
    onBatch(count, durationMs) {
      commands.inc({}, count);
      batches.observe({}, durationMs / 1000);
    },
    onEvent(event) {
      connections.inc({ kind: event.kind });
      logEvent(event);
    },
  };
}

/** `writable` says whether this process can write to the record now. Every process that writes shows it. */
export function showRecordWritable(metrics: Metrics, writable: () => boolean): void {
  metrics.gauge({
    name: 'stopline_record_writable',
    help: '1 while this process can write to the record.',
    labels: {},
    collect: (gauge) => gauge.set({}, writable() ? 1 : 0),
  });
}

/** Says each change once: while Redis is away, connections fail several times a second. */
function connectionLog(log: Logger): (event: ConnectionEvent) => void {
  let last = '';
  return ({ kind, address, error }) => {
    const now = `${kind} ${address} ${error?.message ?? ''}`;
    if (now === last) return;
    last = now;
    if (kind === 'connected') log.info({ redis: address }, 'connected to the record');
    else log.warn({ redis: address, err: error }, `the record's connection: ${kind}`);
  };
}
