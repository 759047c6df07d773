/** Server-sent events, one at a time: the next is made only when its reader has taken the last. */
import { once } from 'node:events';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import type { Response } from 'express';

export interface SentEvent {
  /** What the reader gives back as `Last-Event-ID`. */
  readonly id: string;
  readonly data: object;
}

/** Proxies cut a connection on which nothing moves. */
const HEARTBEAT_MS = 15_000;
/** How long a reader waits before it comes back. */
const RETRY_MS = 1_000;

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // A proxy that gathers or compresses would hold the events back.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/**
 * Resolves when the reader has gone or the events have ended. What fails before the first event is thrown, and can
 * still be answered as any other request; what fails later is told as an event named `problem`.
 */
export async function sendEvents(
  response: Response,
  events: AsyncIterator<SentEvent>,
  { timers, problemOf }: { readonly timers: Timers; readonly problemOf: (thrown: unknown) => object },
): Promise<void> {
  const first = await events.next();
  // Whoever hung up meanwhile has ended the events too: they go by the same signal.
  if (isOver(response)) return;
  // It ends with its connection: no chunks around each event, which would be three writes for one.
  response.useChunkedEncodingByDefault = false;
  response.writeHead(200, HEADERS);
  response.write(`retry: ${RETRY_MS}\n\n`);
  const heartbeat = timers.every(
    HEARTBEAT_MS,
    () => void write(response, ':\n\n'),
    () => undefined,
  );
  try {
    for (let event = first; event.done !== true && !isOver(response); event = await events.next()) {
      await taken(response, frameOf(event.value));
    }
  } catch (thrown) {
    write(response, `event: problem\ndata: ${JSON.stringify(problemOf(thrown))}\n\n`);
  } finally {
    void heartbeat.stop();
    await events.return?.();
    if (!isOver(response)) response.end();
  }
}

/** Many readers are told the same thing: it is put into bytes once. */
const frames = new WeakMap<object, Buffer>();

function frameOf({ id, data }: SentEvent): Buffer {
  const frame = frames.get(data) ?? Buffer.from(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  frames.set(data, frame);
  return frame;
}

const isOver = (response: Response): boolean => response.writableEnded || response.destroyed;

/** False while what was written before still waits for the reader. */
const write = (response: Response, sent: string | Buffer): boolean => isOver(response) || response.write(sent);

async function taken(response: Response, frame: Buffer): Promise<void> {
  if (write(response, frame)) return;
  const settled = new AbortController();
  const { signal } = settled;
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]).catch(() => undefined);
  settled.abort();
}
