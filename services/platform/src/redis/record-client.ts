import type { Redis } from 'ioredis';
import { OutcomeUnknownError, RetryableError, TerminalError } from '../errors/outcome.ts';
import { systemIds } from '../ports/ids.ts';
import type { RedisAddress } from './address.ts';
import { type ConnectionEvent, type LaneOptions, openLane } from './lane.ts';
import { pendingCommands } from './pending.ts';
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

/** For writes that must not be lost, doubled or left hanging: the recipe that was measured under kill -9, stops and failovers. */
export function openRecordClient(options: RecordClientOptions): RecordClient {
  const { tryMs = 600, connectMs = 500, connections = 2, batchMax = 64, pendingMax = 10_000 } = options;
  const queue = workQueue();
  const pending = pendingCommands({ max: pendingMax, push: (item) => queue.push(item) });
  const pauseMs = growingPause(options.random ?? systemIds.random);
  // Why no connection stands. It tells whoever waited in vain more than how the last try on the old one ended.
  let trouble: Error | undefined;
  const causeOf = ({ lastError }: WorkItem): { cause?: Error } => {
    const cause = trouble ?? lastError;
    return cause === undefined ? {} : { cause };
  };
  const lane: LaneOptions = {
    queue,
    findMaster: () => options.findMaster(),
    onConnect: async (redis) => options.onConnect?.(redis),
    onEvent(event) {
      trouble = event.kind === 'connected' ? undefined : event.error;
      options.onEvent?.(event);
    },
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
  };
  const lanes = Array.from({ length: connections }, () => openLane(lane));

  return {
    async commit({ script, keys, args }, { budgetMs }) {
      const command = { name: 'eval', args: [script, keys.length, ...keys, ...args] };
      try {
        return await pending.add(command, budgetMs, (item) => {
          const message = `Redis did not confirm within ${budgetMs} ms (${item.tries} tries failed)`;
          return new OutcomeUnknownError(message, causeOf(item));
        });
      } catch (thrown) {
        throw asOutcome(thrown, 'the script failed');
      }
    },
    async read(name, args, { budgetMs }) {
      try {
        return await pending.add({ name, args }, budgetMs, (item) => {
          return new RetryableError(`Redis did not answer ${name} within ${budgetMs} ms`, causeOf(item));
        });
      } catch (thrown) {
        throw asOutcome(thrown, `${name} failed`);
      }
    },
    ready: () => lanes.some((each) => each.connected),
    async close() {
      await pending.finish(tryMs, (item) => new OutcomeUnknownError('closed before Redis answered', causeOf(item)));
      await Promise.all(lanes.map((each) => each.close()));
    },
  };
}

/** 20 to 60 ms the first time, doubling up to 220: callers that failed together do not come back together. */
function growingPause(random: () => number): (tries: number) => number {
  return (tries) => Math.min((20 + random() * 40) * 2 ** Math.min(tries - 1, 8), 220);
}

function asOutcome(thrown: unknown, what: string): Error {
  if (thrown instanceof RetryableError || thrown instanceof OutcomeUnknownError) return thrown;
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new TerminalError(`${what}: ${cause.message}`, { cause });
}
