/** When is it over? A trickle of presses after the load says so. */
import { percentile } from '../stats/percentile.ts';

export interface Probe {
  readonly intended_ms: number;
  /** Until its last bank was instructed; Infinity for a press that was turned away. */
  readonly took_ms: number;
}

/** One slow press in twenty is this machine's disk, and was there before. */
const MOST_PERCENT = 95;
/** Fewer presses than that after a moment say nothing about it. */
const PROBES_LEAST = 20;

/**
 * Seconds from `end_ms` to the first moment from which on nearly every press, to the last of the trickle, is as quick as
 * before; Infinity if there is none.
 */
export function backToNormalAfter(
  probes: readonly Probe[],
  { end_ms, normal_ms }: { end_ms: number; normal_ms: number },
): number {
  for (let from = 0; from <= probes.length - PROBES_LEAST; from += 1) {
    const [first, rest] = [probes[from], probes.slice(from)];
    if (first === undefined || first.took_ms > normal_ms) continue;
    const slow = percentile(
      rest.map(({ took_ms }) => took_ms),
      MOST_PERCENT,
    );
    if (slow <= normal_ms) return Math.max(0, (first.intended_ms - end_ms) / 1_000);
  }
  return Number.POSITIVE_INFINITY;
}
