import { afterEach, beforeEach, expect, test } from 'vitest';
import { type InMemory, openInMemory } from '../../test/in-memory.ts';
import { CARD_ABC, CARD_ICBC, payment, press } from '../../test/samples.ts';

let desk: InMemory;
beforeEach(() => {
  desk = openInMemory();
});
afterEach(() => desk.close());

const found = async (query: object) =>
  (await desk.ask('FindCases', 'audit', query)).cases.map((line: { case_id: string }) => line.case_id);

test('a case is found by account, telephone, either reference and the bank’s own, however they were typed', async () => {
  const transaction_reference = { kind: 'SERIAL', value: '2026112400017' };
  const { case: opened } = await desk.ask(
    'SubmitStop',
    'li',
    press({ idempotency_key: 'press-0001', payments: [payment({ transaction_reference })] }),
  );
  const mine = [opened.case_id];
  expect(await found({ account: { scheme: 'CARD', value: `${CARD_ICBC.slice(0, 6)}-${CARD_ICBC.slice(6)}` } })).toEqual(
    mine,
  );
  expect(await found({ phone: '+44 7700 900123' })).toEqual(mine);
  expect(await found({ case_reference: opened.case_reference.replace('-', ' ').toLowerCase() })).toEqual(mine);
  expect(await found({ transaction_reference: '2026112400017' })).toEqual(mine);
  expect(await found({ account: { scheme: 'CARD', value: CARD_ABC } })).toEqual([]);
  expect(await found({ bank_reference: 'F-17' })).toEqual([]);
  for (const query of [{}, { phone: '+447700900123', bank_reference: 'F-17' }]) {
    const refused = await desk.refused('FindCases', 'li', query);
    expect(refused).toMatchObject({ reason: 'INVALID_FIELD', violations: [{ field: 'query' }] });
  }
});

test.each([
  [{ scheme: 'CARD', value: CARD_ICBC.replace(/(\d{4})/g, '$1 ') }, ['icbc'], 'card prefix', []],
  [
    { scheme: 'CARD', value: '6259990000000000' },
    ['icbc', 'abc'],
    'nobody knows: every bank named here would be asked',
    ['CHECK_DIGIT', 'BANK_UNKNOWN'],
  ],
  [{ scheme: 'IBAN', value: 'de89 3704 0044 0532 0130 00' }, ['icbc'], 'bank code in the IBAN', []],
  [
    { scheme: 'UK_SCAN', value: '20-00-00 12345678' },
    [],
    'nobody knows, and there is nobody to ask: it would be telephoned',
    ['BANK_UNKNOWN'],
  ],
  [{ scheme: 'CARD', value: CARD_ICBC, bank_id: 'abc' }, ['abc'], 'as told', ['BANK_AMBIGUOUS']],
])('what an account is and whose (%#)', async (account, bank_ids, found_by, reasons) => {
  const answer = await desk.ask('CheckAccount', 'audit', { account });
  expect(answer.banks.map((bank: { bank_id: string }) => bank.bank_id)).toEqual(bank_ids);
  expect(answer.found_by).toBe(found_by);
  expect(answer.warnings.map((warning: { reason: string }) => warning.reason)).toEqual(reasons);
  expect(answer.account.value).not.toMatch(/[ -]/);
});

test('an account of a known case says so, and the check itself stores nothing', async () => {
  await desk.ask('SubmitStop', 'li', press({ idempotency_key: 'press-0001' }));
  const { warnings } = await desk.ask('CheckAccount', 'wang', { account: { scheme: 'CARD', value: CARD_ICBC } });
  expect(warnings).toMatchObject([
    { reason: 'ACCOUNT_IN_OTHER_CASE', field: 'account.value', text: expect.stringContaining('1 other case') },
  ]);
});
