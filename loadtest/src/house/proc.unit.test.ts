import { expect, test } from 'vitest';
import { shareOf, sumOf, used } from './meter.ts';
import { busySecondsIn, childrenOf, cpuSecondsIn, cpuSecondsOf } from './proc.ts';

test('a process whose name has blanks and brackets is read all the same', () => {
  const stat = '42 (node) (x y) S 1 42 42 0 -1 4194560 100 0 0 0 250 50 7 7 20 0 11 0 100';
  expect(cpuSecondsIn(stat)).toBe(3);
});

test('idle and waiting for the disk are not busy', () => {
  expect(busySecondsIn('cpu  100 10 50 9000 400 5 15 20 0 0\ncpu0 1 1 1')).toBe(2);
});

test('this process uses processor time, and its parent has it for a child', () => {
  const before = cpuSecondsOf(process.pid);
  for (const until = performance.now() + 60; performance.now() < until; );
  expect(cpuSecondsOf(process.pid)).toBeGreaterThan(before);
  expect(childrenOf(process.ppid).map(({ pid }) => pid)).toContain(process.pid);
});

test('a process that is gone has used nothing', () => {
  expect(cpuSecondsOf(2 ** 22 + 1)).toBe(0);
});

test('what ours did not use, others did; a process that was started again does not count backwards', () => {
  const from = { at_ms: 0, busy_s: 10, by_name: { intake: 1, worker: 5 } };
  const to = { at_ms: 10_000, busy_s: 18, by_name: { intake: 4, worker: 2 } };
  const seen = used(from, to);
  expect(seen.by_name).toEqual({ intake: 3, worker: 0 });
  expect(sumOf(seen.by_name, ['intake', 'worker', 'unheard of'])).toBe(3);
  expect(seen.others_share / shareOf(seen, ['intake'])).toBeCloseTo(5 / 3);
});
