/**
 * A thread that only waits and calls. Timers of the event loop are whole milliseconds late or early, which beside a
 * floor of two or three milliseconds is a tenth of everything; a thread that sleeps on its own is exact to a tenth of one.
 */
import { parentPort, workerData } from 'node:worker_threads';

export interface Pace {
  /** When the first call is due; wall clock, milliseconds with a fraction. */
  readonly first_ms: number;
  readonly every_ms: number;
  readonly count: number;
}

const port = parentPort;
if (port === null) throw new Error('this runs as a worker thread');
const { first_ms, every_ms, count } = workerData as Pace;
const nobodyWakesIt = new Int32Array(new SharedArrayBuffer(4));

for (let index = 0; index < count; index += 1) {
  const left = first_ms + index * every_ms - (performance.timeOrigin + performance.now());
  if (left > 0) Atomics.wait(nobodyWakesIt, 0, 0, left);
  port.postMessage(index);
}
