import { describe, expect, it } from 'vitest';
import {
  at,
  CASE_ID,
  key,
  li,
  onePress,
  orderOf,
  orders,
  payment,
  play,
  submit,
  tasks,
  toBank,
  toEnquiry,
  toNobody,
  types,
} from '../../test/builders.ts';
import { owed } from '../case/owed.ts';

describe('R1 identity', () => {
  it('R1 one order per payment, account and bank, owed to the bank at once', () => {
    const { state, events } = play(
      at(0, submit({ told: payment(50), route: toBank('icbc') }, { told: payment(70), route: toBank('icbc') })),
    );
    expect(types(events)).toEqual(['CaseOpened', 'PaymentAdded', 'OrderPlaced', 'PaymentAdded', 'OrderPlaced']);
    expect(new Set(orders(state).map((order) => order.order_id)).size).toBe(2);
    expect(owed(state).map((o) => o.key)).toEqual(orders(state).map((o) => `instruct:${o.order_id}:1:1`));
  });

  it('R1 a repeat of the press makes the same ids', () => {
    const ids = () => orders(play(onePress()).state).map((order) => order.order_id);
    expect(ids()).toEqual(ids());
  });
});

describe('R2 match', () => {
  it('R2 given a masked number, the order is matched by the payment and says so', () => {
    const told = payment(50, '', { to: { scheme: 'MASKED', value: '6222********0001' } });
    expect(orderOf(play(at(0, submit({ told, route: toBank('icbc') }))).state).match_by).toBe('PAYMENT');
  });

  it('R2 given a full number, the bank matches the account and the name as told, not what the caller believed of its bank', () => {
    const told = payment(50, '', {
      to: { scheme: 'CARD', value: '6222020000000001', bank_id: 'icbc', holder_name: 'Zhang San' },
    });
    const order = orderOf(play(at(0, submit({ told, route: toBank('icbc') }))).state);
    expect(order.match_by).toBe('ACCOUNT');
    expect(order.account).toEqual({ scheme: 'CARD', value: '6222020000000001', holder_name: 'Zhang San' });
  });
});

describe('R12 nobody is turned away', () => {
  it('R12 given an account that several banks may own, one order to each, together an enquiry', () => {
    const { state } = play(at(0, submit({ told: payment(50), route: toEnquiry('icbc', 'boc', 'ccb') })));
    expect(orders(state).map((order) => order.bank_id)).toEqual(['icbc', 'boc', 'ccb']);
    expect(new Set(orders(state).map((order) => order.enquiry_id)).size).toBe(1);
  });

  it('R12 an enquiry asks at most 20 banks', () => {
    const banks = Array.from({ length: 30 }, (_, i) => `bank${i}`);
    expect(orders(play(at(0, submit({ told: payment(50), route: toEnquiry(...banks) }))).state)).toHaveLength(20);
  });

  it('R12 given that no bank lists the scheme, one order that only the telephone carries, its task open at once', () => {
    const { state } = play(at(0, submit({ told: payment(50), route: toNobody })));
    expect(orderOf(state)).toMatchObject({ phone_only: true, next_ask_at: null });
    expect(tasks(state)).toMatchObject([{ reason: 'NO_BANK' }]);
    expect(owed(state)).toEqual([]);
  });

  it('R12 given a transaction reference only, the telephone order goes to the bank that the victim paid from', () => {
    const { to: _to, ...rest } = payment(50);
    const told = { ...rest, from: { scheme: 'CARD' as const, value: '6217000000000001', bank_id: 'ccb' } };
    const { state } = play(at(0, submit({ told, route: toNobody })));
    expect(orderOf(state)).toMatchObject({ bank_id: 'ccb', phone_only: true, match_by: 'PAYMENT' });
  });

  it('R12 a case has at most 50 payments and 1,000 orders', () => {
    const many = (count: number, banks: readonly string[]) =>
      Array.from({ length: count }, (_, i) => ({ told: payment(50 + i), route: toEnquiry(...banks) }));
    expect(play(at(0, submit(...many(51, ['icbc'])))).rejection).toMatchObject({
      reason: 'CASE_TOO_LARGE',
      field: 'payments',
    });
    const twenty = Array.from({ length: 20 }, (_, i) => `bank${i}`);
    expect(orders(play(at(0, submit(...many(50, twenty)))).state)).toHaveLength(1_000);
    const more = { type: 'AddPayments', by: li, key: key(), payments: many(1, twenty) } as const;
    expect(play(at(0, submit(...many(50, twenty))), at(1, more)).rejection?.reason).toBe('CASE_TOO_LARGE');
  });
});

describe('R15 the golden window begins with the button', () => {
  it('R15 the deadline is 180 s after the press', () => {
    const { state } = play(onePress());
    expect(state.golden_window).toEqual({ deadline: state.accepted_at + 180_000 });
    expect(state.case_id).toBe(CASE_ID);
  });
});
