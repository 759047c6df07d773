import { expect, test } from 'vitest';
import type { StopChange } from '../api/types.ts';
import {
  type Asked,
  aboveAsked,
  fallen,
  type Heard,
  outcomeBody,
  restGone,
  type Said,
  type Totals,
  totalsSaid,
  waysToSay,
} from './outcome.ts';

/** Asked for so much, and the bank has told these totals in all. */
const order = (requested: string, told: Partial<Asked['totals']> = {}, change: StopChange = 'AMOUNT'): Asked => ({
  revision: 3,
  change,
  amounts: {
    currency_code: 'CNY',
    requested,
    frozen: '0',
    returned: '0',
    let_go: '0',
    gone: '0',
    unknown: '0',
    surplus: '0',
  },
  totals: { frozen: '0', released: '0', expired: '0', returned: '0', ...told },
});
const totals = (frozen: bigint, released = 0n, expired = 0n, returned = 0n): Totals => ({
  frozen,
  released,
  expired,
  returned,
});
const heard = (part: Partial<Heard>): Heard => ({
  said: 'FROZEN',
  totals: totals(2_000n),
  bank_reference: ' B-1 ',
  refusal_reason: 'LEGAL',
  minutes: 10,
  hours: null,
  ...part,
});
test('R17 until when it is held goes along where the bank said so, and only with what is held', () => {
  const until = (said: Said) => outcomeBody(order('5000'), heard({ said, hours: 48 }), 0);
  expect(until('FROZEN')).toHaveProperty('outcome.frozen_until', '1970-01-03T00:00:00.000Z');
  expect(until('GONE')).not.toHaveProperty('outcome.frozen_until');
  expect(outcomeBody(order('5000'), heard({}), 0)).not.toHaveProperty('outcome.frozen_until');
});

test('R6 what a bank that has looked does not hold of what was asked is named before it counts as gone', () => {
  expect(restGone(order('5000'), 'FROZEN', totals(2_000n))).toBe(3_000n);
  expect(restGone(order('5000'), 'FROZEN', totals(6_000n))).toBe(0n);
  expect(restGone(order('5000'), 'WORKING', totals(2_000n))).toBe(0n);
});

const sayings = (asked: Asked): Partial<Record<Said, Totals>> =>
  Object.fromEntries(waysToSay(asked).map((said) => [said, totalsSaid(asked, said, {})]));

test('R17 what was frozen is a final answer to the revision that was read out', () => {
  expect(outcomeBody(order('5000'), heard({}), 0)).toEqual({
    outcome: {
      revision: 3,
      answer: 'FINAL',
      requested_minor_units: '5000',
      currency_code: 'CNY',
      frozen_total: '2000',
      released_total: '0',
      expired_total: '0',
      returned_total: '0',
      bank_reference: 'B-1',
    },
  });
});

test('R17 every answer carries all four totals; a refusal says why; work in hand is pending', () => {
  const all = totals(5_000n, 1_000n, 2_000n, 500n);
  const told = { frozen_total: '5000', released_total: '1000', expired_total: '2000', returned_total: '500' };
  for (const [said, answer] of [
    ['FROZEN', { answer: 'FINAL' }],
    ['RELEASED', { answer: 'FINAL' }],
    ['GONE', { answer: 'FINAL' }],
    ['REFUSED', { answer: 'REFUSED', refusal_reason: 'LEGAL' }],
    ['WORKING', { answer: 'PENDING' }],
  ] as const) {
    expect(outcomeBody(order('5000'), heard({ said, totals: all }), 0)).toMatchObject({
      outcome: { ...answer, ...told },
    });
  }
  expect(outcomeBody(order('5000'), heard({ bank_reference: '' }), 0)).not.toHaveProperty('outcome.bank_reference');
});

test('R17 nobody reached, and a time to call back, are results of their own', () => {
  expect(outcomeBody(order('5000'), heard({ said: 'NO_ANSWER' }), 0)).toEqual({ no_answer: true });
  expect(outcomeBody(order('5000'), heard({ said: 'CALL_BACK' }), 0)).toEqual({
    call_back_at: '1970-01-01T00:10:00.000Z',
  });
});

test('R17 of an order of which nothing is known, all that is asked is frozen or nothing is', () => {
  const asked = order('5000');
  expect(waysToSay(asked)).toEqual(['FROZEN', 'GONE', 'REFUSED', 'WORKING', 'NO_ANSWER', 'CALL_BACK']);
  expect(totalsSaid(asked, 'FROZEN', {})).toEqual(totals(5_000n));
  for (const said of ['GONE', 'REFUSED', 'WORKING'] as const) expect(totalsSaid(asked, said, {})).toEqual(totals(0n));
});

test('R4 froze 50, asked for 60: what is known stays in every way of saying it', () => {
  const raised = order('6000', { frozen: '5000' });
  expect(sayings(raised)).toMatchObject({
    FROZEN: totals(6_000n),
    GONE: totals(5_000n),
    RELEASED: totals(5_000n, 5_000n),
    REFUSED: totals(5_000n),
    WORKING: totals(5_000n),
  });
});

test('R13 froze 50, withdrawn: let go is offered first, and leaves nothing held', () => {
  const withdrawn = order('0', { frozen: '5000' }, 'WITHDRAWN');
  expect(waysToSay(withdrawn)[0]).toBe('RELEASED');
  expect(waysToSay(withdrawn)).not.toContain('GONE');
  expect(sayings(withdrawn)).toMatchObject({
    RELEASED: totals(5_000n, 5_000n),
    FROZEN: totals(5_000n),
    REFUSED: totals(5_000n),
    WORKING: totals(5_000n),
  });
  const sentBackInPart = order('0', { frozen: '5000', expired: '1000', returned: '500' }, 'WITHDRAWN');
  expect(totalsSaid(sentBackInPart, 'RELEASED', {})).toEqual(totals(5_000n, 3_500n, 1_000n, 500n));
  expect(totalsSaid(order('0', {}, 'WITHDRAWN'), 'RELEASED', {})).toEqual(totals(0n));
});

test('R3 froze 50, lowered to 20: what is above it was let go, unless it was to be kept', () => {
  const lowered = order('2000', { frozen: '5000' });
  expect(waysToSay(lowered)[0]).toBe('RELEASED');
  for (const said of ['RELEASED', 'FROZEN'] as const)
    expect(totalsSaid(lowered, said, {})).toEqual(totals(5_000n, 3_000n));
  const covered = order('2000', { frozen: '5000' }, 'COVERED_ELSEWHERE');
  expect(waysToSay(covered)[0]).toBe('FROZEN');
  expect(totalsSaid(covered, 'FROZEN', {})).toEqual(totals(5_000n));
  // R8: returned money counts towards what is asked, and is not held as well.
  const returned = order('2000', { frozen: '5000', returned: '1500' });
  expect(totalsSaid(returned, 'RELEASED', {})).toEqual(totals(5_000n, 3_000n, 0n, 1_500n));
});

test('R4 money that was let go had been frozen; what was typed is not put right', () => {
  expect(totalsSaid(order('0', {}, 'WITHDRAWN'), 'RELEASED', { released: 5_000n })).toEqual(totals(5_000n, 5_000n));
  expect(totalsSaid(order('5000'), 'GONE', { returned: 700n })).toEqual(totals(700n, 0n, 0n, 700n));
  const told = order('0', { frozen: '5000' }, 'WITHDRAWN');
  expect(totalsSaid(told, 'RELEASED', { frozen: 6_000n })).toEqual(totals(6_000n, 6_000n));
  expect(totalsSaid(told, 'RELEASED', { frozen: 4_000n, released: 0n })).toEqual(totals(4_000n));
  expect(fallen(told, totals(4_000n))).toEqual(['frozen']);
  expect(fallen(told, totals(5_000n, 5_000n))).toEqual([]);
});

test('R6 what is more than was asked for is looked at once more, since a maximum is never taken back', () => {
  const asked = order('5000000');
  expect(aboveAsked(asked, totals(5_000_000n))).toEqual([]);
  expect(aboveAsked(asked, totals(50_000_000n))).toEqual(['frozen']);
  expect(aboveAsked(asked, totals(5_000_000n, 50_000_000n))).toEqual(['released']);
  // Known already: nothing new is said by it.
  expect(aboveAsked(order('2000000', { frozen: '5000000' }), totals(5_000_000n, 3_000_000n))).toEqual([]);
  // Withdrawn: what was frozen is let go.
  expect(aboveAsked(order('0', { frozen: '5000000' }, 'WITHDRAWN'), totals(5_000_000n, 5_000_000n))).toEqual([]);
});
