/** Holds some names while the work runs; whoever needs one of them waits, in the order of asking. */
export type Hold = <T>(names: readonly string[], work: () => Promise<T>) => Promise<T>;

export function createLocks(): Hold {
  const last = new Map<string, Promise<unknown>>();
  return (names, work) => {
    const mine = Promise.all(names.map((name) => last.get(name))).then(work);
    const over = mine.catch(() => undefined);
    for (const name of names) last.set(name, over);
    return mine;
  };
}
