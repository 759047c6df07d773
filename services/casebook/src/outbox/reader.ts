/**
 * Hands on what became owed, to banks or to the text provider, as soon as it is on disk. Read with NOACK: an entry whose reader dies is lost,
 * and costs seconds, because the case's due time rings again. Nothing pins the stream, nobody's list grows.
 */
import { ensureError } from '@stopline/platform/errors/outcome.ts';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import type { Pointer } from '../casebook.ts';
import { OUTBOXES, type Outbox } from '../record/keys.ts';
import type { StoplineRecord } from '../record/record.ts';
import { BLOCK_MS, type BlockingLoop, blockingLoop, type LoopConnection } from '../streams/blocking-loop.ts';
import { pointerFrom, type StreamsReply } from '../streams/entries.ts';
import { START } from '../streams/stream-id.ts';

/** Without pending lists a consumer's name means nothing; one for all leaves none behind. */
const CONSUMER = 'any';
const COUNT_MAX = 100;

export interface OutboxReaderOptions {
  readonly record: StoplineRecord;
  readonly outbox: Outbox;
  readonly timers: Pick<Timers, 'sleep'>;
  /** The next are read when it resolves: whoever is full lets them wait in the outbox, for others. */
  handle(pointers: readonly Pointer[]): Promise<void>;
  onError(error: Error): void;
  /** At most so many entries of each shard at once. Default 100. */
  readonly count?: number;
}

export function readOutbox(options: OutboxReaderOptions): BlockingLoop {
  const { record, timers, handle, onError, count = COUNT_MAX } = options;
  const { stream, group } = OUTBOXES[options.outbox];
  return blockingLoop({
    record,
    timers,
    name: `outbox-${options.outbox}`,
    begin: (connection) => ensureGroups(connection, options.outbox),
    async read({ known, ask }) {
      const streams = known.shards.all.map((shard) => shard[stream]);
      const newest = streams.map(() => '>');
      const options = ['GROUP', group, CONSUMER, 'COUNT', count, 'BLOCK', BLOCK_MS, 'NOACK'];
      const reply = (await ask('xreadgroup', ...options, 'STREAMS', ...streams, ...newest)) as StreamsReply;
      const pointers = (reply ?? []).flatMap(([, entries]) => entries.map(pointerFrom));
      if (pointers.length === 0) return;
      // A handler's fault is no reason to leave the connection.
      await handle(pointers).catch((thrown: unknown) => onError(ensureError(thrown)));
    },
    onError,
  });
}

/** Also after NOGROUP: the error ends the connection, and the next one comes by here. */
async function ensureGroups({ known, ask }: LoopConnection, outbox: Outbox): Promise<void> {
  const { stream, group } = OUTBOXES[outbox];
  for (const shard of known.shards.all) {
    await ask('xgroup', 'CREATE', shard[stream], group, START, 'MKSTREAM').catch((thrown: unknown) => {
      const error = ensureError(thrown);
      if (!error.message.startsWith('BUSYGROUP')) throw error;
    });
  }
}
