import { caseReferenceOf } from '@stopline/domain/values/case-reference.ts';
import { expect, test } from 'vitest';
import { queriesOf } from './queries.ts';

const REFERENCE = caseReferenceOf(Uint8Array.from({ length: 32 }, (_, i) => i));

test('a case reference is looked for as one alone, however it is written', () => {
  expect(queriesOf(REFERENCE.toLowerCase().replace('-', ' '))).toEqual([{ case_reference: REFERENCE }]);
});

test('a mobile number may also be a reference, a long number a card or an account', () => {
  expect(queriesOf('138 0013 8000')).toContainEqual({ phone: '+8613800138000' });
  const card = queriesOf('6222 0200 0000 0000 000');
  expect(card).toContainEqual({ account: '6222020000000000000', scheme: 'CARD' });
  expect(card).toContainEqual({ account: '6222020000000000000', scheme: 'CN_ACCOUNT' });
});

test('everything else is a reference of a transfer or of a bank', () => {
  const queries = queriesOf('BY-PHONE-0417');
  expect(queries).toContainEqual({ transaction_reference: 'BY-PHONE-0417' });
  expect(queries).toContainEqual({ bank_reference: 'BY-PHONE-0417' });
  expect(queriesOf('ab')).toEqual([]);
});
