import { afterEach, beforeEach, expect, test } from 'vitest';
import { type InMemory, openInMemory } from '../../test/in-memory.ts';
import { CARD_ABC, CARD_ICBC, payment, press } from '../../test/samples.ts';
import { admission } from './admission.ts';

let desk: InMemory;
beforeEach(() => {
  desk = openInMemory();
});
afterEach(() => desk.close());

const KEY = { idempotency_key: 'press-0001' };

test('one press: a case with a reference, an order at the bank that owns the card, no warning', async () => {
  const answer = await desk.ask('SubmitStop', 'li', press(KEY));
  expect(answer).toMatchObject({
    replayed: false,
    warnings: [],
    case: { version: 1, status: 'OPEN', operator_id: 'li' },
  });
  expect(answer.case.case_reference).toMatch(/^[2346789CDFGHJKMPQRTVWX]{5}-[2346789CDFGHJKMPQRTVWX]{5}$/);
  expect(answer.case.orders).toMatchObject([
    { bank_id: 'icbc', revision: 1, freeze_status: 'REQUESTED', account: { value: CARD_ICBC } },
  ]);
  expect(answer.case.amounts).toMatchObject([{ currency_code: 'CNY', requested: 5_000_000n, unknown: 5_000_000n }]);
  expect(desk.opened()).toBe(1);
});

test('R20: fifty equal presses at once are one case, pressed once', async () => {
  const pressed = press(KEY);
  const answers = await Promise.all(Array.from({ length: 50 }, () => desk.ask('SubmitStop', 'li', pressed)));
  expect(new Set(answers.map((answer) => answer.case.case_id)).size).toBe(1);
  expect(answers.filter(({ replayed }) => replayed)).toHaveLength(49);
  expect(desk.opened()).toBe(1);
  expect(answers.at(-1)?.case.version).toBe(1);
});

test('R20: the same in other spelling is a repeat; another body under the key is refused; another operator has other keys', async () => {
  const first = await desk.ask(
    'SubmitStop',
    'li',
    press({ ...KEY, payments: [payment({ paid_at: '2026-01-01T00:00:00Z' })] }),
  );
  const spelled = payment({
    to: { scheme: 'CARD', value: `${CARD_ICBC.slice(0, 4)} ${CARD_ICBC.slice(4)}`, holder_name: ' A. Mule ' },
    paid_at: '2026-01-01T08:00:00+08:00',
  });
  const again = await desk.ask('SubmitStop', 'li', press({ ...KEY, payments: [spelled] }));
  expect([again.replayed, again.case.case_id]).toEqual([true, first.case.case_id]);

  const other = press({ ...KEY, narrative: 'more words' });
  expect(await desk.refused('SubmitStop', 'li', other)).toMatchObject({
    reason: 'IDEMPOTENCY_KEY_REUSED',
    rule: 'R20',
  });
  const hers = await desk.ask('SubmitStop', 'wang', press(KEY));
  expect([hers.replayed, hers.case.case_id === first.case.case_id]).toEqual([false, false]);
});

test('R19: the reference and the check words are derived from the case and the secret', async () => {
  const first = await desk.ask('SubmitStop', 'li', press(KEY));
  const elsewhere = openInMemory();
  const again = await elsewhere.ask('SubmitStop', 'li', press(KEY));
  elsewhere.close();
  expect(again.case.case_reference).toBe(first.case.case_reference);
  expect(again.case.check_words).toEqual(first.case.check_words);
});

test('R12: an ambiguous or unknown number becomes an enquiry and a warning, a masked one a phone task: nobody is turned away', async () => {
  const payments = [
    payment({ to: { scheme: 'CARD', value: '6259990000000000' } }),
    payment({ to: { scheme: 'CARD', value: CARD_ICBC.replace(/.$/, '1'), bank_id: 'nobody-knows' } }),
    payment({ to: { scheme: 'MASKED', value: '****1234' } }),
    payment({
      to: undefined,
      from: { scheme: 'CARD', value: CARD_ABC, bank_id: 'abc' },
      transaction_reference: { kind: 'SERIAL', value: '2026112400017' },
    }),
  ].map(({ to, ...rest }) => (to === undefined ? rest : { to, ...rest }));
  const { warnings, case: shown } = await desk.ask('SubmitStop', 'li', press({ ...KEY, payments }));
  const told = warnings.map(({ reason, field }: { reason: string; field: string }) => `${field} ${reason}`);
  expect(told).toEqual([
    'payments[0].to.value CHECK_DIGIT',
    'payments[0].to.value BANK_UNKNOWN',
    'payments[1].to.value CHECK_DIGIT',
    'payments[1].to.bank_id BANK_UNKNOWN',
    'payments[2].to.value MATCHED_BY_PAYMENT',
    'payments[2].to.value BANK_UNKNOWN',
  ]);
  const byPayment = (index: number) =>
    shown.orders.filter((order: { payment_id: string }) => order.payment_id === shown.payments[index].payment_id);
  expect(
    byPayment(0)
      .map((order: { bank_id: string }) => order.bank_id)
      .sort(),
  ).toEqual(['abc', 'icbc']);
  expect(byPayment(1)).toMatchObject([{ bank_id: 'icbc' }]);
  expect(byPayment(2)).toMatchObject([{ match_by: 'PAYMENT' }]);
  expect(byPayment(3)).toMatchObject([{ bank_id: 'abc', match_by: 'PAYMENT' }]);
  expect(shown.phone_tasks.map((task: { reason: string }) => task.reason)).toEqual(['NO_BANK', 'NO_BANK']);
});

test('more payments join the case; the fifty-first of a case is refused and stores nothing', async () => {
  const { case: opened } = await desk.ask(
    'SubmitStop',
    'li',
    press({ ...KEY, payments: Array.from({ length: 49 }, () => payment()) }),
  );
  const more = { case_id: opened.case_id, payments: [payment({ to: { scheme: 'CARD', value: CARD_ABC } })] };
  const added = await desk.ask('AddPayments', 'li', { ...more, idempotency_key: 'add-00001' });
  expect(added.case.payments).toHaveLength(50);
  expect(added.case.orders.at(-1)).toMatchObject({ bank_id: 'abc' });
  expect((await desk.ask('AddPayments', 'li', { ...more, idempotency_key: 'add-00001' })).replayed).toBe(true);
  expect(await desk.refused('AddPayments', 'li', { ...more, idempotency_key: 'add-00002' })).toMatchObject({
    reason: 'CASE_TOO_LARGE',
  });
  expect((await desk.casebook.load(opened.case_id))?.version).toBe(2);
});

test('R21: an auditor may read, and press nothing', async () => {
  expect(await desk.refused('SubmitStop', 'audit', press(KEY))).toMatchObject({
    reason: 'ROLE_NOT_ALLOWED',
    rule: 'R21',
  });
  const { case: opened } = await desk.ask('SubmitStop', 'li', press(KEY));
  expect((await desk.ask('GetCase', 'audit', { case_id: opened.case_id })).case.case_id).toBe(opened.case_id);
});

test('an account that another case names is a warning; where nobody answers in time there is none, and no delay', async () => {
  await desk.ask('SubmitStop', 'li', press(KEY));
  const again = press({
    idempotency_key: 'press-0002',
    payments: [payment({ to: { scheme: 'CARD', value: CARD_ABC } }), payment()],
  });
  const { warnings } = await desk.ask('SubmitStop', 'wang', again);
  expect(warnings).toMatchObject([{ reason: 'ACCOUNT_IN_OTHER_CASE', field: 'payments[1].to.value' }]);
  for (const findByAccounts of [() => new Promise<never>(() => undefined), () => Promise.reject(new Error('away'))]) {
    const alone = openInMemory({ lookups: { ...desk.lookups, findByAccounts } });
    expect((await alone.ask('SubmitStop', 'li', press(KEY))).warnings).toEqual([]);
    alone.close();
  }
});

test('more at once than may wait for the record are turned away, and the same key succeeds later', async () => {
  const small = openInMemory({ writing: admission(1, 'requests are being written') });
  const keys = ['press-0001', 'press-0002'].map((idempotency_key) => press({ idempotency_key }));
  const [first, second] = await Promise.allSettled(keys.map((json) => small.ask('SubmitStop', 'li', json)));
  expect(first?.status).toBe('fulfilled');
  expect(second).toMatchObject({ status: 'rejected', reason: { reason: 'OVERLOADED', retry_after_ms: 1_000 } });
  expect((await small.ask('SubmitStop', 'li', keys[1])).replayed).toBe(false);
  small.close();
});
