import { expect, test } from 'vitest';
import { warningLines } from './press-warnings.ts';

const warning = (reason: string, field: string, text = reason) => ({ reason, field, text });

test('what is true of several payments is said once, by the payment that it is of first', () => {
  const lines = warningLines([
    warning('ACCOUNT_IN_OTHER_CASE', 'payments[2].to.value'),
    warning('CHECK_DIGIT', 'payments[0].from.value'),
    warning('CHECK_DIGIT', 'payments[1].from.value'),
    warning('CHECK_DIGIT', 'payments[1].to.value'),
    warning('OTHER', 'victim.phone'),
  ]);
  expect(lines.map(({ payments, side, warning: { reason } }) => [reason, payments, side])).toEqual([
    ['OTHER', [], null],
    ['CHECK_DIGIT', [1, 2], 'from'],
    ['CHECK_DIGIT', [2], 'to'],
    ['ACCOUNT_IN_OTHER_CASE', [3], 'to'],
  ]);
});
