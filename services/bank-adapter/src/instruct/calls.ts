/** Which orders this process is calling now: none is called twice at once. */

export interface Calls {
  /** True: a call of this order is under way, and will look again when it ends. */
  join(order_id: string): boolean;
  /** Marks the order as being called while `work` runs. `again()` says, once, whether somebody joined since. */
  during<T>(order_id: string, work: (again: () => boolean) => Promise<T>): Promise<T>;
  /** Whatever else must have ended before the process may. Its own errors are its own business. */
  follow(work: Promise<unknown>): void;
  idle(): Promise<void>;
}

export function createCalls(): Calls {
  const calling = new Map<string, { joined: boolean }>();
  const underWay = new Set<Promise<unknown>>();

  return {
    join(order_id) {
      const mark = calling.get(order_id);
      if (mark !== undefined) mark.joined = true;
      return mark !== undefined;
    },
    async during(order_id, work) {
      const mark = { joined: false };
      calling.set(order_id, mark);
      try {
        return await work(() => {
          const { joined } = mark;
          mark.joined = false;
          return joined;
        });
      } finally {
        calling.delete(order_id);
      }
    },
    follow(work) {
      const ended = work.then(
        () => undefined,
        () => undefined,
      );
      underWay.add(ended);
      void ended.finally(() => underWay.delete(ended));
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
