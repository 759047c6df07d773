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

export interface Places {
  /** A place of this person's; call what it gives back when it is free again, once. */
  enter(who: string): () => void;
}

/** So many at once, and of them so many of one person: nobody can take them all. */
export function places(most: number, mostEach: number, what: string): Places {
  const all = admission(most, what);
  const each = new Map<string, number>();
  return {
    enter(who) {
      const taken = each.get(who) ?? 0;
      if (taken >= mostEach)
        throw new StoplineError(
          'OVERLOADED',
          `${mostEach} ${what} for you already; close some and send the same again`,
        );
      const leave = all.enter();
      each.set(who, taken + 1);
      return () => {
        leave();
        const left = (each.get(who) ?? 1) - 1;
        if (left === 0) each.delete(who);
        else each.set(who, left);
      };
    },
  };
}
