import { expect, test } from 'vitest';
import { offsetBy } from './clock.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
/** The house's true time at the moment of an answer, and what its `Date` says of it. */
const TRUE = Date.UTC(2026, 10, 24, 6, 10, 5) + 700;
const DATE = TRUE - 700;

/** A browser that is so far ahead asks and hears, each 50 ms away from the moment of the answer. */
const heard = (before: number, ahead: number, awayMs = 50): number =>
  offsetBy(before, DATE, TRUE + ahead - awayMs, TRUE + ahead + awayMs);

test('a clock that is right is not touched', () => {
  expect(heard(0, 0)).toBe(0);
  expect(heard(0, 200)).toBe(0);
});

test.each([3 * HOUR, -3 * HOUR, -25 * HOUR, 180 * SECOND])(
  'a clock that is %i ms ahead is put right to a second',
  (ahead) => {
    expect(Math.abs(heard(0, ahead) + ahead)).toBeLessThan(SECOND);
  },
);

test('from answer to answer it comes nearer, and a slow one spoils nothing', () => {
  const first = heard(0, 3 * HOUR);
  expect(heard(first, 3 * HOUR)).toBe(first);
  expect(heard(-3 * HOUR, 3 * HOUR, 5 * SECOND)).toBe(-3 * HOUR);
});

test('a clock that somebody puts right meanwhile is believed again', () => {
  expect(Math.abs(heard(heard(0, 3 * HOUR), 0))).toBeLessThan(SECOND);
});
