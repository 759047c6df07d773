import { describe, expect, it } from 'vitest';
import {
  answered,
  at,
  callback,
  onePress,
  orderOf,
  outcome,
  play,
  playOn,
  silent,
  timePasses,
  unreachable,
} from '../../test/builders.ts';
import { nextDue } from '../case/next-due.ts';
import { owed } from '../case/owed.ts';
import type { Case } from '../case/state.ts';

const seconds = (state: Case, instant: number | null) => ((instant ?? Number.NaN) - state.accepted_at) / 1_000;
const settled = at(1, (s: Case) => answered(orderOf(s), outcome('FINAL', 50, { bank_reference: 'A' })));
const contradicted = at(2, (s: Case) => callback(orderOf(s), outcome('FINAL', 50, { bank_reference: 'B' })));
const question = [onePress(), settled, contradicted];

describe('R7 the question that a contradiction raises', () => {
  it('R7 a lost pointer does not lose it: it rings until something is recorded of it, settled or not', () => {
    const { state } = play(...question);
    expect(owed(state)).toMatchObject([{ ask: 'QUERY' }]);
    expect(seconds(state, nextDue(state))).toBe(6);
    const again = playOn(state, at(6, timePasses));
    expect(again.events).toMatchObject([{ type: 'OrderRung', ask: 'QUERY' }]);
    const answer = playOn(
      again.state,
      at(7, (s) => ({ ...silent(orderOf(s)), ask: 'QUERY' }) as ReturnType<typeof silent>),
    );
    expect(owed(answer.state)).toEqual([]);
    expect(nextDue(answer.state)).toBeNull();
  });
  it('R7 at a bank that cannot be reached it waits, and is given up after two days of rings', () => {
    let { state } = play(
      ...question,
      at(3, (s) => ({ ...unreachable(orderOf(s)), ask: 'QUERY' }) as ReturnType<typeof unreachable>),
    );
    expect(seconds(state, nextDue(state))).toBe(63);
    let rings = 0;
    for (let due = nextDue(state); due !== null; due = nextDue(state), rings++)
      state = playOn(state, at(seconds(state, due), timePasses)).state;
    expect(rings).toBeGreaterThan(500);
    expect(seconds(state, state.last_at)).toBeGreaterThan(47 * 3_600);
    expect(owed(state)).toEqual([]);
  });
  it('R7 it puts off no instruction: an order without an answer rings when it would have', () => {
    const before = play(
      onePress(),
      at(1, (s) => silent(orderOf(s))),
    );
    const { state } = playOn(
      before.state,
      at(1.5, (s) => callback(orderOf(s), outcome('FINAL', 50, { currency_code: 'USD' }))),
    );
    expect(owed(state)).toMatchObject([{ ask: 'QUERY' }]);
    expect(seconds(state, orderOf(state).next_ask_at)).toBe(2);
  });
  it('R7 an instruction that was under way has not put it', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => callback(orderOf(s), outcome('FINAL', 50, { bank_reference: 'A' }))),
      at(2, (s) => callback(orderOf(s), outcome('FINAL', 50, { bank_reference: 'B' }))),
      at(3, (s) => answered(orderOf(s), outcome('FINAL', 50, { bank_reference: 'B' }))),
    );
    expect(owed(state)).toMatchObject([{ ask: 'QUERY' }]);
  });
});

describe('R9 a settled order owes nothing', () => {
  it('R9 that its bank could not be reached is not recorded of an order answered meanwhile', () => {
    const { state, events } = play(
      onePress(),
      at(1, (s) => callback(orderOf(s), outcome('FINAL', 50))),
      at(2, (s) => unreachable(orderOf(s))),
    );
    expect(owed(state)).toEqual([]);
    expect(events.some((event) => event.type === 'AttemptEnded')).toBe(false);
  });
  it('R9 its PENDING question is dropped when the bank calls back', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('PENDING'))),
      at(16, timePasses),
      at(17, (s) => callback(orderOf(s), outcome('FINAL', 50))),
    );
    expect(owed(state)).toEqual([]);
    expect(nextDue(state)).toBeNull();
  });
});

describe('R10 a bank that has lost our revision', () => {
  it('R10 asked how a PENDING order stands it shows an older one: it is told again at once', () => {
    const { state, events } = play(
      onePress(),
      at(1, (s) => callback(orderOf(s), outcome('FINAL', 0, { requested_minor_units: 2_000n }))),
      at(2, (s) => answered(orderOf(s), outcome('PENDING', 0, { revision: 2 }))),
      at(17, timePasses),
      at(18, (s) => ({ ...answered(orderOf(s), outcome('PENDING')), ask: 'QUERY' }) as ReturnType<typeof answered>),
    );
    expect(events.at(-1)).toMatchObject({ type: 'OrderRung', ask: 'INSTRUCT' });
    expect(owed(state)).toMatchObject([{ ask: 'INSTRUCT' }]);
  });
});
