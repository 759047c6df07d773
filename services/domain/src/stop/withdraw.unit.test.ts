import { describe, expect, it } from 'vitest';
import {
  answered,
  at,
  callback,
  key,
  li,
  onePress,
  orderOf,
  orders,
  outcome,
  PRESS,
  payment,
  play,
  submit,
  type Told,
  tasks,
  toBank,
  toEnquiry,
  yuan,
} from '../../test/builders.ts';
import type { Case } from '../case/state.ts';
import { amountsOfCase } from './amounts.ts';

const firstPayment = (s: Case) => Object.keys(s.payments)[0] ?? '';
const withdraw = (s: Case): Told => ({
  type: 'WithdrawPayment',
  by: li,
  key: key(),
  payment_id: firstPayment(s),
  reason: 'CALLER_WITHDREW',
});
const correct =
  (fields: Partial<Extract<Told, { type: 'CorrectPayment' }>>) =>
  (s: Case): Told =>
    ({
      type: 'CorrectPayment',
      by: li,
      key: key(),
      payment_id: firstPayment(s),
      route: toBank('icbc'),
      ...fields,
    }) as Told;
const cny = (major: number) => ({ currency_code: 'CNY', minor_units: yuan(major) });
const card = (value: string, more = {}) => ({ scheme: 'CARD' as const, value, holder_name: 'Zhang San', ...more });

describe('R13 a way back: withdrawal', () => {
  it('R13 a withdrawn payment’s orders go to nothing by revision', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50))),
      at(2, withdraw),
    );
    expect(orderOf(state)).toMatchObject({ revision: 2, change: 'WITHDRAWN', requested: 0n });
    expect(state.payments[firstPayment(state)]?.withdrawn_reason).toBe('CALLER_WITHDREW');
    expect(amountsOfCase(state)).toMatchObject([{ requested: 0n, surplus: yuan(50) }]);
  });
  it('R13 alone within 10 minutes of the press, refused later', () => {
    expect(play(onePress(), at(600, withdraw)).rejection).toBeNull();
    expect(play(onePress(), at(601, withdraw)).rejection).toMatchObject({ rule: 'R13', reason: 'RULE_REFUSES' });
  });
  it('R13 not twice, and only what the case has', () => {
    expect(play(onePress(), at(1, withdraw), at(2, withdraw)).rejection).toMatchObject({
      rule: 'R13',
      field: 'payment_id',
    });
    expect(
      play(onePress(), at(1, { ...(withdraw(play(onePress()).state) as object), payment_id: 'x' } as Told)).rejection
        ?.reason,
    ).toBe('PAYMENT_NOT_FOUND');
  });
});

describe('R13 a way back: correction', () => {
  it('R13 the same account: another name, time or reference is a revision', () => {
    const { state } = play(onePress(), at(1, correct({ to: card('6222020000000001', { holder_name: 'Zhang Shan' }) })));
    expect(orders(state)).toHaveLength(1);
    expect(orderOf(state)).toMatchObject({
      revision: 2,
      change: 'CORRECTED',
      requested: yuan(50),
      account: { holder_name: 'Zhang Shan' },
    });
    expect(orderOf(play(onePress(), at(1, correct({ paid_at: PRESS - 60_000 }))).state).change).toBe('CORRECTED');
  });
  it('R13 another amount is a revision; lowering it alone only within 10 minutes, raising at any time', () => {
    expect(orderOf(play(onePress(), at(1, correct({ amount: cny(20) }))).state)).toMatchObject({
      change: 'AMOUNT',
      requested: yuan(20),
    });
    expect(play(onePress(), at(601, correct({ amount: cny(20) }))).rejection).toMatchObject({ rule: 'R13' });
    expect(orderOf(play(onePress(), at(601, correct({ amount: cny(90) }))).state).requested).toBe(yuan(90));
  });
  it('R13 another account: the old goes to nothing and the right one is told, in one append', () => {
    const { state, events } = play(onePress(), at(1, correct({ to: card('6217000000000009'), route: toBank('ccb') })));
    expect(orders(state).map((o) => [o.bank_id, o.requested])).toEqual([
      ['icbc', 0n],
      ['ccb', yuan(50)],
    ]);
    expect(Object.values(state.payments).map((p) => p.withdrawn_reason)).toEqual(['TYPED_WRONG', undefined]);
    expect(new Set(events.slice(-4).map((e) => e.at)).size).toBe(1);
    expect(play(onePress(), at(601, correct({ to: card('6217000000000009') }))).rejection).toMatchObject({
      rule: 'R13',
    });
  });
  it('R13 within an enquiry, naming the bank sends only the other members to nothing', () => {
    const press = at(0, submit({ told: payment(50), route: toEnquiry('icbc', 'boc', 'ccb') }));
    const { state } = play(
      press,
      at(1, correct({ to: card('6222020000000001', { bank_id: 'boc' }), route: toBank('boc') })),
    );
    expect(orders(state).map((o) => [o.bank_id, o.requested, o.revision])).toEqual([
      ['icbc', 0n, 2],
      ['boc', yuan(50), 1],
      ['ccb', 0n, 2],
    ]);
    expect(Object.keys(state.payments)).toHaveLength(1);
  });
  it('R13 a correction that changes nothing is refused', () => {
    expect(play(onePress(), at(1, correct({ amount: cny(50) }))).rejection).toMatchObject({ rule: 'R13' });
  });
  it('R13 what no bank matches by is noted without asking anybody again', () => {
    expect(orderOf(play(onePress(), at(1, correct({ channel: 'mobile app' }))).state).revision).toBe(1);
  });
});

describe('R12 enquiry', () => {
  const press = at(0, submit({ told: payment(50), route: toEnquiry('icbc', 'boc', 'ccb') }));

  it('R12 what a member has frozen lowers each open one to what the others leave uncovered, and asks it to keep what it holds', () => {
    const { state } = play(
      press,
      at(1, (s) => answered(orderOf(s, 'boc'), outcome('FINAL', 30))),
    );
    expect(orders(state).map((o) => [o.bank_id, o.change, o.requested])).toEqual([
      ['icbc', 'COVERED_ELSEWHERE', yuan(20)],
      ['boc', 'PLACED', yuan(50)],
      ['ccb', 'COVERED_ELSEWHERE', yuan(20)],
    ]);
  });
  it('R12 NO_FUNDS and PENDING lower nobody', () => {
    const { state } = play(
      press,
      at(1, (s) => answered(orderOf(s, 'boc'), outcome('FINAL'))),
      at(2, (s) => answered(orderOf(s, 'ccb'), outcome('PENDING'))),
    );
    expect(orders(state).every((o) => o.requested === yuan(50) && o.revision === 1)).toBe(true);
  });
  it('R12 gone when all are settled and one is FINAL', () => {
    const refused = outcome('REFUSED', 0, { refusal_reason: 'ACCOUNT_UNKNOWN' });
    const steps = [
      press,
      at(1, (s: Case) => answered(orderOf(s, 'icbc'), refused)),
      at(2, (s: Case) => answered(orderOf(s, 'boc'), outcome('FINAL', 30))),
    ];
    expect(amountsOfCase(play(...steps).state)).toMatchObject([{ frozen: yuan(30), unknown: yuan(20) }]);
    const last = at(3, (s: Case) =>
      answered(orderOf(s, 'ccb'), { ...refused, revision: 2, requested_minor_units: yuan(20) }),
    );
    expect(amountsOfCase(play(...steps, last).state)).toMatchObject([{ frozen: yuan(30), gone: yuan(20) }]);
  });
  it('R12 a second member that froze is a contradiction, never let go by rule', () => {
    const { state } = play(
      press,
      at(1, (s) => answered(orderOf(s, 'boc'), outcome('FINAL', 50))),
      at(2, (s) => callback(orderOf(s, 'ccb'), outcome('FINAL', 50))),
    );
    expect(orderOf(state, 'ccb').contradictions).toContain('SECOND_FREEZE');
    expect(tasks(state).map((t) => t.reason)).toContain('CONTRADICTION');
    expect(amountsOfCase(state)).toMatchObject([{ requested: yuan(50), frozen: yuan(50), surplus: yuan(50) }]);
  });
  it('R12 all refused: somebody has to telephone', () => {
    const refuse = (bank: string, second: number) =>
      at(second, (s: Case) => answered(orderOf(s, bank), outcome('REFUSED', 0, { refusal_reason: 'ACCOUNT_UNKNOWN' })));
    const { state } = play(press, refuse('icbc', 1), refuse('boc', 2), refuse('ccb', 3));
    expect(orders(state).at(-1)).toMatchObject({ phone_only: true, requested: yuan(50) });
    expect(tasks(state)).toMatchObject([{ reason: 'NO_BANK' }]);
    expect(amountsOfCase(state)).toMatchObject([{ requested: yuan(50), unknown: yuan(50) }]);
  });
});
