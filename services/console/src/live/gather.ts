/** Wishes come in crowds; one look is enough for all of them. */
export interface Gathered {
  /** A look at once, or right behind the one that is under way. */
  now(): void;
  /** A look soon: at once if the last one is long enough ago. */
  soon(): void;
}

/** One look at a time. `look` deals with its own faults. */
export function gather(
  look: () => Promise<void>,
  betweenMs: number,
  later: (ms: number, task: () => void) => () => void,
): Gathered {
  let isLooking = false;
  let endPause: (() => void) | null = null;
  let wished: 'NOT' | 'SOON' | 'NOW' = 'NOT';

  const start = (): void => {
    endPause?.();
    endPause = null;
    wished = 'NOT';
    isLooking = true;
    void look().finally(() => {
      isLooking = false;
      if (wished === 'NOW') start();
      else endPause = later(betweenMs, pauseOver);
    });
  };
  const pauseOver = (): void => {
    endPause = null;
    if (wished !== 'NOT') start();
  };
  return {
    now() {
      if (isLooking) wished = 'NOW';
      else start();
    },
    soon() {
      if (!isLooking && endPause === null) start();
      else if (wished === 'NOT') wished = 'SOON';
    },
  };
}
