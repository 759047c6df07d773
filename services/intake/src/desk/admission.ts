import { StoplineError } from '@stopline/contract/errors/stopline-error.ts';

/** Lets so many at once in. Who is turned away knows at once, and nothing was begun. */
export interface Admission {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** For what has no one promise: call what it gives back when it has ended, once. */
  enter(): () => void;
}

/** `what` completes the sentence "so many … already". */
export function admission(most: number, what: string): Admission {
  let inside = 0;
  const enter = (): (() => void) => {
    if (inside >= most) throw new StoplineError('OVERLOADED', `${most} ${what} already; send the same again`);
    inside += 1;
    return () => {
      inside -= 1;
    };
  };
  return {
    enter,
    async run(work) {
      const leave = enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
