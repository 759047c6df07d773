import { describe, expect, test } from 'vitest';
import { median, percentile, spreadOf } from './percentile.ts';

const oneTo = (count: number): number[] => Array.from({ length: count }, (_, index) => count - index);

describe('percentile, by nearest rank', () => {
  test('is always a value that was measured', () => {
    expect(percentile([1, 1000], 50)).toBe(1);
    expect(percentile([1, 1000], 51)).toBe(1000);
  });

  test('of 1,500 values the 99th is the 15th worst but one', () => {
    expect(percentile(oneTo(1_500), 99)).toBe(1_485);
    expect(percentile(oneTo(100), 99)).toBe(99);
    expect(percentile(oneTo(99), 99)).toBe(99);
  });

  test('sorts numbers as numbers and leaves what it was given alone', () => {
    const given = [10, 9, 100];
    expect(percentile(given, 100)).toBe(100);
    expect(given).toEqual([10, 9, 100]);
  });

  test('of one value is that value, at either end too; of nothing it is not a number', () => {
    expect([0, 50, 100].map((percent) => percentile([7], percent))).toEqual([7, 7, 7]);
    expect(percentile([], 50)).toBeNaN();
  });
});

test('the median of an even number lies between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([1, 2, 4, 100])).toBe(3);
  expect(median([])).toBeNaN();
});

test('a spread is both', () => {
  expect(spreadOf(oneTo(200))).toEqual({ p50: 100, p99: 198 });
});
