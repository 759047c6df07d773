import type { Redis } from 'ioredis';
import { OutcomeUnknownError, RetryableError, TerminalError } from '../errors/outcome.ts';
import type { RedisAddress } from './address.ts';
import type { RedisCommand } from './batch.ts';
import { type ConnectionEvent, openLane } from './lane.ts';
import { type WorkItem, workQueue } from './work-queue.ts';

export type { ConnectionEvent } from './lane.ts';

export interface ScriptCall {
  /** The script's text. It must be idempotent: the same call may reach Redis more than once. */
  script: string;
  keys: readonly string[];
  args: readonly (string | number | Buffer)[];
}

export interface Budget {
  /** How long the caller waits, tries and pauses together. */
  budgetMs: number;
}

export interface RecordClient {
  /**
   * Runs a script, trying again until it is answered or the budget is spent. Rejects with TerminalError when the
   * script itself failed, RetryableError when it was certainly never sent, OutcomeUnknownError when the budget
   * ended first: then it may have run, and only the same call again can tell.
   */
  commit(call: ScriptCall, budget: Budget): Promise<unknown>;
  /** A command that only reads. Rejects with RetryableError when the budget is spent, TerminalError on a wrong command. */
  read(name: string, args: readonly (string | number | Buffer)[], budget: Budget): Promise<unknown>;
  /** At least one connection stands and passed `onConnect`. */
  ready(): boolean;
  /** Lets what is in flight finish (for one try at most), rejects the rest, closes every connection. */
  close(): Promise<void>;
}

export interface RecordClientOptions {
  /** Where the master is now. Asked before each connection: one Redis, Sentinel and Cluster differ only here. */
  findMaster(): Promise<RedisAddress>;
  /** Checks each new connection before anything is sent on it; throwing refuses the connection. */
  onConnect?(redis: Redis): Promise<void>;
  onEvent?(event: ConnectionEvent): void;
  onBatch?(commands: number, durationMs: number): void;
  /** One batch's deadline: a peer that stopped is found in this time. Default 600. */
  tryMs?: number;
  connectMs?: number;
  connections?: number;
  batchMax?: number;
  /** More commands than this at once are turned away as retryable. Default 10,000. */
  pendingMax?: number;
  /** Jitter in [0, 1). */
  random?(): number;
}

const FIRST_PAUSE_MS = { least: 20, most: 60 };
const LONGEST_PAUSE_MS = 220;

/** Client for writes that must not be lost, doubled or left hanging: the recipe that was measured under kill -9, pauses and failovers. */
export function openRecordClient(options: RecordClientOptions): RecordClient {
  const { tryMs = 600, connectMs = 500, connections = 2, batchMax = 64, pendingMax = 10_000 } = options;
  const random = options.random ?? Math.random;
  const queue = workQueue();
  const pending = new Set<WorkItem>();
  let closing = false;
  let drained = (): void => {};

  const pauseMs = (tries: number): number => {
    const growth = 2 ** Math.min(tries - 1, 8);
    const first = FIRST_PAUSE_MS.least + random() * (FIRST_PAUSE_MS.most - FIRST_PAUSE_MS.least);
    return Math.min(first * growth, LONGEST_PAUSE_MS);
  };

  const lanes = Array.from({ length: connections }, () =>
    openLane({
      queue,
      findMaster: () => options.findMaster(),
      onConnect: async (redis) => options.onConnect?.(redis),
      onEvent: (event) => options.onEvent?.(event),
      onBatch: (commands, durationMs) => options.onBatch?.(commands, durationMs),
      again(item, error) {
        item.tries += 1;
        item.lastError = error;
        setTimeout(() => queue.push(item), pauseMs(item.tries));
      },
      tryMs,
      connectMs,
      batchMax,
      reconnectDelayMs: pauseMs,
    }),
  );

  const submit = (command: RedisCommand, budgetMs: number, spent: (item: WorkItem) => Error): Promise<unknown> => {
    if (closing) return Promise.reject(new RetryableError('this process is closing its connections to Redis'));
    if (pending.size >= pendingMax) {
      return Promise.reject(
        new RetryableError(`${pendingMax} commands wait for Redis already`, { code: 'OVERLOADED' }),
      );
    }
    return new Promise<unknown>((resolve, reject) => {
      const settle = (act: () => void): void => {
        if (item.settled) return;
        item.settled = true;
        clearTimeout(timer);
        pending.delete(item);
        act();
        if (pending.size === 0) drained();
      };
      const item: WorkItem = {
        command,
        settled: false,
        tries: 0,
        resolve: (value) => settle(() => resolve(value)),
        reject: (error) => settle(() => reject(error)),
      };
      const timer = setTimeout(() => item.reject(spent(item)), budgetMs);
      pending.add(item);
      queue.push(item);
    });
  };

  const untilDrained = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (pending.size === 0) return resolve();
      const timer = setTimeout(resolve, ms);
      drained = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  return {
    async commit({ script, keys, args }, { budgetMs }) {
      const command = { name: 'eval', args: [script, keys.length, ...keys, ...args] };
      try {
        return await submit(command, budgetMs, (item) => unknown(item, budgetMs));
      } catch (thrown) {
        throw asOutcome(thrown, 'the script failed');
      }
    },
    async read(name, args, { budgetMs }) {
      try {
        return await submit({ name, args }, budgetMs, (item) => unread(item, name, budgetMs));
      } catch (thrown) {
        throw asOutcome(thrown, `${name} failed`);
      }
    },
    ready: () => !closing && lanes.some((lane) => lane.connected),
    async close() {
      closing = true;
      await untilDrained(tryMs);
      for (const item of pending) item.reject(new OutcomeUnknownError('closed before Redis answered', causeOf(item)));
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

function unknown(item: WorkItem, budgetMs: number): Error {
  return new OutcomeUnknownError(`Redis did not confirm within ${budgetMs} ms (${item.tries} tries)`, causeOf(item));
}

function unread(item: WorkItem, name: string, budgetMs: number): Error {
  return new RetryableError(`Redis did not answer ${name} within ${budgetMs} ms`, causeOf(item));
}

function causeOf(item: WorkItem): { cause?: Error } {
  return item.lastError === undefined ? {} : { cause: item.lastError };
}

function asOutcome(thrown: unknown, what: string): Error {
  if (thrown instanceof RetryableError || thrown instanceof OutcomeUnknownError) return thrown;
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new TerminalError(`${what}: ${cause.message}`, { cause });
}
