import { describe, expect, it } from 'vitest';
import {
  answered,
  at,
  key,
  li,
  onePress,
  orderOf,
  orders,
  outcome,
  payment,
  play,
  submit,
  toBank,
  toEnquiry,
  yuan,
} from '../../test/builders.ts';
import { amountsFrom, amountsOfCase, amountsOfOrder } from './amounts.ts';

const totals = (frozen: number, released = 0, expired = 0, returned = 0) => ({
  frozen: yuan(frozen),
  released: yuan(released),
  expired: yuan(expired),
  returned: yuan(returned),
});
const row = (requested: number, t: ReturnType<typeof totals>, final = false) =>
  amountsFrom('CNY', yuan(requested), t, final);

describe('R4 totals ever', () => {
  it('R4 given requested 50 and nothing heard, all of it is unknown', () => {
    expect(row(50, totals(0))).toMatchObject({ frozen: 0n, gone: 0n, unknown: yuan(50) });
  });
  it('R4 given FINAL with 30 frozen, the other 20 are gone', () => {
    expect(row(50, totals(30), true)).toMatchObject({ frozen: yuan(30), gone: yuan(20), unknown: 0n });
  });
  it('R4 given 50 frozen, then lowered to 20 and 30 let go by the bank: frozen 20, let_go 0', () => {
    expect(row(20, totals(50, 30), true)).toMatchObject({ frozen: yuan(20), let_go: 0n, surplus: 0n, gone: 0n });
  });
  it('R4 given 50 frozen and 20 released on appeal: frozen 30, let_go 20', () => {
    expect(row(50, totals(50, 20), true)).toMatchObject({ frozen: yuan(30), let_go: yuan(20), gone: 0n });
  });
  it('R4 what is held beyond what is asked is surplus, and no more than asked counts as frozen', () => {
    expect(row(20, totals(50), true)).toMatchObject({ frozen: yuan(20), surplus: yuan(30) });
  });
  it('R4 given money returned, it is counted once', () => {
    expect(row(50, totals(50, 0, 0, 40), true)).toMatchObject({ returned: yuan(40), frozen: yuan(10), gone: 0n });
  });
});

describe('R3 amount, not account', () => {
  it('R3 a lowered revision asks for an absolute amount; what is held above it is surplus until the bank lets go', () => {
    const amount = { currency_code: 'CNY', minor_units: yuan(20) };
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50))),
      at(2, (s) => ({
        type: 'CorrectPayment',
        by: li,
        key: key(),
        payment_id: orderOf(s).payment_id,
        amount,
        route: toBank('icbc'),
      })),
    );
    expect(orderOf(state)).toMatchObject({ revision: 2, change: 'AMOUNT', requested: yuan(20) });
    expect(amountsOfOrder(orderOf(state))).toMatchObject({ requested: yuan(20), frozen: yuan(20), surplus: yuan(30) });
  });
});

describe('amounts of a case', () => {
  it('R12 an enquiry counts its payment once', () => {
    const { state } = play(
      at(0, submit({ told: payment(50), route: toEnquiry('icbc', 'boc') })),
      at(1, (s) => answered(orderOf(s, 'boc'), outcome('FINAL', 50))),
    );
    expect(amountsOfCase(state)).toMatchObject([{ requested: yuan(50), frozen: yuan(50), unknown: 0n }]);
  });

  it('R1 a payment is counted once over its rounds', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50, { expired_total: yuan(50) }))),
      at(2, (s) => ({ type: 'AskBank', by: li, key: key(), order_id: orderOf(s).order_id })),
    );
    expect(orders(state).map((order) => order.round)).toEqual([1, 2]);
    expect(amountsOfCase(state)).toMatchObject([{ requested: yuan(50), let_go: yuan(50), unknown: 0n }]);
  });
});
