/**
 * Something happened, and that is all that is kept: rung ten times before anybody looks, it is heard once. So a slow
 * reader costs no memory; it sees fewer, later states.
 */
export interface Bell {
  ring(): void;
  /** True at the next ring, or at once if one has come since the last wait; false once the signal aborts. */
  heard(signal: AbortSignal): Promise<boolean>;
}

export function bell(): Bell {
  let rung = false;
  let wake = (): void => {};
  return {
    ring() {
      rung = true;
      wake();
    },
    async heard(signal) {
      if (!rung && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        // Taken off again: a stream waits on the same signal at every change of its life.
        signal.addEventListener('abort', wake);
        await promise;
        signal.removeEventListener('abort', wake);
      }
      rung = false;
      return !signal.aborted;
    },
  };
}
