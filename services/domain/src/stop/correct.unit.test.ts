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
  payment,
  phoned,
  play,
  submit,
  type Told,
  tasks,
  toBank,
  toEnquiry,
  toNobody,
  yuan,
} from '../../test/builders.ts';
import type { Case } from '../case/state.ts';

const firstPayment = (s: Case) => Object.keys(s.payments)[0] ?? '';
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
const card = (value = '6222020000000001', more = {}) => ({
  scheme: 'CARD' as const,
  value,
  holder_name: 'Zhang San',
  ...more,
});
const atBank = (bank_id: string) => ({ to: card(undefined, { bank_id }), route: toBank(bank_id) });
const requests = (s: Case) => orders(s).map((o) => [o.bank_id, o.change, o.requested]);
const enquiry = at(0, submit({ told: payment(50), route: toEnquiry('icbc', 'boc') }));

describe('R13 naming the bank of an enquiry', () => {
  it('R13 a member that was lowered because a wrong one froze is asked for all of it, and the wrong one covers nothing more', () => {
    const { state } = play(
      enquiry,
      at(1, (s) => answered(orderOf(s, 'icbc'), outcome('FINAL', 50))),
      at(2, correct(atBank('boc'))),
    );
    expect(requests(state)).toEqual([
      ['icbc', 'WITHDRAWN', 0n],
      ['boc', 'AMOUNT', yuan(50)],
    ]);
  });
  it('R13 the wrong one’s freeze, which is being let go, is no second freeze', () => {
    const { state } = play(
      enquiry,
      at(1, (s) => answered(orderOf(s, 'icbc'), outcome('FINAL', 50))),
      at(2, correct(atBank('boc'))),
      at(3, (s) => answered(orderOf(s, 'boc'), outcome('FINAL', 50, { revision: orderOf(s, 'boc').revision }))),
    );
    expect(orders(state).flatMap((o) => o.contradictions)).toEqual([]);
  });
  it('R13 a bank that was left before and is named again is asked anew', () => {
    const { state } = play(enquiry, at(1, correct(atBank('icbc'))), at(2, correct(atBank('boc'))));
    expect(requests(state)).toEqual([
      ['icbc', 'WITHDRAWN', 0n],
      ['boc', 'WITHDRAWN', 0n],
      ['boc', 'PLACED', yuan(50)],
    ]);
  });
  it('R13 a bank that the registry does not know leads to the same banks: nothing is let go and asked for anew', () => {
    const { state } = play(
      enquiry,
      at(1, (s) => answered(orderOf(s, 'boc'), outcome('FINAL', 30))),
      at(2, correct({ to: card(undefined, { bank_id: 'bocc' }), route: toEnquiry('icbc', 'boc') })),
    );
    expect(orders(state)).toHaveLength(2);
    expect(orderOf(state, 'boc')).toMatchObject({ revision: 1, requested: yuan(50) });
  });
  it('R3 corrected while others hold part, a member still keeps what it holds', () => {
    const { state } = play(
      enquiry,
      at(1, (s) => answered(orderOf(s, 'boc'), outcome('FINAL', 30))),
      at(2, correct({ to: card(undefined, { holder_name: 'Zhang Shan' }), route: toEnquiry('icbc', 'boc') })),
    );
    expect(requests(state)).toEqual([
      ['icbc', 'COVERED_ELSEWHERE', yuan(20)],
      ['boc', 'CORRECTED', yuan(50)],
    ]);
  });
});

describe('R13 what a correction asks', () => {
  it('R2 a name that was wrong and is not known is asked without one', () => {
    const { holder_name: _name, ...nameless } = card();
    const { state } = play(onePress(), at(1, correct({ to: nameless })));
    expect(orderOf(state)).toMatchObject({ revision: 2, change: 'CORRECTED' });
    expect(orderOf(state).account).toEqual(nameless);
  });
  it('R1 a round that has run out is not asked again beside the next', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 20, { expired_total: yuan(20) }))),
      at(2, (s) => ({ type: 'AskBank', by: li, key: key(), order_id: orderOf(s).order_id })),
      at(3, correct({ paid_at: 1 })),
    );
    expect(orders(state).map((o) => [o.round, o.revision])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
  it('R13 there is no payment by a name that every object has', () => {
    const odd = play(onePress(), at(1, correct({ payment_id: 'constructor', channel: 'x' })));
    expect(odd.rejection?.reason).toBe('PAYMENT_NOT_FOUND');
  });
});

describe('R13 late', () => {
  const nobody = at(0, submit({ told: payment(50), route: toNobody }));
  it('R13 where no bank was known, one may be named at any time: nothing is let go', () => {
    const { state, rejection } = play(nobody, at(3_600, correct(atBank('boc'))));
    expect(rejection).toBeNull();
    expect(requests(state)).toEqual([
      [undefined, 'WITHDRAWN', 0n],
      ['boc', 'PLACED', yuan(50)],
    ]);
  });
  it('R13 not so where somebody has been reached by telephone', () => {
    const told = at(60, (s: Case) => phoned(tasks(s)[0]?.phone_task_id ?? '', outcome('FINAL', 50)));
    expect(play(nobody, told, at(3_600, correct(atBank('boc')))).rejection).toMatchObject({ rule: 'R13' });
  });
});

describe('R12 what members hold', () => {
  it('R12 what a member lets go again raises the open ones', () => {
    const { state } = play(
      enquiry,
      at(1, (s) => answered(orderOf(s, 'boc'), outcome('FINAL', 50))),
      at(2, (s) => callback(orderOf(s, 'boc'), outcome('FINAL', 50, { released_total: yuan(50) }))),
    );
    expect(requests(state)[0]).toEqual(['icbc', 'AMOUNT', yuan(50)]);
  });
  it('R12 all refused, the payer’s bank among them: it is telephoned under an order of its own, and what it said stays', () => {
    const told = payment(50, undefined, { from: { scheme: 'CARD', value: '6217000000000001', bank_id: 'boc' } });
    const refused = (bank: string, second: number) =>
      at(second, (s: Case) => answered(orderOf(s, bank), outcome('REFUSED', 0, { refusal_reason: 'ACCOUNT_UNKNOWN' })));
    const { state } = play(
      at(0, submit({ told, route: toEnquiry('icbc', 'boc') })),
      refused('icbc', 1),
      refused('boc', 2),
    );
    expect(orders(state).map((o) => [o.bank_id, o.round, o.phone_only, o.answer])).toEqual([
      ['icbc', 1, false, 'REFUSED'],
      ['boc', 1, false, 'REFUSED'],
      ['boc', 2, true, undefined],
    ]);
  });
});
