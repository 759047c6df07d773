/** The one button over the running house, through both doors: pressed, carried out, repeated, taken back, corrected, watched. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askBank, receiptsOf } from './stack/bank-side.ts';
import { addsUp, CARDS, caseNow, payment, settledCase, told } from './stack/cases.ts';
import { auditFindsNothing } from './stack/cli.ts';
import { type Changed, type Door, openDoors, refusal, type Watched } from './stack/doors.ts';

let doors: { readonly http: Door; readonly grpc: Door };

beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => {
  doors.http.close();
  doors.grpc.close();
});

const threeBanks = () =>
  told(
    payment(CARDS.icbc, 8_000_000n),
    payment(CARDS.abc, 7_000_000n, '李四'),
    payment(CARDS.bcom, 5_000_000n, '王五'),
  );

describe.each(['http', 'grpc'] as const)('over %s', (name) => {
  test('one press freezes at three banks, within seconds', async () => {
    const door = doors[name];
    const pressed = await door.ask('SubmitStop', threeBanks());
    expect(pressed.replayed).toBe(false);
    const shown = await settledCase(door, pressed.case.case_id, 5_000);
    expect(shown.status).toBe('FROZEN');
    expect(shown.orders.map((order) => [order.bank_id, order.freeze_status, order.amounts.frozen]).sort()).toEqual([
      ['abc', 'FROZEN', '7000000'],
      ['bcom', 'FROZEN', '5000000'],
      ['icbc', 'FROZEN', '8000000'],
    ]);
    expect(shown.amounts).toEqual([
      expect.objectContaining({ requested: '20000000', frozen: '20000000', surplus: '0' }),
    ]);
    expect(shown.golden_window.met).toBe(true);
    expect(addsUp(shown)).toBe(true);
    const receipts = await receiptsOf(shown.case_id);
    expect(receipts.map(({ bank_id, revision, count, effects }) => [bank_id, revision, count, effects]).sort()).toEqual(
      [
        ['abc', 1, 1, 1],
        ['bcom', 1, 1, 1],
        ['icbc', 1, 1, 1],
      ],
    );
  });

  test('R20: the same key and body is the same case as it is now, another body is refused', async () => {
    const door = doors[name];
    const idempotency_key = randomUUID();
    const body = { idempotency_key, ...threeBanks() };
    const first = await door.ask('SubmitStop', body);
    const settled = await settledCase(door, first.case.case_id);
    const again = await door.ask('SubmitStop', body);
    expect(again.replayed).toBe(true);
    expect(again.case.case_id).toBe(first.case.case_id);
    expect(again.case.version).toBeGreaterThanOrEqual(Number(settled.version));
    expect(again.case.status).toBe('FROZEN');

    const other = await refusal(door.ask('SubmitStop', { ...body, narrative: 'another story' }));
    expect(other.reason).toBe('IDEMPOTENCY_KEY_REUSED');
    // Another operator's equal key is another key.
    const foreign = await door.ask('SubmitStop', body, 'supervisor');
    expect(foreign.replayed).toBe(false);
    expect(foreign.case.case_id).not.toBe(first.case.case_id);
  });

  test('R13: a withdrawal within 10 minutes ends at the banks with nothing held', async () => {
    const door = doors[name];
    const { case: pressed } = await door.ask('SubmitStop', threeBanks());
    const frozen = await settledCase(door, pressed.case_id);
    const [withdrawn] = frozen.payments;
    const { case: taken } = await door.ask('WithdrawPayment', {
      case_id: frozen.case_id,
      payment_id: withdrawn?.payment_id,
      reason: 'NOT_FRAUD',
      note: 'his own brother',
    });
    expect(taken.status).toBe('OPEN');
    const shown = await settledCase(door, frozen.case_id);
    const [order] = shown.orders.filter(({ payment_id }) => payment_id === withdrawn?.payment_id);
    expect(order).toMatchObject({ revision: 2, freeze_status: 'RELEASED', answer: 'FINAL' });
    expect(shown.payments[0]?.withdrawn_reason).toBe('NOT_FRAUD');
    expect(shown.amounts).toEqual([expect.objectContaining({ requested: '12000000', frozen: '12000000' })]);
    const atBank = await askBank(order?.bank_id ?? '', order?.order_id ?? '');
    expect(atBank).toMatchObject({
      revision: 2,
      requested_minor_units: '0',
      frozen_total: '8000000',
      released_total: '8000000',
    });

    const twice = await refusal(
      door.ask('WithdrawPayment', { case_id: frozen.case_id, payment_id: withdrawn?.payment_id, reason: 'DUPLICATE' }),
    );
    expect(twice).toMatchObject({ reason: 'RULE_REFUSES', rule: 'R13' });
  });

  test('R13, R11: a correction of name and amount is a revision that the bank judges afresh', async () => {
    const door = doors[name];
    const { case: pressed } = await door.ask('SubmitStop', told(payment(CARDS.icbc, 8_000_000n)));
    const frozen = await settledCase(door, pressed.case_id);
    await door.ask('CorrectPayment', {
      case_id: frozen.case_id,
      payment_id: frozen.payments[0]?.payment_id,
      to: { ...payment(CARDS.icbc, 1n).to, holder_name: '章三' },
      amount: { currency_code: 'CNY', minor_units: '3000000' },
    });
    const shown = await settledCase(door, frozen.case_id);
    expect(shown.orders).toHaveLength(1);
    expect(shown.orders[0]).toMatchObject({ revision: 2, freeze_status: 'FROZEN', answer: 'FINAL' });
    expect(shown.orders[0]?.account?.holder_name).toBe('章三');
    // R4's own example: what is above the lower amount was let go, and is no part of what we ask.
    expect(shown.orders[0]?.amounts).toMatchObject({
      requested: '3000000',
      frozen: '3000000',
      let_go: '0',
      surplus: '0',
    });
    expect(await askBank('icbc', shown.orders[0]?.order_id ?? '')).toMatchObject({
      revision: 2,
      frozen_total: '8000000',
      released_total: '5000000',
    });
  });

  test('R13: a correction to another account is a withdrawal and a new payment in one append', async () => {
    const door = doors[name];
    const { case: pressed } = await door.ask('SubmitStop', told(payment(CARDS.icbc, 2_000_000n)));
    const frozen = await settledCase(door, pressed.case_id);
    const corrected = await door.ask('CorrectPayment', {
      case_id: frozen.case_id,
      payment_id: frozen.payments[0]?.payment_id,
      to: payment(CARDS.abc, 1n).to,
    });
    expect(corrected.case.payments).toHaveLength(2);
    const shown = await settledCase(door, frozen.case_id);
    expect(shown.orders.map(({ bank_id, freeze_status }) => [bank_id, freeze_status])).toEqual([
      ['icbc', 'RELEASED'],
      ['abc', 'FROZEN'],
    ]);
    expect(shown.amounts).toEqual([expect.objectContaining({ requested: '2000000', frozen: '2000000' })]);
  });

  test('more payments of a case are told to their banks', async () => {
    const door = doors[name];
    const { case: pressed } = await door.ask('SubmitStop', told(payment(CARDS.icbc, 1_000_000n)));
    const added = await door.ask('AddPayments', { case_id: pressed.case_id, payments: [payment(CARDS.abc, 500_000n)] });
    expect(added.case.payments).toHaveLength(2);
    const shown = await settledCase(door, pressed.case_id);
    expect(shown.amounts).toEqual([expect.objectContaining({ requested: '1500000', frozen: '1500000' })]);
  });

  test('a watch shows each state on the way, without a gap, and can be taken up again', async () => {
    const door = doors[name];
    const { case: pressed } = await door.ask(
      'SubmitStop',
      told(payment(CARDS.icbc, 8_000_000n), payment(CARDS.ccb, 7_000_000n, '李四')),
    );
    const seen: Watched[] = [];
    for await (const state of door.watch(pressed.case_id, 0, AbortSignal.timeout(15_000))) {
      seen.push(state);
      if (state.case.status !== 'OPEN') break;
    }
    expect(seen.at(-1)?.case.status).toBe('FROZEN');
    const versions = seen.map((state) => Number(state.case.version));
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    const events = seen.flatMap((state) => state.events);
    const eventVersions = [...new Set(events.map(({ version }) => version))];
    expect(eventVersions).toEqual(Array.from({ length: versions.at(-1) ?? 0 }, (_, index) => index + 1));
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['CASE_OPENED', 'ORDER_PLACED', 'OUTCOME_RECORDED']),
    );
    const ofCcb = seen.flatMap((state) =>
      state.case.orders.filter(({ bank_id }) => bank_id === 'ccb').map(({ freeze_status }) => freeze_status),
    );
    expect(ofCcb).toContain('PENDING');
    expect(ofCcb.at(-1)).toBe('PARTIALLY_FROZEN');
    expect(seen.every((state) => addsUp(state.case))).toBe(true);

    const from = versions.at(-1) ?? 0;
    for await (const state of door.watch(pressed.case_id, from - 1, AbortSignal.timeout(5_000))) {
      expect(state.events.map(({ version }) => version)).toEqual(state.events.map(() => from));
      expect(state.events.length).toBeGreaterThan(0);
      break;
    }
  });

  test('R21: who may not press is refused by role, who is nobody by token', async () => {
    const door = doors[name];
    expect(await refusal(door.ask('SubmitStop', threeBanks(), 'auditor'))).toMatchObject({
      reason: 'ROLE_NOT_ALLOWED',
    });
    const { case: pressed } = await door.ask('SubmitStop', threeBanks());
    const read = await door.ask('GetCase', { case_id: pressed.case_id }, 'auditor');
    expect(read.case.orders[0]?.account?.value).toContain('*');
    expect(await refusal(door.ask('GetCase', { case_id: 'case_3705eb46-51c2-8129-bd5a-7163d2fe43a6' }))).toMatchObject({
      reason: 'CASE_NOT_FOUND',
    });
  });
});

test('fifty equal submissions at once with one key: one case, one answer that it is new, forty-nine that it is not', async () => {
  const body = { idempotency_key: randomUUID(), ...threeBanks() };
  const answers = await Promise.all(
    Array.from(
      { length: 50 },
      (_, index): Promise<Changed> => (index % 2 === 0 ? doors.http : doors.grpc).ask('SubmitStop', body),
    ),
  );
  expect(new Set(answers.map((answer) => answer.case.case_id)).size).toBe(1);
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(answers.filter(({ replayed }) => replayed)).toHaveLength(49);
  const case_id = answers[0]?.case.case_id ?? '';
  const shown = await settledCase(doors.http, case_id);
  expect(shown.orders).toHaveLength(3);
  const receipts = await receiptsOf(case_id);
  expect(receipts).toHaveLength(3);
  expect(receipts.every(({ effects }) => effects === 1)).toBe(true);
  expect((await caseNow(doors.grpc, case_id)).payments).toHaveLength(3);
});

test('the record is whole: audit finds nothing', auditFindsNothing);
