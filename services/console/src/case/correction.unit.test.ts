import { expect, it } from 'vitest';
import { newPayment, type PaymentDraft } from '../intake/draft.ts';
import { correction, missingInCorrection } from './correction.ts';

const ZONE = 'Asia/Shanghai';
const account = (scheme: 'WALLET' | 'MASKED' | 'CARD', value: string) => ({ scheme, value, bank_id: '', holder: '' });
const told = (part: Partial<PaymentDraft>): PaymentDraft => ({
  ...newPayment(),
  when: '2026-11-24 09:00:00',
  amount: '100',
  to: account('CARD', '6222020000000000000'),
  ...part,
});
const faults = (before: PaymentDraft, after: PaymentDraft, isMasked = true) =>
  missingInCorrection({ before, isMasked }, after, ZONE).map(({ field, problem }) => `${field} ${problem}`);

it.each([account('WALLET', 'alipay/*******1111'), account('MASKED', '6222********1234')])(
  'R22: stars that somebody else sees in place of a number never become the account: $scheme',
  (to) => {
    const before = told({ to });
    // Each field says the first of its faults.
    expect(faults(before, { ...before, to: { ...to, holder: '李四' } })[0]).toBe('.to MASKED');
    expect(faults(before, { ...before, amount: '200' })).toEqual([]);
    expect(correction(before, { ...before, amount: '200' }, ZONE)).toEqual({
      amount: { currency_code: 'CNY', minor_units: '20000' },
    });
    expect(faults(before, { ...before, to: account('CARD', '6222020000000000001') })).toEqual([]);
  },
);

it('R22: whoever owns the case sees the number as it was told, and may say who holds it', () => {
  const to = account('MASKED', '62220200****1234');
  const before = told({ to });
  const after = { ...before, to: { ...to, holder: '李四' } };
  expect(faults(before, after, false)).toEqual([]);
  expect(correction(before, after, ZONE)).toEqual({
    to: { scheme: 'MASKED', value: '62220200****1234', holder_name: '李四' },
  });
});

it('R13: what was told can be replaced and not emptied, and that is said beside the field', () => {
  const before = told({ reference: 'A1', from: account('CARD', '6222020000000000001') });
  expect(faults(before, { ...before, reference: ' ' })).toEqual(['.transaction_reference EMPTIED']);
  expect(faults(before, { ...before, from: account('CARD', '') })).toEqual(['.from EMPTIED']);
  expect(faults(before, { ...before, reference: 'A2' })).toEqual([]);
});
