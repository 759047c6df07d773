import type { Redis } from 'ioredis';
import { ensureError } from '../errors/outcome.ts';

export interface RedisCommand {
  name: string;
  args: readonly (string | number | Buffer)[];
}

export type ReplyOutcome =
  | { kind: 'reply'; value: unknown }
  /** The server ran the command and said no: only this caller's business. */
  | { kind: 'refused'; error: Error }
  /** Nothing is known, or the server cannot serve now: the same command again. */
  | { kind: 'again'; error: Error };

export interface BatchOutcome {
  replies: ReplyOutcome[];
  /** Why the connection must not be used any more, if so. */
  broken?: Error;
}

/**
 * Sends commands as ONE pipeline and waits at most `tryMs`. This is the only place where a batch is put together
 * and judged: a `WAIT` for replicas belongs here, as the last element of the same pipeline, since on any other
 * connection or in a later call it confirms nothing.
 *
 * Scripts travel as plain EVAL text. EVALSHA is sent again behind the rest of its pipeline after a NOSCRIPT, that
 * is after the WAIT that should have covered it.
 */
export async function sendBatch(redis: Redis, commands: readonly RedisCommand[], tryMs: number): Promise<BatchOutcome> {
  let replies: [Error | null, unknown][];
  try {
    replies = await withinMs(execute(redis, commands), tryMs);
  } catch (thrown) {
    const error = ensureError(thrown);
    return { replies: commands.map(() => ({ kind: 'again', error })), broken: error };
  }
  const outcomes = replies.map(([error, value]): ReplyOutcome => {
    if (error === null) return { kind: 'reply', value };
    return isReply(error) && !isNotNow(error) ? { kind: 'refused', error } : { kind: 'again', error };
  });
  const broken = replies.map(([error]) => error).find((error) => error !== null && !connectionSurvives(error));
  return broken ? { replies: outcomes, broken } : { replies: outcomes };
}

async function execute(redis: Redis, commands: readonly RedisCommand[]): Promise<[Error | null, unknown][]> {
  const replies = await redis.pipeline(commands.map(({ name, args }) => [name, ...args])).exec();
  if (replies?.length !== commands.length) throw new Error('the connection ended before the batch was answered');
  return replies;
}

/** This connection leads to a server that will not serve: look for the master again. */
const WRONG_SERVER = ['LOADING', 'READONLY', 'MASTERDOWN', 'CLUSTERDOWN', 'MOVED', 'ASK'];
/** The right server, unable just now. Nothing was written. */
const NOT_NOW = [...WRONG_SERVER, 'TRYAGAIN', 'UNBLOCKED', 'NOREPLICAS', 'MISCONF', 'BUSY', 'OOM'];

export function isNotNow(error: Error): boolean {
  return NOT_NOW.includes(firstWord(error));
}

export function isWrongServer(error: Error): boolean {
  return WRONG_SERVER.includes(firstWord(error));
}

function firstWord(error: Error): string {
  return /^-?([A-Z]+)\b/.exec(error.message)?.[1] ?? '';
}

/** ioredis types its ReplyError as `any`; the name is what tells a server's word from a broken connection. */
function isReply(error: Error): boolean {
  return error.name === 'ReplyError';
}

function connectionSurvives(error: Error): boolean {
  return isReply(error) && !isWrongServer(error);
}

export function withinMs<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
