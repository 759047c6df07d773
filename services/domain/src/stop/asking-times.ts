/** R10 and architecture.md section 4: when an order rings, as numbers. */
import type { StopOrder } from '../case/state.ts';
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../values/instant.ts';

/** The machine asks for so long after a revision; then a person is told, and the case is looked at daily. */
export const ASKING_ENDS_MS = 48 * HOUR_MS;

const SLOW_MS = 5 * MINUTE_MS;
/** After an attempt without an answer: 1, 2, 4 … 60 s for ten minutes, then every five. */
const QUICK_FOR_MS = 10 * MINUTE_MS;
const BACKOFF_MAX_MS = 60 * SECOND_MS;
/** Where every breaker is open the queue wakes by itself; the ring is only the net below it. */
export const UNREACHABLE_FIRST_MS = 60 * SECOND_MS;
/** After PENDING the bank calls back; we ask too, for a callback may be lost. */
const QUERY_WAITS_MS = [15 * SECOND_MS, 30 * SECOND_MS, 60 * SECOND_MS] as const;

/** A question about a settled order (R7) of which nothing is recorded is put again for as long: with doubling waits, so often. */
export const QUESTION_RINGS_MAX = ASKING_ENDS_MS / SLOW_MS;

export const askingEndsAt = (order: StopOrder): Instant => order.revised_at + ASKING_ENDS_MS;

export const queryWaitMs = (queries: number): number => QUERY_WAITS_MS[queries] ?? SLOW_MS;

/** `failures`: attempts in a row that ended without an answer, this one included. */
export function backoffMs(failures: number, sinceRevisionMs: number): number {
  if (sinceRevisionMs >= QUICK_FOR_MS) return SLOW_MS;
  return Math.min(SECOND_MS * 2 ** Math.min(failures - 1, 6), BACKOFF_MAX_MS);
}

/**
 * How long after a ring to look again if nothing is recorded of it: the time every channel may take, and a second.
 * From the third silent ring on it doubles, so that a backlog drains instead of growing.
 */
export function lookAgainMs(order: StopOrder, silentRings: number): number {
  if (order.unreachable) return SLOW_MS;
  const base = order.answer_within_ms * Math.max(1, order.channels_count) + SECOND_MS;
  return Math.min(base * 2 ** Math.min(Math.max(0, silentRings - 2), 20), SLOW_MS);
}
