import { expect, test } from 'vitest';
import { backToNormalAfter, type Probe } from './recovery.ts';

const END = { end_ms: 10_000, normal_ms: 250 };

/** Ten a second, from the end on. */
const probes = (...took: readonly number[]): Probe[] =>
  took.map((took_ms, index) => ({ intended_ms: END.end_ms + index * 100, took_ms }));
const times = (count: number, took_ms: number): number[] => Array.from({ length: count }, () => took_ms);

test('all quick: at once', () => {
  expect(backToNormalAfter(probes(...times(30, 20)), END)).toBe(0);
});

test('from the first quick press after which nearly all are quick', () => {
  expect(backToNormalAfter(probes(...times(20, 4_000), ...times(100, 20)), END)).toBe(2);
});

test('a lucky press among slow ones does not count', () => {
  expect(backToNormalAfter(probes(...times(10, 4_000), 20, ...times(9, 4_000), ...times(100, 20)), END)).toBe(2);
});

test('one slow press in forty does not take it back', () => {
  expect(backToNormalAfter(probes(...times(30, 20), 900, ...times(30, 20)), END)).toBe(0);
});

test('what never gets better, or was turned away to the end, never is normal', () => {
  expect(backToNormalAfter(probes(...times(100, 4_000)), END)).toBe(Number.POSITIVE_INFINITY);
  expect(backToNormalAfter(probes(...times(60, 20), ...times(40, Number.POSITIVE_INFINITY)), END)).toBe(
    Number.POSITIVE_INFINITY,
  );
});

test('a few quick presses at the very end prove nothing', () => {
  expect(backToNormalAfter(probes(...times(90, 4_000), ...times(10, 20)), END)).toBe(Number.POSITIVE_INFINITY);
});
