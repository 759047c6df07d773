import { expect, test } from 'vitest';
import { type Heard, outcomeBody } from './outcome.ts';

const order = {
  revision: 3,
  amounts: {
    currency_code: 'CNY',
    requested: '5000',
    frozen: '0',
    returned: '0',
    let_go: '0',
    gone: '0',
    unknown: '5000',
    surplus: '0',
  },
};
const heard = (part: Partial<Heard>): Heard => ({
  said: 'FROZEN',
  frozen: 2_000n,
  bank_reference: ' B-1 ',
  refusal_reason: 'LEGAL',
  minutes: 10,
  ...part,
});

test('R17 what was frozen is a final answer to the revision that was read out', () => {
  expect(outcomeBody(order, heard({}), 0)).toEqual({
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

test('R17 nothing left is final with nothing frozen; a refusal says why; work in hand is pending', () => {
  expect(outcomeBody(order, heard({ said: 'GONE' }), 0)).toMatchObject({
    outcome: { answer: 'FINAL', frozen_total: '0' },
  });
  expect(outcomeBody(order, heard({ said: 'REFUSED' }), 0)).toMatchObject({
    outcome: { answer: 'REFUSED', refusal_reason: 'LEGAL' },
  });
  const working = outcomeBody(order, heard({ said: 'WORKING', bank_reference: '' }), 0);
  expect(working).toMatchObject({ outcome: { answer: 'PENDING' } });
  expect(working).not.toHaveProperty('outcome.bank_reference');
});

test('R17 nobody reached, and a time to call back, are results of their own', () => {
  expect(outcomeBody(order, heard({ said: 'NO_ANSWER' }), 0)).toEqual({ no_answer: true });
  expect(outcomeBody(order, heard({ said: 'CALL_BACK' }), 0)).toEqual({ call_back_at: '1970-01-01T00:10:00.000Z' });
});
