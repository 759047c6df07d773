import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, type InMemory, openInMemory } from '../../test/in-memory.ts';
import { CARD_ICBC, payment, press } from '../../test/samples.ts';

let desk: InMemory;
let opened: Answer;
let case_id: string;
beforeEach(async () => {
  desk = openInMemory();
  opened = (await desk.ask('SubmitStop', 'li', press({ idempotency_key: 'press-0001' }))).case;
  case_id = opened.case_id;
});
afterEach(() => desk.close());

const key = (number: number) => ({ idempotency_key: `command-${String(number).padStart(4, '0')}` });

test('R22: whose case it is sees the numbers; others see four digits, and nobody sees the identity paper', async () => {
  const press2 = press({
    ...key(1),
    victim: { name: 'V.', phone: '+447700900123', id_document: 'X1234567', locale: 'en' },
  });
  const mine = (await desk.ask('SubmitStop', 'li', press2)).case;
  const hers = (await desk.ask('GetCase', 'wang', { case_id: mine.case_id })).case;
  expect(mine.payments[0].to).toMatchObject({ value: CARD_ICBC, holder_name: 'A. Mule' });
  expect(hers.payments[0].to).toEqual({ scheme: 'CARD', value: `${'*'.repeat(15)}0000` });
  expect(mine.victim).not.toHaveProperty('id_document');
  expect([mine.victim.phone, hers.victim.phone]).toEqual(['+447700900123', '+44******0123']);
});

test('a note is written down, by whom and when', async () => {
  const { case: after } = await desk.ask('AddNote', 'wang', { case_id, ...key(1), text: 'called back' });
  expect(after.notes).toEqual([{ at: desk.clock.now(), operator_id: 'wang', text: 'called back' }]);
});

test('R21: only a supervisor gives a case to another, and only to somebody who takes calls', async () => {
  const request = { case_id, ...key(1), operator_id: 'wang' };
  expect(await desk.refused('AssignCase', 'li', request)).toMatchObject({ reason: 'ROLE_NOT_ALLOWED', rule: 'R21' });
  for (const operator_id of ['nobody', 'audit']) {
    const refused = await desk.refused('AssignCase', 'chen', { ...request, operator_id });
    expect(refused).toMatchObject({ reason: 'INVALID_FIELD', violations: [{ field: 'operator_id' }] });
  }
  expect((await desk.ask('AssignCase', 'chen', request)).case.operator_id).toBe('wang');
  expect((await desk.ask('AssignCase', 'chen', request)).replayed).toBe(true);
});

test('R10, R14: a case is closed when nothing is owed any more, and then takes no more', async () => {
  expect(await desk.refused('CloseCase', 'li', { case_id, ...key(1), reason: 'RESOLVED' })).toMatchObject({
    reason: 'RULE_REFUSES',
    rule: 'R10',
  });
  await settle();
  const { case: closed } = await desk.ask('CloseCase', 'li', { case_id, ...key(2), reason: 'RESOLVED' });
  expect([closed.status, closed.close_reason]).toEqual(['CLOSED', 'RESOLVED']);
  const more = { case_id, ...key(3), payments: [payment()] };
  expect(await desk.refused('AddPayments', 'li', more)).toMatchObject({ reason: 'RULE_REFUSES', rule: 'R14' });
});

test('asking the bank: an unsettled order is rung, a settled one asked again', async () => {
  const { order_id } = opened.orders[0];
  expect((await desk.ask('AskBank', 'li', { order_id, ...key(1) })).case.orders[0].revision).toBe(1);
  await settle();
  expect((await desk.ask('AskBank', 'li', { order_id, ...key(2) })).case.orders[0].revision).toBe(2);
  const ghost = order_id.replace(/_[0-9a-f]{8}-/, '_00000000-');
  for (const strange of ['x', case_id, opened.payments[0].payment_id, ghost]) {
    const refused = await desk.refused('AskBank', 'li', { order_id: strange, ...key(3) });
    expect([strange, refused.reason]).toEqual([strange, 'ORDER_NOT_FOUND']);
  }
});

async function settle(): Promise<void> {
  const [{ order_id }] = opened.orders;
  const outcome = {
    revision: 1,
    answer: 'FINAL',
    requested_minor_units: 5_000_000n,
    currency_code: 'CNY',
    frozen_total: 5_000_000n,
    released_total: 0n,
    expired_total: 0n,
    returned_total: 0n,
  } as const;
  const by = { role: 'BANK', id: 'icbc' } as const;
  const done = await desk.casebook.submit(case_id, { type: 'RecordOutcome', by, order_id, door: 'CALLBACK', outcome });
  expect(done.kind).toBe('DONE');
}
