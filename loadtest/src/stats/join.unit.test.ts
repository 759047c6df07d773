import { caseIdOf, orderIdOf } from '@stopline/domain/values/ids.ts';
import { describe, expect, test } from 'vitest';
import { type Arrival, join, type Press } from './join.ts';

const CASE = caseIdOf('li', 'first');
const OTHER = caseIdOf('li', 'other');

const press = (case_id: string | undefined, intended_ms: number): Press => ({
  index: 0,
  intended_ms,
  sent_ms: intended_ms + 1,
  answered_ms: intended_ms + 2,
  ...(case_id === undefined ? { error: 'UNAVAILABLE' } : { case_id }),
});

const arrival = (case_id: string, bank_id: string, received_at_ms: number, revision = 1): Arrival => ({
  n: 1,
  bank_id,
  order_id: orderIdOf(case_id, { payment_id: bank_id, account: '9', bank_id, round: 1 }),
  revision,
  received_at_ms,
});

const two = { ordersOf: () => 2 };
const took = (presses: readonly Press[], arrivals: readonly Arrival[], options = two) =>
  join(presses, arrivals, options).instructed.map(({ took_ms }) => took_ms);

describe('joining presses with the banks’ receipts', () => {
  test('a case took as long as its last bank, from when it was meant to be sent', () => {
    const arrivals = [arrival(CASE, 'a', 1_009), arrival(OTHER, 'a', 1_500), arrival(CASE, 'b', 1_004)];
    expect(took([press(CASE, 1_000)], arrivals)).toEqual([9]);
  });

  test('a case with an order missing has no time, and the order is counted', () => {
    const joined = join([press(CASE, 1_000), press(OTHER, 1_000)], [arrival(CASE, 'a', 1_009)], two);
    expect(joined).toEqual({ instructed: [], orders_arrived: 1, orders_missing: 3 });
  });

  test('what was not acknowledged is owed nothing', () => {
    expect(join([press(undefined, 1_000)], [], two)).toEqual({ instructed: [], orders_arrived: 0, orders_missing: 0 });
  });

  test('a later revision is another question', () => {
    const arrivals = [arrival(CASE, 'a', 1_003), arrival(CASE, 'b', 1_004), arrival(CASE, 'b', 9_000, 2)];
    expect(took([press(CASE, 1_000)], arrivals)).toEqual([4]);
  });

  test('only the banks that count are looked at', () => {
    const arrivals = [arrival(CASE, 'a', 1_003), arrival(CASE, 'bad', 9_000)];
    const options = { ordersOf: () => 1, banks: new Set(['a']) };
    expect(took([press(CASE, 1_000)], arrivals, options)).toEqual([3]);
  });

  test('a case without any order that counts says nothing', () => {
    expect(took([press(CASE, 1_000)], [], { ordersOf: () => 0 })).toEqual([]);
  });
});
