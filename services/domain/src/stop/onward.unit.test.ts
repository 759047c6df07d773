import { describe, expect, it } from 'vitest';
import { at, bank, onePress, orderOf, PRESS, play, type Told } from '../../test/builders.ts';
import type { Case } from '../case/state.ts';
import { ONWARD_MAX } from './onward.ts';

const transfers = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    transfer_id: `t${from + index}`,
    kind: 'CASH' as const,
    amount: { currency_code: 'CNY', minor_units: 100n },
    at: PRESS,
  }));

const told =
  (from: number, count: number, more: { with_outcome?: true } = {}) =>
  (state: Case): Told => ({
    type: 'RecordOnwardTransfers',
    by: bank('icbc'),
    order_id: orderOf(state).order_id,
    transfers: transfers(from, count),
    ...more,
  });

describe('Onward transfers: an order keeps a hundred', () => {
  it('R6 the same transfer told twice is recorded once', () => {
    const { state } = play(onePress(), at(1, told(0, 3)), at(2, told(1, 3)));
    expect(orderOf(state).onward.map(({ transfer_id }) => transfer_id)).toEqual(['t0', 't1', 't2', 't3']);
  });

  it('R6 given a hundred, when a bank reports one more by itself, then it is told so and nothing is recorded', () => {
    const { state, rejection } = play(onePress(), at(1, told(0, ONWARD_MAX)), at(2, told(500, 1)));
    expect(rejection).toMatchObject({ reason: 'CASE_TOO_LARGE', rule: 'R31' });
    expect(orderOf(state).onward).toHaveLength(ONWARD_MAX);
  });

  it('R6 given ninety-nine, when two come along with an outcome, then the one that fits is recorded and nothing is refused', () => {
    const { state, rejection } = play(
      onePress(),
      at(1, told(0, ONWARD_MAX - 1)),
      at(2, told(500, 2, { with_outcome: true })),
      at(3, told(600, 1, { with_outcome: true })),
    );
    expect(rejection).toBeNull();
    expect(orderOf(state).onward.at(-1)?.transfer_id).toBe('t500');
    expect(orderOf(state).onward).toHaveLength(ONWARD_MAX);
  });
});
