import { expect, it } from 'vitest';
import { sameChance } from './separable.ts';

/** 0 to 1, the same at every run, and in no order. */
const noise = (n: number): number => ((n * 7919) % 1009) / 1009;
const times = (from: number, shift = 0): number[] =>
  Array.from({ length: 300 }, (_, n) => 100 + noise(n + from) + shift);

it('times of one kind are not told apart, nor are equal ones', () => {
  expect(sameChance([times(0), times(300), times(600)])).toBeGreaterThan(0.01);
  expect(
    sameChance([
      [1, 1, 1],
      [1, 1, 2],
      [1, 1, 1],
    ]),
  ).toBeGreaterThan(0.1);
});
it('a fifth of the spread more is seen', () => {
  expect(sameChance([times(0), times(300), times(600, 0.2)])).toBeLessThan(0.001);
});
