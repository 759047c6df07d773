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
  phoned,
  play,
  submit,
  type Told,
  tasks,
  timePasses,
  toEnquiry,
  toNobody,
  yuan,
} from '../../test/builders.ts';
import type { Case } from '../case/state.ts';
import { amountsOfCase } from './amounts.ts';

const ask =
  (bank_id?: string) =>
  (s: Case): Told => ({ type: 'AskBank', by: li, key: key(), order_id: orderOf(s, bank_id).order_id });
const enquiry = at(0, submit({ told: payment(50), route: toEnquiry('icbc', 'boc') }));
const requests = (s: Case) => orders(s).map((o) => [o.bank_id, o.round, o.change, o.requested]);

describe('R1 asking again in an enquiry', () => {
  it('R1 what has expired covers nothing: round 2 asks for all of it, and is not lowered by round 1', () => {
    const { state } = play(
      enquiry,
      at(1, (s) => answered(orderOf(s, 'boc'), outcome('FINAL', 50, { expired_total: yuan(50) }))),
      at(2, ask('boc')),
    );
    expect(requests(state)).toEqual([
      ['icbc', 1, 'PLACED', yuan(50)],
      ['boc', 1, 'PLACED', yuan(50)],
      ['boc', 2, 'PLACED', yuan(50)],
    ]);
    expect(amountsOfCase(state)).toMatchObject([{ requested: yuan(50), let_go: yuan(50) }]);
  });
  it('R12 a member is asked again for what the others do not cover now, and to keep what it holds', () => {
    const covered = [
      enquiry,
      at(1, (s: Case) => answered(orderOf(s, 'boc'), outcome('FINAL', 30))),
      at(2, (s: Case) =>
        answered(orderOf(s, 'icbc'), outcome('FINAL', 0, { revision: 2, requested_minor_units: yuan(20) })),
      ),
    ];
    expect(requests(play(...covered, at(3, ask('icbc'))).state)[0]).toEqual(['icbc', 1, 'COVERED_ELSEWHERE', yuan(20)]);
    const freed = at(3, (s: Case) => answered(orderOf(s, 'boc'), outcome('FINAL', 30, { released_total: yuan(30) })));
    expect(requests(play(...covered, freed, at(4, ask('icbc'))).state)[0]).toEqual([
      'icbc',
      1,
      'ASKED_AGAIN',
      yuan(50),
    ]);
  });
  it('R12 where others hold all of the money there is nothing to ask for', () => {
    const played = play(
      enquiry,
      at(1, (s) => answered(orderOf(s, 'boc'), outcome('FINAL', 50))),
      at(2, (s) => answered(orderOf(s, 'icbc'), outcome('FINAL', 0, { revision: 2, requested_minor_units: 0n }))),
      at(3, ask('icbc')),
    );
    expect(played.rejection).toMatchObject({ rule: 'R12', field: 'order_id' });
  });
});

describe('R12 what only the telephone carries', () => {
  const press = at(0, submit({ told: payment(50), route: toNobody }));
  it('R12 unsettled, its task is open; settled, asking again opens one', () => {
    expect(play(press, at(1, ask())).rejection).toMatchObject({ rule: 'R12' });
    const { state } = play(
      press,
      at(1, (s) => phoned(tasks(s)[0]?.phone_task_id ?? '', outcome('FINAL'))),
      at(2, ask()),
    );
    expect(orderOf(state)).toMatchObject({ revision: 2, change: 'ASKED_AGAIN' });
    expect(tasks(state).map((task) => [task.reason, task.closed_at === undefined])).toEqual([
      ['NO_BANK', false],
      ['NO_BANK', true],
    ]);
  });
});

describe('R13 what was withdrawn', () => {
  it('R13 asks for nothing any more', () => {
    const withdraw = at(1, (s: Case) => ({
      type: 'WithdrawPayment' as const,
      by: li,
      key: key(),
      payment_id: orderOf(s).payment_id,
      reason: 'TYPED_WRONG' as const,
    }));
    const ended = at(2, (s: Case) =>
      answered(orderOf(s), outcome('FINAL', 0, { revision: 2, requested_minor_units: 0n })),
    );
    expect(play(onePress(), withdraw, ended, at(3, ask()), at(4, timePasses), at(5, ask())).rejection).toMatchObject({
      rule: 'R13',
    });
  });
});
