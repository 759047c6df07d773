import { ensureError } from '../errors/outcome.ts';

export interface Repetition {
  /** No further run starts; resolves when a run under way has ended. */
  stop(): Promise<void>;
}

/** All that the rest of the code may know of timers, so that it can run in virtual time. */
export interface Timers {
  /** Resolves after `ms`; rejects with the signal's reason as soon as the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /**
   * Runs `task` each `ms`, the first time after `ms`. Runs never overlap: the wait begins when a run has ended.
   * A run that throws is reported and the next one comes all the same, since a loop that dies silently is worse
   * than one that fails loudly each time.
   */
  every(ms: number, task: () => Promise<void> | void, onError: (error: Error) => void): Repetition;
}

export const systemTimers: Timers = { sleep, every };

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

function every(ms: number, task: () => Promise<void> | void, onError: (error: Error) => void): Repetition {
  const stopping = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await sleep(ms, stopping.signal);
      } catch {
        return;
      }
      try {
        await task();
      } catch (thrown) {
        onError(ensureError(thrown));
      }
    }
  };
  const ended = loop();
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}
