/**
 * One append's bytes, fixed for ever (docs/decisions/0006-log-bytes.md):
 *
 *   {"before":"<64 hex>","v":1,"id":"<append id>","at":"<RFC 3339 ms>","events":[{"type":"CaseOpened",…},…]}
 *
 * `before` comes first, so that a script finds it at a fixed place. The events of an append happened at one time: it
 * stands once, and not in each. `id` is drawn for each append: without it two processes that decide the same
 * repeated command in the same millisecond would write the same bytes, and each would take the other's for its own.
 */
import type { CaseEvent, Instant } from '@stopline/domain';
import { decode, encode, instantFrom, instantText } from './codec.ts';

/** Rises when the bytes change their form; a reader must know every form there ever was. */
export const ENTRY_FORMAT = 1;

export interface Entry {
  readonly before: string;
  readonly id: string;
  readonly at: Instant;
  readonly events: readonly CaseEvent[];
}

/** An event as it stands in an entry. Throws NotStorableError. */
export function eventText(event: CaseEvent): string {
  const { at: _at, ...rest } = event;
  return JSON.stringify(encode(rest));
}

export function entryBytes(before: string, id: string, at: Instant, eventTexts: readonly string[]): string {
  const head = JSON.stringify({ before, v: ENTRY_FORMAT, id, at: instantText(at) });
  return `${head.slice(0, -1)},"events":[${eventTexts.join(',')}]}`;
}

export function entryFrom(bytes: string): Entry {
  const stored: unknown = JSON.parse(bytes);
  if (!isStoredEntry(stored)) throw new Error('not an entry of a log, or one of a later version of this program');
  const at = instantFrom(stored.at);
  const events = stored.events.map((event) => ({ ...(decode(event) as object), at }) as CaseEvent);
  return { before: stored.before, id: stored.id, at, events };
}

interface StoredForm {
  readonly before: string;
  readonly id: string;
  readonly at: string;
  readonly events: readonly unknown[];
}

function isStoredEntry(value: unknown): value is StoredForm {
  if (typeof value !== 'object' || value === null) return false;
  const { before, v, id, events } = value as Record<string, unknown>;
  return v === ENTRY_FORMAT && typeof before === 'string' && typeof id === 'string' && Array.isArray(events);
}
