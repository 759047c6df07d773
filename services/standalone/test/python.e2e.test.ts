/** A client and a bank in Python, from proto/ alone; the bank is the file that the banks' guide shows. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portOf } from './stack/banks.ts';
import { auditFindsNothing } from './stack/cli.ts';
import { type Door, openDoors } from './stack/doors.ts';
import { type Program, type Python, preparePython, untilPrinted } from './stack/python.ts';
import { type StackFound, stack, until } from './stack/stack.ts';

let python: Python;
let found: StackFound;
let http: Door;
let bank: Program;

beforeAll(async () => {
  python = preparePython();
  found = await stack();
  ({ http } = await openDoors());
  const { world, ports } = found;
  const pem = (name: string): string => join(world.dir, name);
  const address = `127.0.0.1:${portOf(ports.firstBank, 'trial')}`;
  const certificates = [pem('ca.pem'), pem('bank-trial.pem'), pem('bank-trial.key')];
  bank = python.run('bank.py', [address, `127.0.0.1:${ports.gateway}`, ...certificates]);
  await untilPrinted(bank, 'listening on');
});

afterAll(async () => {
  await python.stopAll();
});

const press = (account: string, minor_units: number): Program =>
  python.run('client.py', [`127.0.0.1:${found.ports.intakeGrpc}`, account, String(minor_units)], {
    STOPLINE_TOKEN: found.world.tokens.operator,
  });

const caseOf = (printed: string): string => /accepted (case_\S+)/.exec(printed)?.[1] ?? '';

test('a case pressed in Python is frozen by a bank in Python, which answers PENDING and calls back', async () => {
  const client = press('trial/1001', 5_000_000);
  const code = await client.ended;
  const printed = client.printed();
  expect(code, `${printed}\n${bank.printed()}`).toBe(0);
  expect(printed).toContain('ended CASE_STATUS_FROZEN');
  expect(printed).toMatch(/order trial FREEZE_STATUS_FROZEN 5000000 PY0+\d/);

  const found_case = await http.ask('GetCase', { case_id: caseOf(printed) });
  const [order] = found_case.case.orders;
  expect(order).toMatchObject({ bank_id: 'trial', answer: 'FINAL', settled: true, freeze_status: 'FROZEN' });
  expect(order?.amounts).toMatchObject({ requested: '5000000', frozen: '5000000', unknown: '0' });
  // What the client saw on its way there, in order: pressed, PENDING by reply, the word itself by callback.
  const events = [...printed.matchAll(/event \d+ (\w+)/g)].map(([, type]) => type);
  expect(events.filter((type) => type === 'OUTCOME_RECORDED')).toHaveLength(2);
  expect(events.indexOf('ORDER_PLACED')).toBeLessThan(events.indexOf('OUTCOME_RECORDED'));
});

test('a bank in Python that has less freezes what is there', async () => {
  const client = press('trial/1002', 2_500_000);
  expect(await client.ended, client.printed()).toBe(0);
  expect(client.printed()).toContain('ended CASE_STATUS_FROZEN');
  expect(client.printed()).toMatch(/order trial FREEZE_STATUS_PARTIALLY_FROZEN 1000000 PY0+\d/);
});

test('a bank in Python lets go of what is withdrawn, and counts it as released', async () => {
  const client = press('trial/1001', 1_000_000);
  expect(await client.ended, client.printed()).toBe(0);
  const case_id = caseOf(client.printed());
  const { case: before } = await http.ask('GetCase', { case_id });
  const payment_id = before.payments[0]?.payment_id;
  await http.ask('WithdrawPayment', { case_id, payment_id, reason: 'NOT_FRAUD' });
  const { case: after } = await until(
    'the withdrawal at the bank',
    () => http.ask('GetCase', { case_id }),
    (seen) => seen.case.status !== 'OPEN',
  );
  expect(after.status).toBe('NOTHING_FROZEN');
  expect(after.orders[0]).toMatchObject({ revision: 2, freeze_status: 'RELEASED', answer: 'FINAL' });
  expect(after.orders[0]?.amounts).toMatchObject({ requested: '0', frozen: '0', surplus: '0' });
});

test('an account that the bank in Python does not have is refused', async () => {
  const client = press('trial/9999', 1_000_000);
  expect(await client.ended, client.printed()).toBe(0);
  expect(client.printed()).toContain('ended CASE_STATUS_NOTHING_FROZEN');
  expect(client.printed()).toContain('order trial FREEZE_STATUS_REFUSED 0');
});

test('the record is whole: audit finds nothing', async () => {
  await auditFindsNothing();
});
