import { RetryableError } from '../errors/outcome.ts';
import type { RedisCommand } from './batch.ts';
import type { WorkItem } from './work-queue.ts';

/** The commands whose callers still wait. Each settles exactly once: by its answer, or when its time is spent. */
export interface PendingCommands {
  /** `spent` makes the error for a caller whose time has run out. Rejects at once when too many wait, or none is taken any more. */
  add(command: RedisCommand, budgetMs: number, spent: (item: WorkItem) => Error): Promise<unknown>;
  /** Takes nothing new, gives the rest `graceMs`, then rejects what is left. */
  finish(graceMs: number, unanswered: (item: WorkItem) => Error): Promise<void>;
}

export function pendingCommands(options: { max: number; push(item: WorkItem): void }): PendingCommands {
  const waiting = new Set<WorkItem>();
  let finishing = false;
  let onEmpty = (): void => undefined;

  const refusal = (): Error | undefined => {
    if (finishing) return new RetryableError('this process is closing its connections to Redis');
    if (waiting.size < options.max) return undefined;
    return new RetryableError(`${options.max} commands wait for Redis already`, { code: 'OVERLOADED' });
  };

  return {
    add(command, budgetMs, spent) {
      const refused = refusal();
      if (refused !== undefined) return Promise.reject(refused);
      return new Promise<unknown>((resolve, reject) => {
        const settle = (act: () => void): void => {
          if (item.settled) return;
          item.settled = true;
          clearTimeout(timer);
          waiting.delete(item);
          act();
          if (waiting.size === 0) onEmpty();
        };
        const item: WorkItem = {
          command,
          settled: false,
          tries: 0,
          resolve: (value) => settle(() => resolve(value)),
          reject: (error) => settle(() => reject(error)),
        };
        const timer = setTimeout(() => item.reject(spent(item)), budgetMs);
        waiting.add(item);
        options.push(item);
      });
    },
    async finish(graceMs, unanswered) {
      finishing = true;
      await new Promise<void>((resolve) => {
        if (waiting.size === 0) return resolve();
        const timer = setTimeout(resolve, graceMs);
        onEmpty = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      for (const item of waiting) item.reject(unanswered(item));
    },
  };
}
