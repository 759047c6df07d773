import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, type InMemory, openInMemory } from '../../test/in-memory.ts';
import { CARD_ICBC, payment, press } from '../../test/samples.ts';

let desk: InMemory;
let opened: Answer;
let phone_task_id: string;
let order_id: string;
/** A case whose bank stays silent: after ten seconds a person must telephone. */
beforeEach(async () => {
  desk = openInMemory();
  opened = (await desk.ask('SubmitStop', 'li', press({ idempotency_key: 'press-0001' }))).case;
  desk.clock.advance(10_500);
  const by = { role: 'SERVICE', id: 'scheduler' } as const;
  await desk.casebook.submit(opened.case_id, { type: 'TimePassed', by });
  opened = (await desk.ask('GetCase', 'li', { case_id: opened.case_id })).case;
  ({ phone_task_id, order_id } = opened.phone_tasks[0]);
});
afterEach(() => desk.close());

const key = (number: number) => ({ idempotency_key: `command-${String(number).padStart(4, '0')}` });
const said = (fields: object = {}) => ({
  revision: 1,
  answer: 'FINAL',
  requested_minor_units: '5000000',
  currency_code: 'CNY',
  frozen_total: '4000000',
  released_total: '0',
  expired_total: '0',
  returned_total: '0',
  bank_reference: 'F-17',
  ...fields,
});

test('R17: an open task says whom to telephone by the bank’s hour, and the words in the reader’s language', async () => {
  const read = async (utc: string, locale?: string) => {
    desk.clock.set(Date.parse(utc));
    return (await desk.ask('GetCase', 'li', { case_id: opened.case_id }, locale)).case.phone_tasks[0];
  };
  const noon = await read('2099-01-01T04:00:00Z');
  expect(noon.duty).toEqual({ name: { en: 'Day desk', zh: '日班' }, phone: '+861000000001' });
  expect(noon.script.join('\n')).toContain(CARD_ICBC);
  const night = await read('2099-01-01T16:00:00Z', 'fr, zh-CN;q=0.9, en;q=0.1');
  expect(night.duty.phone).toBe('+861000000002');
  expect(night.script[0]).toContain('止付热线');
});

test('R17: where the bank is not known, the time is read out as most banks here have it', async () => {
  const to = { scheme: 'MASKED', value: '6222****1234' };
  const { case: unknown } = await desk.ask(
    'SubmitStop',
    'li',
    press({ idempotency_key: 'press-0002', payments: [payment({ to })] }),
  );
  expect(unknown.phone_tasks[0].script.join('\n')).toContain('UTC+08:00');
});

test('R17: a claim shows the numbers to whom it belongs and keeps others from claiming', async () => {
  const look = async () => (await desk.ask('GetCase', 'wang', { case_id: opened.case_id })).case.phone_tasks[0];
  expect((await look()).script).toEqual([]);
  const { case: claimed } = await desk.ask('ClaimPhoneTask', 'wang', { phone_task_id, ...key(1) });
  expect(claimed.phone_tasks[0]).toMatchObject({ claimed_by: 'wang', claimed_until: desk.clock.now() + 120_000 });
  expect((await look()).script.join('\n')).toContain(CARD_ICBC);
  expect(await desk.refused('ClaimPhoneTask', 'li', { phone_task_id, ...key(2) })).toMatchObject({
    reason: 'RULE_REFUSES',
    rule: 'R17',
  });
});

test('what the duty officer says settles the order and closes the task, with the transfers that were seen', async () => {
  const transfer = {
    transfer_id: 't1',
    kind: 'CASH',
    amount: { currency_code: 'CNY', minor_units: '1000000' },
    at: new Date().toISOString(),
  };
  const request = { phone_task_id, ...key(1), outcome: said({ order_id, onward: [transfer] }) };
  const { case: after } = await desk.ask('RecordPhoneOutcome', 'wang', request);
  expect(after.orders[0]).toMatchObject({
    settled: true,
    bank_reference: 'F-17',
    amounts: { frozen: 4_000_000n, gone: 1_000_000n },
  });
  expect(after.phone_tasks[0]).toMatchObject({ result: 'SETTLED', closed_at: desk.clock.now() });
  expect(after.phone_tasks[0]).not.toHaveProperty('duty');
  expect(after.phone_tasks[0].script).toEqual([]);
  const again = await desk.ask('RecordPhoneOutcome', 'wang', request);
  expect([again.replayed, again.case.version]).toEqual([true, after.version]);
  const stored = await desk.casebook.load(opened.case_id);
  expect(stored?.state.orders[order_id]?.onward).toMatchObject([{ transfer_id: 't1' }]);
});

test('nobody answered, or wants to be called again: the task stays open', async () => {
  await desk.ask('RecordPhoneOutcome', 'li', { phone_task_id, ...key(1), no_answer: true });
  const call_back_at = new Date(desk.clock.now() + 600_000).toISOString();
  const { case: after } = await desk.ask('RecordPhoneOutcome', 'li', { phone_task_id, ...key(2), call_back_at });
  expect(after.phone_tasks[0]).toMatchObject({ result: 'CALL_BACK', call_back_at: Date.parse(call_back_at) });
  expect(after.phone_tasks[0]).not.toHaveProperty('closed_at');
});

test('an answer read into another order, no result or two, and a task that is not there are refused', async () => {
  const refused = async (fields: object) => {
    const { reason, violations } = await desk.refused('RecordPhoneOutcome', 'li', {
      phone_task_id,
      ...key(9),
      ...fields,
    });
    return [reason, violations[0]?.field];
  };
  expect(await refused({ outcome: said({ order_id: 'order_x' }) })).toEqual(['INVALID_FIELD', 'outcome.order_id']);
  expect(await refused({ outcome: said(), no_answer: true })).toEqual(['INVALID_FIELD', 'result']);
  expect(await refused({})).toEqual(['INVALID_FIELD', 'result']);
  expect(await refused({ outcome: said({ revision: 5 }) })).toEqual(['RULE_REFUSES', 'outcome.revision']);
  for (const strange of [
    'x',
    order_id,
    phone_task_id.replace(/.$/, 'x'),
    phone_task_id.replace(/_[0-9a-f]{8}-/, '_00000000-'),
  ]) {
    expect((await refused({ phone_task_id: strange, no_answer: true }))[0]).toBe('PHONE_TASK_NOT_FOUND');
    expect((await desk.refused('ClaimPhoneTask', 'li', { phone_task_id: strange, ...key(8) })).reason).toBe(
      'PHONE_TASK_NOT_FOUND',
    );
  }
  expect((await desk.casebook.load(opened.case_id))?.version).toBe(opened.version);
});
