import { services, toJsonForm } from '@stopline/contract';
import { requestSchemas } from '@stopline/contract/schemas/requests.ts';
import { expect, test } from 'vitest';
import { BANKS_PER_CASE, banksOf, pressBytes } from './requests.ts';

const BANKS = Array.from({ length: 12 }, (_, index) => `bank-${index}`);
const OPTIONS = { run: '12345001', banks: BANKS, paid_at_ms: Date.now() };
const request = (index: number) => services.IntakeService.SubmitStop.requestDeserialize(pressBytes(index, OPTIONS));

test('each case has ten banks, none twice, and every bank has its turn', () => {
  const cases = BANKS.map((_bank, index) => banksOf(index, BANKS));
  for (const banks of cases) expect(new Set(banks).size).toBe(BANKS_PER_CASE);
  for (const bank of BANKS) expect(cases.filter((banks) => banks.includes(bank))).toHaveLength(BANKS_PER_CASE);
});

test('of fewer banks each has one', () => {
  expect(banksOf(1, ['a', 'b'])).toEqual(['b', 'a']);
});

test('a press is what the intake accepts', () => {
  const read = requestSchemas(() => Date.now()).SubmitStop.safeParse(toJsonForm('SubmitStopRequest', request(7)));
  expect(read.error?.issues).toBeUndefined();
});

test('no two presses share a key or an account', () => {
  const all = [0, 1, 10, 100, 1_001].map(request);
  expect(new Set(all.map(({ idempotency_key }) => idempotency_key)).size).toBe(all.length);
  const accounts = all.flatMap(({ payments }) => payments.map(({ to }) => to?.value));
  expect(new Set(accounts).size).toBe(all.length * BANKS_PER_CASE);
});
