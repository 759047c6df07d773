import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, type InMemory, openInMemory } from '../../test/in-memory.ts';
import { CARD_ABC, CARD_ICBC, CARD_ICBC_2, payment, press } from '../../test/samples.ts';

let desk: InMemory;
let opened: Answer;
let ids: { case_id: string; payment_id: string };
beforeEach(async () => {
  desk = openInMemory();
  const from = { scheme: 'CARD', value: CARD_ABC };
  const answer = await desk.ask(
    'SubmitStop',
    'li',
    press({ idempotency_key: 'press-0001', payments: [payment({ from })] }),
  );
  opened = answer.case;
  ids = { case_id: opened.case_id, payment_id: opened.payments[0].payment_id };
});
afterEach(() => desk.close());

const version = async () => (await desk.casebook.load(ids.case_id))?.version;

test('R13: corrected at the same account, the order is asked anew', async () => {
  const { case: after } = await desk.ask('CorrectPayment', 'li', {
    ...ids,
    idempotency_key: 'correct-1',
    amount: { currency_code: 'CNY', minor_units: '6000000' },
  });
  expect(after.orders).toMatchObject([{ revision: 2, amounts: { requested: 6_000_000n } }]);
});

test('R13: to another account, the old order goes to nothing and the new one to the bank that owns the new number', async () => {
  const request = { ...ids, idempotency_key: 'correct-1', to: { scheme: 'CARD', value: '6231810000000000005' } };
  const corrected = await desk.ask('CorrectPayment', 'li', request);
  expect(corrected.case.payments).toMatchObject([
    { withdrawn_reason: 'TYPED_WRONG' },
    { to: { value: '6231810000000000005' } },
  ]);
  expect(corrected.case.orders).toMatchObject([
    { bank_id: 'icbc', revision: 2, amounts: { requested: 0n } },
    { bank_id: 'rural', revision: 1 },
  ]);
  const again = await desk.ask('CorrectPayment', 'li', request);
  expect([again.replayed, again.case.version]).toEqual([true, 2]);
});

test('warnings are about what was corrected, by its path in the request', async () => {
  const to = { scheme: 'CARD', value: CARD_ICBC.replace(/.$/, '3') };
  const { warnings } = await desk.ask('CorrectPayment', 'li', { ...ids, idempotency_key: 'correct-1', to });
  expect(warnings).toMatchObject([{ reason: 'CHECK_DIGIT', field: 'to.value' }]);
  const channel = await desk
    .ask('CorrectPayment', 'li', { ...ids, payment_id: ids.payment_id, idempotency_key: 'correct-2', channel: 'app' })
    .catch((thrown: unknown) => thrown);
  expect(channel).toMatchObject({ reason: 'RULE_REFUSES', rule: 'R13' });
});

test('corrected so that it goes where it comes from, a payment is refused and nothing stored', async () => {
  const request = { ...ids, idempotency_key: 'correct-1', to: { scheme: 'CARD', value: CARD_ABC } };
  const refused = await desk.refused('CorrectPayment', 'li', request);
  expect(refused).toMatchObject({ reason: 'INVALID_FIELD', violations: [{ field: 'to' }] });
  expect(await version()).toBe(1);
});

test('R13: a withdrawal sends the orders to nothing; later than ten minutes it is refused', async () => {
  const late = await desk.ask('AddPayments', 'li', {
    case_id: ids.case_id,
    idempotency_key: 'add-00001',
    payments: [payment({ to: { scheme: 'CARD', value: CARD_ICBC_2 } })],
  });
  const { case: after } = await desk.ask('WithdrawPayment', 'li', {
    ...ids,
    idempotency_key: 'withdraw-1',
    reason: 'NOT_FRAUD',
  });
  expect(after.payments[0].withdrawn_reason).toBe('NOT_FRAUD');
  expect(after.orders[0]).toMatchObject({ revision: 2, settled: false, amounts: { requested: 0n } });
  desk.clock.advance(601_000);
  const request = {
    case_id: ids.case_id,
    payment_id: late.case.payments[1].payment_id,
    idempotency_key: 'withdraw-2',
    reason: 'DUPLICATE',
  };
  expect(await desk.refused('WithdrawPayment', 'li', request)).toMatchObject({ reason: 'RULE_REFUSES', rule: 'R13' });
});

test('a payment or a case that is not there is not found', async () => {
  const request = { idempotency_key: 'withdraw-1', reason: 'NOT_FRAUD' };
  const cases: [object, string][] = [
    [{ ...ids, payment_id: 'payment_x' }, 'PAYMENT_NOT_FOUND'],
    [{ ...ids, case_id: 'x' }, 'CASE_NOT_FOUND'],
    [{ ...ids, case_id: 'case_00000000-0000-8000-8000-000000000000' }, 'CASE_NOT_FOUND'],
  ];
  for (const [fields, reason] of cases) {
    expect(await desk.refused('WithdrawPayment', 'li', { ...request, ...fields })).toMatchObject({ reason });
    const { reason: _reason, ...correction } = { ...request, ...fields, channel: 'app' };
    expect(await desk.refused('CorrectPayment', 'li', correction)).toMatchObject({ reason });
  }
  expect(await version()).toBe(1);
});
