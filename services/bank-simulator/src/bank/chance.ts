/**
 * Chance without a stream: a number is drawn from the seed and the words that say what it is for, so that a decision is
 * the same however many calls run at the same time, and in whatever order they come.
 */
import { hash } from 'node:crypto';

const DIGITS = 13;
const RANGE = 16 ** DIGITS;

/** Two numbers, uniform in [0, 1). */
export function draw(seed: number, ...words: readonly (string | number)[]): readonly [number, number] {
  const digest = hash('sha1', `${seed} ${words.join(' ')}`, 'hex');
  return [Number.parseInt(digest.slice(0, DIGITS), 16) / RANGE, Number.parseInt(digest.slice(-DIGITS), 16) / RANGE];
}

export interface Latency {
  readonly median_ms: number;
  readonly p99_ms: number;
}

/** How many standard deviations above the median the 99th percentile of a normal distribution lies. */
const Z_P99 = 2.3263;

/** Log-normal, as answer times are; two uniform numbers become one normal one (Box and Muller). */
export function latencyOf({ median_ms, p99_ms }: Latency, [u, v]: readonly [number, number]): number {
  const z = Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  const spread = Math.log(Math.max(1, p99_ms / median_ms)) / Z_P99;
  return median_ms * Math.exp(spread * z);
}
