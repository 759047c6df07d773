/** What the desk does with cases over the running house: telephones, asks around, finds, lists, writes down, closes. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CaseShown, TaskShown } from '../src/demo-desk.ts';
import { askBank, receiptsOf, setBank } from './stack/bank-side.ts';
import { STRAY_CARD, STRAY_OWNER } from './stack/banks.ts';
import { addsUp, CARDS, caseNow, payment, secondsAgo, settledCase, told } from './stack/cases.ts';
import { auditFindsNothing } from './stack/cli.ts';
import { type Door, openDoors, refusal } from './stack/doors.ts';
import { until } from './stack/stack.ts';

let doors: { readonly http: Door; readonly grpc: Door };

beforeAll(async () => {
  doors = await openDoors();
});
afterEach(async () => {
  await setBank('cmb', { behaviour: 'down' });
});
afterAll(() => {
  doors.http.close();
  doors.grpc.close();
});

interface Summaries {
  readonly cases: readonly { readonly case_id: string; readonly status: string; readonly needs: readonly string[] }[];
  readonly next_page_token?: string;
}
interface Tasks {
  readonly phone_tasks: readonly TaskShown[];
}

/** What the bank says on the telephone to the latest revision. */
const said = (order: CaseShown['orders'][number] | undefined, frozen_total: string, bank_reference = 'BY-PHONE-1') => ({
  revision: order?.revision,
  answer: 'FINAL',
  requested_minor_units: order?.amounts.requested,
  currency_code: order?.amounts.currency_code,
  frozen_total,
  released_total: '0',
  expired_total: '0',
  returned_total: '0',
  bank_reference,
});

const onlyByReference = (value: string) =>
  told({
    from: { scheme: 'CARD', value: CARDS.icbc, bank_id: 'icbc' },
    amount: { currency_code: 'CNY', minor_units: '1999900' },
    paid_at: secondsAgo(300),
    transaction_reference: { kind: 'SERIAL', value },
  });

describe.each(['http', 'grpc'] as const)('over %s', (name) => {
  test('R12, R17: what only the telephone carries is a task at once; claimed, asked, settled', async () => {
    const door = doors[name];
    const { case: pressed } = await door.ask('SubmitStop', onlyByReference(`SERIAL-${name}-1`));
    const [task] = pressed.phone_tasks;
    expect(task).toMatchObject({ reason: 'NO_BANK' });
    expect(pressed.orders).toHaveLength(1);
    const listed = await until(
      'the task in the list',
      () => door.ask<Tasks>('ListPhoneTasks', { page_size: 200 }),
      ({ phone_tasks }) => phone_tasks.some(({ phone_task_id }) => phone_task_id === task?.phone_task_id),
    );
    expect(listed.phone_tasks.every(({ closed_at }) => closed_at === undefined)).toBe(true);

    const claimed = await door.ask('ClaimPhoneTask', { phone_task_id: task?.phone_task_id });
    expect(claimed.case.phone_tasks[0]).toMatchObject({ claimed_by: 'li' });
    expect(claimed.case.phone_tasks[0]?.script.length).toBeGreaterThan(0);
    const other = await refusal(door.ask('ClaimPhoneTask', { phone_task_id: task?.phone_task_id }, 'supervisor'));
    expect(other).toMatchObject({ reason: 'RULE_REFUSES', rule: 'R17' });

    const nobody = await door.ask('RecordPhoneOutcome', { phone_task_id: task?.phone_task_id, no_answer: true });
    expect(nobody.case.status).toBe('OPEN');
    expect(nobody.case.phone_tasks[0]?.closed_at).toBeUndefined();
    const settled = await door.ask('RecordPhoneOutcome', {
      phone_task_id: task?.phone_task_id,
      outcome: said(pressed.orders[0], '1500000'),
    });
    expect(settled.case.status).toBe('FROZEN');
    expect(settled.case.orders[0]).toMatchObject({ freeze_status: 'PARTIALLY_FROZEN', settled: true });
    expect(settled.case.amounts[0]).toMatchObject({ requested: '1999900', frozen: '1500000', gone: '499900' });
    expect(settled.case.phone_tasks[0]?.closed_at).toBeDefined();
    expect(await receiptsOf(pressed.case_id)).toEqual([]);
  });

  test('R2: a masked number is matched by payment at its bank, and says so', async () => {
    const door = doors[name];
    const masked = { ...payment(CARDS.icbc, 300_000n), to: { scheme: 'MASKED', value: '622202•••••••••0000' } };
    const answer = await door.ask('SubmitStop', told(masked));
    expect(answer.warnings?.map(({ reason }) => reason)).toContain('MATCHED_BY_PAYMENT');
    const shown = await settledCase(door, answer.case.case_id);
    expect(shown.orders[0]).toMatchObject({ bank_id: 'icbc', match_by: 'PAYMENT', freeze_status: 'FROZEN' });
  });

  test('cases are found by account, phone, reference and bank reference, and listed', async () => {
    const door = doors[name];
    const phone = name === 'http' ? '+8613911112222' : '+8613911113333';
    const serial = `FIND-${name}-${Date.now()}`;
    const paid = { ...payment(CARDS.bcom, 123_400n), transaction_reference: { kind: 'SERIAL', value: serial } };
    const { case: pressed } = await door.ask('SubmitStop', {
      ...told(paid),
      victim: { name: 'Li Na', phone, locale: 'zh-CN', text_consent: true },
    });
    const shown = await settledCase(door, pressed.case_id);
    const [order] = shown.orders;
    const ways = [
      { account: '6222 6000 0000 0000 000', scheme: 'CARD' },
      { phone },
      { case_reference: shown.case_reference.toLowerCase() },
      { transaction_reference: serial },
      { bank_reference: order?.bank_reference },
    ];
    for (const way of ways) {
      await until(
        `the case by ${JSON.stringify(way)}`,
        () => door.ask<Summaries>('FindCases', way),
        ({ cases }) => cases.some(({ case_id }) => case_id === shown.case_id),
      );
    }
    const none = await door.ask<Summaries>('FindCases', { phone: '+8613900000000' });
    expect(none.cases).toEqual([]);

    const board = await until(
      'the case on the board',
      () => door.ask<Summaries>('ListCases', { status: 'FROZEN', page_size: 1 }),
      ({ cases }) => cases.length === 1,
    );
    expect(board.next_page_token).toBeDefined();
    const next = await door.ask<Summaries>('ListCases', {
      status: 'FROZEN',
      page_size: 200,
      page_token: board.next_page_token,
    });
    const ids = [...board.cases, ...next.cases].map(({ case_id }) => case_id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(shown.case_id);
  });

  test('notes, assignment and closing; a closed case is closed to people', async () => {
    const door = doors[name];
    const { case: pressed } = await door.ask('SubmitStop', told(payment(CARDS.icbc, 100_000n)));
    const { case_id } = await settledCase(door, pressed.case_id);
    const noted = await door.ask('AddNote', { case_id, text: 'The caller will bring the receipt. 回执' });
    expect(noted.case.notes).toEqual([
      expect.objectContaining({ operator_id: 'li', text: 'The caller will bring the receipt. 回执' }),
    ]);
    expect(await refusal(door.ask('AssignCase', { case_id, operator_id: 'zhao' }))).toMatchObject({
      reason: 'ROLE_NOT_ALLOWED',
    });
    const assigned = await door.ask('AssignCase', { case_id, operator_id: 'zhao' }, 'supervisor');
    expect(assigned.case.operator_id).toBe('zhao');
    const closed = await door.ask('CloseCase', { case_id, reason: 'RESOLVED' });
    expect(closed.case).toMatchObject({ status: 'CLOSED', close_reason: 'RESOLVED' });
    const late = await refusal(door.ask('AddPayments', { case_id, payments: [payment(CARDS.abc, 1n)] }));
    expect(late.reason).toBe('RULE_REFUSES');
  });

  test('what an account is, the banks and the status are told', async () => {
    const door = doors[name];
    const checked = await door.ask<{
      readonly account: object;
      readonly banks: readonly { readonly bank_id: string }[];
    }>('CheckAccount', { account: { scheme: 'IBAN', value: 'de89 3704 0044 0532 0130 00' } });
    expect(checked.account).toMatchObject({ scheme: 'IBAN', value: 'DE89370400440532013000' });
    expect(checked.banks.map(({ bank_id }) => bank_id)).toEqual(['commerz']);
    const { banks } = await door.ask<{
      readonly banks: readonly { readonly bank_id: string; readonly enabled: boolean }[];
    }>('ListBanks', {});
    expect(banks.map(({ bank_id }) => bank_id)).toEqual(expect.arrayContaining(['icbc', 'cmb', 'trial', 'own']));
    const status = await until(
      "the worker's heartbeat",
      () => door.ask<{ readonly workers: number; readonly record: object }>('GetStatus', {}),
      ({ workers }) => workers === 1,
    );
    expect(status.record).toMatchObject({ writable: true, shards: 4 });
  });
});

test('R12: a number that no prefix gives to anybody is asked of every bank that has such numbers; what one freezes is covered elsewhere for the rest', async () => {
  const door = doors.http;
  const answer = await door.ask('SubmitStop', told(payment(STRAY_CARD, 400_000n)));
  const { case_id, orders } = answer.case;
  expect(answer.warnings?.map(({ reason }) => reason)).toContain('BANK_UNKNOWN');
  // Nine Chinese banks: what a German, an Indian and a British bank cannot have is none of their business.
  expect(orders).toHaveLength(9);
  expect(new Set(orders.map(({ enquiry_id }) => enquiry_id)).size).toBe(1);
  // One enquiry counts once.
  expect(answer.case.amounts[0]).toMatchObject({ requested: '400000' });
  const lowered = await until(
    'the bank that is down lowered to what the owner left uncovered',
    () => caseNow(door, case_id),
    (shown) => shown.orders.find(({ bank_id }) => bank_id === 'cmb')?.amounts.requested === '0',
  );
  expect(lowered.orders.find(({ bank_id }) => bank_id === STRAY_OWNER)).toMatchObject({
    freeze_status: 'FROZEN',
    revision: 1,
  });
  expect(lowered.status).toBe('OPEN');

  await setBank('cmb', { behaviour: 'healthy' });
  const shown = await settledCase(door, case_id, 40_000);
  expect(shown.status).toBe('FROZEN');
  expect(shown.amounts).toEqual([
    expect.objectContaining({ requested: '400000', frozen: '400000', surplus: '0', gone: '0' }),
  ]);
  expect(addsUp(shown)).toBe(true);
  const atCmb = shown.orders.find(({ bank_id }) => bank_id === 'cmb');
  expect(await askBank('cmb', atCmb?.order_id ?? '')).toMatchObject({ frozen_total: '0', requested_minor_units: '0' });
});

test('R16: an order at a bank that is down is a phone task within seconds, and the bank is told when it is back', async () => {
  const door = doors.http;
  const { case: pressed } = await door.ask('SubmitStop', told(payment(CARDS.cmb, 5_000_000n)));
  const called = await until(
    'a phone task',
    () => caseNow(door, pressed.case_id),
    ({ phone_tasks }) => phone_tasks.length > 0,
  );
  expect(called.phone_tasks[0]).toMatchObject({ reason: 'NOT_REACHED', bank_id: 'cmb' });
  expect(called.orders[0]).toMatchObject({ freeze_status: 'REQUESTED', settled: false });
  await setBank('cmb', { behaviour: 'healthy' });
  const shown = await settledCase(door, pressed.case_id, 40_000);
  expect(shown.orders[0]).toMatchObject({ freeze_status: 'FROZEN' });
  expect(shown.phone_tasks[0]?.closed_at).toBeDefined();
});

test('the record is whole: audit finds nothing', auditFindsNothing);
