import type { Clock, Instant } from './clock.ts';
import type { Timers } from './timers.ts';

export interface RecordClockOptions {
  /** The record's own time, in milliseconds. */
  readTime(): Promise<Instant>;
  timers: Timers;
  refreshMs: number;
  onError(error: Error): void;
}

export interface RecordClock extends Clock {
  /** Rejects when the record cannot be asked; the clock then goes on with what it knows. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

/** A reading that took longer says too little about when it was true, unless it is the first. */
const LONGEST_TRUSTED_MS = 100;

/**
 * One clock for all processes: the record's. Between readings it runs on this machine's steady counter, so that
 * setting the machine's clock moves nothing. Resolves once the record's time has been read.
 */
export async function startRecordClock(options: RecordClockOptions): Promise<RecordClock> {
  let offsetMs = await readOffset(options);
  const refresh = async (): Promise<void> => {
    const reading = await readOffset(options);
    if (reading.tookMs <= LONGEST_TRUSTED_MS || reading.tookMs <= offsetMs.tookMs) offsetMs = reading;
  };
  const repetition = options.timers.every(options.refreshMs, refresh, options.onError);
  return {
    now: () => Math.round(performance.now() + offsetMs.value),
    refresh,
    stop: () => repetition.stop(),
  };
}

async function readOffset({ readTime }: RecordClockOptions): Promise<{ value: number; tookMs: number }> {
  const before = performance.now();
  const at = await readTime();
  const after = performance.now();
  return { value: at - (before + after) / 2, tookMs: after - before };
}
