/**
 * Whether a reader who stands at an id has missed something. Redis does not say: a read from an id that was trimmed
 * away simply begins with the first entry that is left.
 */
import { compareIds, START } from './stream-id.ts';

export interface StreamInfo {
  readonly length: number;
  /** Entries there ever were. */
  readonly added: number;
  readonly last: string;
  /** Null if the stream is empty. */
  readonly first: string | null;
}

/** From the reply of XINFO STREAM. */
function streamInfo(reply: unknown): StreamInfo {
  const fields = new Map<unknown, unknown>();
  const flat = reply as unknown[];
  for (let index = 0; index < flat.length; index += 2) fields.set(flat[index], flat[index + 1]);
  const first = fields.get('first-entry');
  return {
    length: Number(fields.get('length')),
    added: Number(fields.get('entries-added')),
    last: String(fields.get('last-generated-id')),
    first: Array.isArray(first) ? String(first[0]) : null,
  };
}

const EMPTY_STREAM: StreamInfo = { length: 0, added: 0, last: START, first: null };

export function hasGap(info: StreamInfo, position: string): boolean {
  // The history that the reader read is not this one.
  if (compareIds(info.last, position) < 0) return true;
  if (position === START) return info.added > info.length;
  if (info.first === null) return info.last !== position;
  return compareIds(info.first, position) > 0;
}

/** XINFO of a stream that nobody wrote to yet is an error, not an empty answer. */
export const isNoSuchKey = (error: unknown): boolean => error instanceof Error && error.message.includes('no such key');

/** The answer of XINFO STREAM, also for a stream that nobody wrote to yet. */
export async function infoOrEmpty(asked: Promise<unknown>): Promise<StreamInfo> {
  try {
    return streamInfo(await asked);
  } catch (thrown) {
    if (isNoSuchKey(thrown)) return EMPTY_STREAM;
    throw thrown;
  }
}
