import { expect, test } from 'vitest';
import { waitsIn } from './phone-tasks.ts';
import { type CaseSeen, eachOf, millisecondsOf, sample, settledAt } from './recorded.ts';

const at = (ms: number) => ({ seconds: String(Math.floor(ms / 1_000)), nanos: (ms % 1_000) * 1_000_000 });
const order = (order_id: string, bank_id: string, settled_ms?: number) => ({
  order_id,
  bank_id,
  placed_at: at(1_000),
  ...(settled_ms === undefined ? {} : { settled_at: at(settled_ms) }),
});
const task = (order_id: string, opened_ms: number) => ({ order_id, opened_at: at(opened_ms) });
const seen = (orders: readonly object[], phone_tasks: readonly object[] = []): CaseSeen =>
  ({ orders, phone_tasks }) as unknown as CaseSeen;

test('a time of the wire is milliseconds', () => {
  expect(millisecondsOf({ seconds: '1795500653', nanos: 123_000_000 })).toBe(1_795_500_653_123);
});

test('a case is recorded when its last order is', () => {
  expect(settledAt(seen([order('1', 'a', 5_002), order('2', 'b', 5_009), order('3', 'c', 5_001)]))).toBe(5_009);
});

test('a case with an order that is not settled has no such time', () => {
  expect(settledAt(seen([order('1', 'a', 5_002), order('2', 'b')]))).toBeNaN();
});

test('a sample is spread over all, and no larger than asked', () => {
  expect(sample([0, 1, 2, 3, 4, 5, 6], 3)).toEqual([0, 3, 6]);
  expect(sample([0, 1], 3)).toEqual([0, 1]);
});

test('each of many is handled once, never more at a time than said', async () => {
  let running = 0;
  let most = 0;
  const handled: number[] = [];
  await eachOf([1, 2, 3, 4, 5], 2, async (one) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    handled.push(one);
    running -= 1;
  });
  expect(handled).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test('an order waits for its first phone task; only the bad banks’ orders are looked at', () => {
  const orders = [order('1', 'bad', 2_000), order('2', 'good', 2_000)];
  expect(waitsIn(seen(orders, [task('1', 61_000), task('1', 11_000)]), new Set(['bad']))).toEqual([10_000]);
});

test('an order of a bad bank without a phone task waits for ever', () => {
  expect(waitsIn(seen([order('1', 'bad')], [task('2', 11_000)]), new Set(['bad']))).toEqual([Number.POSITIVE_INFINITY]);
});
