/** R4, R6, R7: the same outcomes, permuted, repeated and delayed, give the same case. A thousand random orders a run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../src/case/state.ts';
import { amountsOfCase } from '../../src/stop/amounts.ts';
import { freezeStatusOf } from '../../src/stop/freeze-status.ts';
import type { OutcomeDoor, StopOutcome } from '../../src/stop/outcome-types.ts';
import {
  at,
  key,
  li,
  onePress,
  orderOf,
  type Played,
  play,
  playOn,
  type Told,
  timePasses,
  toBank,
  worker,
  yuan,
} from '../builders.ts';

const RUNS = 1_000;
/** A thousand random cases take their time on a machine that has other things to do. */
const PATIENCE_MS = 120_000;

const money = fc.integer({ min: 0, max: 80 }).map(yuan);
/** Anything a bank may say of the order's first revision: also what contradicts itself. */
const told: fc.Arbitrary<{ door: OutcomeDoor; outcome: StopOutcome }> = fc.record({
  door: fc.constantFrom<OutcomeDoor>('REPLY', 'QUERY', 'CALLBACK', 'PHONE'),
  outcome: fc
    .record({
      sequence: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      answer: fc.constantFrom('PENDING', 'REFUSED', 'FINAL'),
      currency_code: fc.constantFrom('CNY', 'CNY', 'CNY', 'CNY', 'USD'),
      frozen_total: money,
      released_total: fc.constantFrom(0n, yuan(10)),
      expired_total: fc.constantFrom(0n, 0n, yuan(5)),
      returned_total: fc.constantFrom(0n, 0n, yuan(20)),
      bank_reference: fc.constantFrom('', 'A', 'A', 'B'),
    })
    .map(
      ({ sequence, ...rest }): StopOutcome => ({
        revision: 1,
        requested_minor_units: yuan(50),
        ...(sequence === undefined ? {} : { sequence }),
        ...rest,
      }),
    ),
});

const record =
  (one: { door: OutcomeDoor; outcome: StopOutcome }) =>
  (state: Case): Told => ({
    type: 'RecordOutcome',
    by: worker,
    order_id: orderOf(state).order_id,
    ...one,
  });

const said = (one: { door: OutcomeDoor; outcome: StopOutcome }) => at(9, record(one));

function after(said: readonly { door: OutcomeDoor; outcome: StopOutcome }[], seconds: readonly number[]): Played {
  let played = play(onePress());
  said.forEach((one, i) => {
    const time = seconds[i % Math.max(1, seconds.length)] ?? 1;
    played = playOn(played.state, at(time, timePasses));
    played = playOn(played.state, at(time, record(one)));
  });
  return played;
}

/** What may not depend on the order of arrival. */
function judged({ state }: Played) {
  const order = orderOf(state);
  return {
    totals: order.totals,
    answer: order.answer,
    status: freezeStatusOf(order),
    contradictions: [...order.contradictions].sort(),
    amounts: amountsOfCase(state),
  };
}

describe('properties of merging', { timeout: PATIENCE_MS }, () => {
  it('R6 any permutation, repetition and delay of the same outcomes gives the same totals, answers, statuses and contradictions', () => {
    const shuffled = fc.array(told, { minLength: 1, maxLength: 8 }).chain((said) =>
      fc.record({
        said: fc.constant(said),
        order: fc.shuffledSubarray([...said.keys(), ...said.keys()], {
          minLength: said.length,
          maxLength: said.length * 2,
        }),
        seconds: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 16 }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ said, order, seconds }) => {
        const all = [...order, ...said.keys()].map((i) => said[i]).filter((one) => one !== undefined);
        expect(judged(after(all, seconds))).toEqual(judged(after(said, [1])));
      }),
      { numRuns: RUNS },
    );
  });

  it('R6 with a correction in between, what is said of the first revision may come before it or after', () => {
    const interleaved = fc
      .tuple(fc.array(told, { maxLength: 5 }), fc.array(told, { maxLength: 4 }), fc.constantFrom(20, 50, 70))
      .chain(([first, second, amount]) => {
        const of2 = second.map(({ door, outcome }) => ({
          door,
          outcome: { ...outcome, revision: 2, requested_minor_units: yuan(amount) },
        }));
        return fc.record({
          first: fc.constant(first),
          second: fc.constant(of2),
          amount: fc.constant(amount),
          early: fc.shuffledSubarray(first),
          late: fc.shuffledSubarray([...first, ...of2], { minLength: first.length + of2.length }),
        });
      });
    const correct =
      (amount: number) =>
      (state: Case): Told => ({
        type: 'CorrectPayment',
        by: li,
        key: key(),
        payment_id: orderOf(state).payment_id,
        route: toBank('icbc'),
        // 50 is what was told: another name is a revision too.
        ...(amount === 50 ? { to: { scheme: 'CARD', value: '6222020000000001', holder_name: 'Zhang Shan' } } : {}),
        ...(amount === 50 ? {} : { amount: { currency_code: 'CNY', minor_units: yuan(amount) } }),
      });
    fc.assert(
      fc.property(interleaved, ({ first, second, amount, early, late }) => {
        const all = (before: typeof first, after: typeof first) =>
          judged(play(onePress(), ...before.map(said), at(9, correct(amount)), ...after.map(said)));
        expect(all(early, late)).toEqual(all(first, second));
      }),
      { numRuns: RUNS / 2 },
    );
  });

  it('R6 losing an outcome that a later one repeats loses nothing', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 6 }), fc.nat(), (said, lost) => {
        const twice = [...said, ...said];
        const fewer = twice.filter((_, i) => i !== lost % said.length);
        expect(judged(after(fewer, [1]))).toEqual(judged(after(twice, [1])));
      }),
      { numRuns: RUNS / 4 },
    );
  });
});
