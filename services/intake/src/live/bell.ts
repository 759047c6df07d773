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
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
        wake = () => {};
      }
      rung = false;
      return !signal.aborted;
    },
  };
}
