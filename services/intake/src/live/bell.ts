/**
 * Something happened, and that is all that is kept: rung ten times before anybody looks, it is heard once. So a slow
 * reader costs no memory; it sees fewer, later states.
 */
export interface Bell {
  ring(): void;
  /** True at the next ring, or at once if one has come since the last wait; false once the reader has gone. */
  heard(): Promise<boolean>;
}

/** `gone` is the reader's: one listener on it for the bell's life, however often it is waited for. */
export function bell(gone: AbortSignal): Bell {
  let rung = false;
  let wake = (): void => {};
  gone.addEventListener('abort', () => wake(), { once: true });
  return {
    ring() {
      rung = true;
      wake();
    },
    async heard() {
      if (!rung && !gone.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      rung = false;
      return !gone.aborted;
    },
  };
}
