/** A fold over many events writes into dictionaries of its own: nobody may be able to tell. */
import { describe, expect, it } from 'vitest';
import { carryOut } from '../../src/case/decide.ts';
import { evolve, evolveAll } from '../../src/case/evolve.ts';
import type { Case } from '../../src/case/state.ts';
import { isRejection } from '../../src/values/rejection.ts';
import {
  answered,
  at,
  onePress,
  orderOf,
  outcome,
  PRESS,
  payment,
  play,
  playOn,
  submit,
  timePasses,
  toEnquiry,
} from '../builders.ts';

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
    Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};
const done = (state: Case | null, command: Parameters<typeof carryOut>[1]) => {
  const carried = carryOut(state, command);
  if (isRejection(carried) || carried.state === null) throw new Error('refused');
  return { events: carried.events, state: carried.state };
};

describe('folding many events', () => {
  const { state, events } = play(
    at(0, submit({ told: payment(50), route: toEnquiry('icbc', 'boc', 'ccb') })),
    at(1, (s) => answered(orderOf(s, 'boc'), outcome('FINAL', 30))),
    at(200, timePasses),
  );

  it('R20 all at once gives the same case as one by one', () => {
    expect(evolveAll(null, events)).toEqual(state);
    expect(evolveAll(evolveAll(null, events.slice(0, 4)), events.slice(4))).toEqual(state);
    expect(evolveAll(state, [])).toBe(state);
    expect(evolveAll(null, [])).toBeNull();
  });

  it('R20 carrying a command out gives the events that decide gives, and the case that evolve makes of them', () => {
    const before = frozen(play(onePress()).state);
    const command = { ...timePasses, at: PRESS + 400_000 } as Parameters<typeof carryOut>[1];
    const first = done(before, command);
    expect(first.events.length).toBeGreaterThan(3);
    expect(first.state).toEqual(first.events.reduce<Case | null>(evolve, before));
    // What has been given out changes no more, whatever is folded onto it.
    const kept = frozen(first.state);
    const later = playOn(
      kept,
      at(500, (s) => answered(orderOf(s), outcome('FINAL', 50))),
    );
    expect(later.events.length).toBeGreaterThan(1);
    expect(orderOf(kept).answer).toBeUndefined();
  });
});
