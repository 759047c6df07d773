/** One instant in three spellings: integer milliseconds (domain), RFC 3339 UTC with milliseconds (JSON), Timestamp (wire). */
import type { Instant } from '@stopline/domain/values/instant.ts';

/** As proto-loader gives it: int64 as a string. */
export interface WireTimestamp {
  readonly seconds: string;
  readonly nanos: number;
}

const NANOS_PER_MS = 1_000_000;
/** Years 0001 to 9999, as the Timestamp message itself is bound. */
const SECONDS_MIN = -62_135_596_800;
const SECONDS_MAX = 253_402_300_799;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i;

export const formatInstant = (at: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'millisecond' });

/**
 * Null for what is no RFC 3339 time. Below a millisecond everything is cut off. A zone can carry a written year out of
 * the calendar that Timestamp and log have, hence the bounds.
 */
export function parseInstant(text: string): Instant | null {
  if (!RFC_3339.test(text)) return null;
  try {
    const at = Temporal.Instant.from(text).epochMilliseconds;
    return isInCalendar(Math.floor(at / 1_000)) ? at : null;
  } catch {
    return null;
  }
}

const isInCalendar = (seconds: number): boolean => seconds >= SECONDS_MIN && seconds <= SECONDS_MAX;

export function instantToWire(at: Instant): WireTimestamp {
  const seconds = Math.floor(at / 1_000);
  return { seconds: String(seconds), nanos: (at - seconds * 1_000) * NANOS_PER_MS };
}

/** A time that the calendar does not have stays text that no schema accepts, so that the caller is told the field. */
export function wireToText(wire: WireTimestamp): string {
  const seconds = Number(wire.seconds);
  const valid = isInCalendar(seconds) && wire.nanos >= 0 && wire.nanos < 1_000_000_000;
  if (!valid) return `no time: ${wire.seconds} s and ${wire.nanos} ns`;
  return formatInstant(seconds * 1_000 + Math.floor(wire.nanos / NANOS_PER_MS));
}
