/**
 * One batch at a time for each key: what arrives while one is under way waits, and is then handled together. Knows
 * nothing of cases.
 */
import { RetryableError } from '@stopline/platform/errors/outcome.ts';

export interface GroupOptions<Item> {
  handle(key: string, items: readonly Item[]): Promise<void>;
  /** Called before the first batch of a key that was idle, unless the item that came first is in a hurry. */
  linger(): Promise<void>;
  /** More than so many items in one batch would make one write too large. */
  batchMax: number;
  waitingMax: number;
  waitingPerKeyMax: number;
}

export interface Groups<Item> {
  /** Throws RetryableError, code OVERLOADED, when too many wait. `handle` must not throw: it answers each item itself. */
  add(key: string, item: Item, linger: boolean): void;
  /** Resolves when no item waits and no batch is under way. */
  idle(): Promise<void>;
}

export function groups<Item>(options: GroupOptions<Item>): Groups<Item> {
  const waiting = new Map<string, Item[]>();
  let count = 0;
  let whenIdle: (() => void)[] = [];

  const run = async (key: string, linger: boolean): Promise<void> => {
    if (linger) await options.linger();
    for (let items = waiting.get(key) ?? []; items.length > 0; items = waiting.get(key) ?? []) {
      const batch = items.splice(0, options.batchMax);
      await options.handle(key, batch);
      count -= batch.length;
    }
    waiting.delete(key);
    if (waiting.size > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle = [];
  };

  return {
    add(key, item, linger) {
      const others = waiting.get(key);
      if (count >= options.waitingMax) throw overloaded(options.waitingMax, 'in this process');
      if (others !== undefined && others.length >= options.waitingPerKeyMax) {
        throw overloaded(options.waitingPerKeyMax, 'for this case');
      }
      count += 1;
      if (others !== undefined) {
        others.push(item);
        return;
      }
      waiting.set(key, [item]);
      void run(key, linger);
    },
    idle: () => (waiting.size === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve))),
  };
}

function overloaded(max: number, where: string): RetryableError {
  return new RetryableError(`${max} commands wait ${where} already`, { code: 'OVERLOADED', retry_after_ms: 1000 });
}
