/** Pointers as they stand in the streams: fields in a fixed order, as append.lua writes them. */
import type { Change, Pointer } from '../casebook.ts';

export type StreamEntry = readonly [id: string, fields: readonly string[]];
/** What XREAD and XREADGROUP answer: null after a wait in vain. */
export type StreamsReply = readonly (readonly [key: string, entries: readonly StreamEntry[]])[] | null;

export const pointerFrom = ([, fields]: StreamEntry): Pointer => ({
  case_id: fields[1] ?? '',
  version: Number(fields[3]),
  keys: (fields[5] ?? '').split(' '),
});

export const changeFrom = ([, fields]: StreamEntry): Change => ({
  case_id: fields[1] ?? '',
  version: Number(fields[3]),
  event_types: (fields[5] ?? '').split(','),
});
