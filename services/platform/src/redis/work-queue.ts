import type { RedisCommand } from './batch.ts';

/** One caller's command, from the moment it is asked until its promise settles. */
export interface WorkItem {
  readonly command: RedisCommand;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  /** Its caller has an answer: it must not be sent (again). */
  settled: boolean;
  tries: number;
  lastError?: Error;
}

/** The commands that wait for a connection. The lanes of one master share it, so that no lane idles beside a full one. */
export interface WorkQueue {
  push(item: WorkItem): void;
  take(max: number): WorkItem[];
  /** Resolves when there may be something to take, or when the signal aborts. */
  untilWork(signal: AbortSignal): Promise<void>;
  readonly length: number;
}

export function workQueue(): WorkQueue {
  let items: WorkItem[] = [];
  const waiting = new Set<() => void>();
  return {
    push(item) {
      items.push(item);
      // All of them: the one that was woken alone might find that its connection has just ended.
      for (const wake of [...waiting]) wake();
    },
    take(max) {
      const alive = items.filter((item) => !item.settled);
      items = alive.slice(max);
      return alive.slice(0, max);
    },
    untilWork(signal) {
      if (items.length > 0 || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = (): void => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener('abort', wake, { once: true });
      });
    },
    get length() {
      return items.length;
    },
  };
}
