/**
 * Whether two series of times can be told apart: the two-sample Kolmogorov-Smirnov test. It compares whole distributions, so
 * neither a shifted middle nor another tail goes unseen, and it asks nothing of their form.
 */

/** The largest distance between the two distributions, 0 to 1. */
export function distance(a: readonly number[], b: readonly number[]): number {
  const [left, right] = [a.toSorted((x, y) => x - y), b.toSorted((x, y) => x - y)];
  let largest = 0;
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const at = Math.min(left[i] ?? 0, right[j] ?? 0);
    while (i < left.length && (left[i] ?? 0) <= at) i += 1;
    while (j < right.length && (right[j] ?? 0) <= at) j += 1;
    largest = Math.max(largest, Math.abs(i / left.length - j / right.length));
  }
  return largest;
}

/** For a chance of one in a thousand to see a difference where there is none. */
const C_OF_ONE_IN_1000 = 1.949;

/** Above it the two are told apart. */
export const criticalDistance = (n: number, m: number): number => C_OF_ONE_IN_1000 * Math.sqrt((n + m) / (n * m));
