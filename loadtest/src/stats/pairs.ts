/**
 * Two things measured in turn, again and again. The machine drifts over minutes; the two windows of a pair stand next
 * to each other, so that their ratio says more than the ratio of two means. Its median is not moved by one bad pair.
 */
import { median } from './percentile.ts';

export interface Pair<T> {
  readonly base: T;
  readonly measured: T;
}

/** Which of the two goes first in which pair: turn about, so that a drift favours neither. */
export const baseGoesFirst = (pair: number): boolean => pair % 2 === 0;

/** NaN if there is no pair in which both sides have a figure. */
export function medianRatio<T>(pairs: readonly Pair<T>[], figure: (side: T) => number): number {
  return median(ratios(pairs, figure));
}

export function ratios<T>(pairs: readonly Pair<T>[], figure: (side: T) => number): number[] {
  return pairs.map(({ base, measured }) => figure(measured) / figure(base)).filter((ratio) => Number.isFinite(ratio));
}
