import { describe, expect, it } from 'vitest';
import {
  answered,
  at,
  callback,
  key,
  li,
  onePress,
  orderOf,
  outcome,
  phoned,
  play,
  silent,
  tasks,
  types,
  unreachable,
  yuan,
} from '../../test/builders.ts';
import { nextDue } from '../case/next-due.ts';
import { owed } from '../case/owed.ts';
import { freezeStatusOf } from './freeze-status.ts';
import { isSettled } from './order.ts';
import { REPEATS_COUNTED_MAX, REPEATS_RECORDED_MAX } from './outcome.ts';

const statusAfter = (...said: ReturnType<typeof outcome>[]) =>
  freezeStatusOf(orderOf(play(onePress(), ...said.map((one, i) => at(1 + i, (s) => callback(orderOf(s), one)))).state));

describe('R5 silence', () => {
  it('R5 given a time-out, nothing is known of the money and the same order is owed again later', () => {
    const { state } = play(
      onePress(),
      at(3, (s) => silent(orderOf(s))),
    );
    expect(freezeStatusOf(orderOf(state))).toBe('REQUESTED');
    expect(orderOf(state).answer).toBeUndefined();
    expect(orderOf(state).next_ask_at).toBe(state.accepted_at + 4_000);
  });
});

describe('R6 merging', () => {
  const early = outcome('PENDING', 0, { sequence: 1 });
  const late = outcome('FINAL', 50, { sequence: 2 });

  it('R6 each total and the answer merge by maximum, whichever came first', () => {
    const orderFrom = (...said: ReturnType<typeof outcome>[]) =>
      orderOf(play(onePress(), ...said.map((one, i) => at(1 + i, (s) => callback(orderOf(s), one)))).state);
    for (const order of [orderFrom(early, late), orderFrom(late, early), orderFrom(late, early, late, early)]) {
      expect(order).toMatchObject({ answer: 'FINAL', totals: { frozen: yuan(50) }, contradictions: [] });
    }
  });

  it('R6 for one revision REFUSED outranks PENDING, and FINAL outranks REFUSED', () => {
    expect(statusAfter(outcome('REFUSED'), outcome('PENDING'))).toBe('REFUSED');
    expect(statusAfter(outcome('FINAL', 50), outcome('REFUSED'))).toBe('FROZEN');
  });

  it('R6 an outcome of an earlier revision still raises totals, but answers nothing', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => ({
        type: 'WithdrawPayment',
        by: li,
        key: key(),
        payment_id: orderOf(s).payment_id,
        reason: 'TYPED_WRONG',
      })),
      at(2, (s) => callback(orderOf(s), outcome('FINAL', 50))),
    );
    expect(orderOf(state)).toMatchObject({ revision: 2, totals: { frozen: yuan(50) } });
    expect(orderOf(state).answer).toBeUndefined();
  });

  it('R6 of references and refusals that differ the same one is shown, whichever came first', () => {
    const a = outcome('REFUSED', 0, { refusal_reason: 'LEGAL', bank_reference: 'A' });
    const b = outcome('REFUSED', 0, { refusal_reason: 'OTHER', bank_reference: 'B' });
    const shown = (...said: ReturnType<typeof outcome>[]) =>
      orderOf(play(onePress(), ...said.map((one, i) => at(1 + i, (s) => callback(orderOf(s), one)))).state);
    for (const order of [shown(a, b), shown(b, a)])
      expect(order).toMatchObject({ refusal_reason: 'LEGAL', bank_reference: 'A' });
  });

  it('R6 a bank whose dates move with every answer says nothing new to judge', () => {
    const { state } = play(
      onePress(),
      ...Array.from({ length: 30 }, (_, i) =>
        at(i, (s) => callback(orderOf(s), outcome('FINAL', 50, { frozen_until: s.accepted_at + i }))),
      ),
    );
    expect(orderOf(state).heard).toHaveLength(1);
    expect(orderOf(state).frozen_until).toBe(state.accepted_at + 29);
  });

  it('R6 of the outcomes that change nothing the first 50 are recorded, then counted, then only answered', () => {
    const same = at(2, (s) => callback(orderOf(s), outcome('FINAL', 50)));
    const times = 1 + REPEATS_RECORDED_MAX + REPEATS_COUNTED_MAX + 5;
    const { state, events } = play(onePress(), ...Array.from({ length: times }, () => same));
    expect(orderOf(state)).toMatchObject({
      repeats_recorded: REPEATS_RECORDED_MAX,
      repeats_counted: REPEATS_COUNTED_MAX,
    });
    expect(orderOf(state).heard).toHaveLength(1);
    expect(events.filter((e) => e.type === 'OutcomeRecorded')).toHaveLength(times - 5);
  });
});

describe('R8 freeze status', () => {
  it('R8 nothing heard: REQUESTED; then PENDING; then FROZEN, PARTIALLY_FROZEN or NO_FUNDS', () => {
    expect(statusAfter()).toBe('REQUESTED');
    expect(statusAfter(outcome('PENDING'))).toBe('PENDING');
    expect(statusAfter(outcome('FINAL', 50))).toBe('FROZEN');
    expect(statusAfter(outcome('FINAL', 30))).toBe('PARTIALLY_FROZEN');
    expect(statusAfter(outcome('FINAL'))).toBe('NO_FUNDS');
    expect(statusAfter(outcome('REFUSED'))).toBe('REFUSED');
  });
  it('R8 what was frozen and is no longer held is RETURNED, EXPIRED or RELEASED', () => {
    expect(statusAfter(outcome('FINAL', 50, { returned_total: yuan(50) }))).toBe('RETURNED');
    expect(statusAfter(outcome('FINAL', 50, { expired_total: yuan(50) }))).toBe('EXPIRED');
    expect(statusAfter(outcome('FINAL', 50, { released_total: yuan(50) }))).toBe('RELEASED');
    expect(statusAfter(outcome('FINAL', 50, { returned_total: yuan(20), released_total: yuan(30) }))).toBe('RELEASED');
  });
  it('R8 an order to nothing that never froze is CANCELLED once the bank has answered', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => ({
        type: 'WithdrawPayment',
        by: li,
        key: key(),
        payment_id: orderOf(s).payment_id,
        reason: 'TYPED_WRONG',
      })),
      at(2, (s) => answered(orderOf(s), outcome('FINAL', 0, { revision: 2, requested_minor_units: 0n }))),
    );
    expect(freezeStatusOf(orderOf(state))).toBe('CANCELLED');
  });
});

describe('R8 freeze status of what was withdrawn', () => {
  it('R8 withdrawn after everything came back is RETURNED: nothing expired', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50, { returned_total: yuan(50) }))),
      at(2, (s) => ({
        type: 'WithdrawPayment',
        by: li,
        key: key(),
        payment_id: orderOf(s).payment_id,
        reason: 'TYPED_WRONG',
      })),
    );
    expect(freezeStatusOf(orderOf(state))).toBe('RETURNED');
  });
});

describe('R9 settled', () => {
  it('R9 the latest revision must have FINAL or REFUSED; a withdrawal settles nothing by itself', () => {
    const played = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50))),
      at(2, (s) => ({
        type: 'WithdrawPayment',
        by: li,
        key: key(),
        payment_id: orderOf(s).payment_id,
        reason: 'NOT_FRAUD',
      })),
    );
    expect(isSettled(orderOf(played.state))).toBe(false);
    expect(owed(played.state).map((o) => o.key)).toEqual([`instruct:${orderOf(played.state).order_id}:2:2`]);
    expect(nextDue(played.state)).not.toBeNull();
  });
  it('R9 a person may read the answer in', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => unreachable(orderOf(s))),
      at(10, { type: 'TimePassed', by: { role: 'SERVICE', id: 'scheduler' } }),
      at(40, (s) => phoned(tasks(s)[0]?.phone_task_id ?? '', outcome('FINAL', 50, { bank_reference: 'B-7' }))),
    );
    expect(isSettled(orderOf(state))).toBe(true);
    expect(tasks(state)[0]).toMatchObject({ result: 'SETTLED' });
    expect(nextDue(state)).toBeNull();
  });
});

describe('R7 contradictions', () => {
  const kinds = (...said: ReturnType<typeof outcome>[]) =>
    orderOf(play(onePress(), ...said.map((one, i) => at(1 + i, (s) => callback(orderOf(s), one)))).state)
      .contradictions;
  const either = (a: ReturnType<typeof outcome>, b: ReturnType<typeof outcome>) => [kinds(a, b), kinds(b, a)];

  it('R7 a later outcome with a lower total contradicts, in whichever order they arrive; the higher total stands', () => {
    for (const found of either(outcome('FINAL', 50, { sequence: 1 }), outcome('FINAL', 0, { sequence: 2 }))) {
      expect(found).toEqual(['TOTAL_FELL']);
    }
    const { state } = play(
      onePress(),
      at(1, (s) => callback(orderOf(s), outcome('FINAL', 50, { sequence: 1 }))),
      at(2, (s) => callback(orderOf(s), outcome('FINAL', 0, { sequence: 2 }))),
    );
    expect(freezeStatusOf(orderOf(state))).toBe('FROZEN');
  });
  it('R7 without a sequence two outcomes of one revision cannot be compared', () => {
    expect(kinds(outcome('FINAL', 50), outcome('FINAL', 0))).toEqual([]);
  });
  it('R7 another currency is shown and merged into nothing', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => callback(orderOf(s), outcome('FINAL', 50, { currency_code: 'USD' }))),
    );
    expect(orderOf(state)).toMatchObject({ contradictions: ['OTHER_CURRENCY'], totals: { frozen: 0n } });
    expect(isSettled(orderOf(state))).toBe(false);
  });
  it('R7 another reference may be a second freeze', () => {
    expect(kinds(outcome('FINAL', 50, { bank_reference: 'A' }), outcome('FINAL', 50, { bank_reference: 'B' }))).toEqual(
      ['OTHER_REFERENCE'],
    );
  });
  it('R7 more let go and returned than was ever frozen', () => {
    expect(kinds(outcome('FINAL', 50, { returned_total: yuan(30), released_total: yuan(30) }))).toEqual([
      'MORE_LET_GO_THAN_FROZEN',
    ]);
  });
  it('R7 nor do two outcomes that cannot be compared agree if together more went out than was frozen', () => {
    for (const found of either(
      outcome('FINAL', 50, { released_total: yuan(50) }),
      outcome('FINAL', 50, { returned_total: yuan(50) }),
    )) {
      expect(found).toEqual(['MORE_LET_GO_THAN_FROZEN']);
    }
  });
  it('R7 answered while more than its amount is held', () => {
    expect(kinds(outcome('FINAL', 80))).toEqual(['HELD_ABOVE_AMOUNT']);
    expect(kinds(outcome('PENDING', 80))).toEqual([]);
  });
  it('R7 the bank is asked once for each kind, and a task opens that settling does not close but an outcome there does', () => {
    const { state, events } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50, { bank_reference: 'A' }))),
      at(2, (s) => callback(orderOf(s), outcome('FINAL', 50, { bank_reference: 'B' }))),
      at(3, (s) => callback(orderOf(s), outcome('FINAL', 50, { bank_reference: 'C' }))),
    );
    expect(types(events).filter((type) => type === 'ContradictionFound')).toHaveLength(1);
    expect(owed(state)).toMatchObject([{ ask: 'QUERY' }]);
    expect(tasks(state)).toMatchObject([{ reason: 'CONTRADICTION' }]);
    expect(tasks(state)[0]?.closed_at).toBeUndefined();
    const after = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50, { bank_reference: 'A' }))),
      at(2, (s) => callback(orderOf(s), outcome('FINAL', 50, { bank_reference: 'B' }))),
      at(30, (s) => phoned(tasks(s)[0]?.phone_task_id ?? '', outcome('FINAL', 50, { bank_reference: 'A' }))),
    );
    expect(tasks(after.state)).toMatchObject([{ result: 'ANSWERED' }]);
  });
});

describe('R11 revisions', () => {
  it('R11 an outcome of a revision above ours makes us go one above the bank, with the same request', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50, { revision: 4 }))),
    );
    expect(orderOf(state)).toMatchObject({
      revision: 5,
      change: 'PLACED',
      requested: yuan(50),
      bumps: 1,
      totals: { frozen: yuan(50) },
    });
    expect(owed(state).map((o) => o.key)).toEqual([`instruct:${orderOf(state).order_id}:5:2`]);
  });
  it('R11 so does another requested amount at our own revision', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50, { requested_minor_units: yuan(20) }))),
    );
    expect(orderOf(state)).toMatchObject({ revision: 2 });
  });
  it('R11 an amount that we never asked is a lost history, not a bank that holds too much', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 80, { requested_minor_units: yuan(80) }))),
    );
    expect(orderOf(state)).toMatchObject({ revision: 2, contradictions: [] });
  });
  it('R11 a revision that nobody can have reached is not followed: a person looks', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50, { revision: 2_147_483_647 }))),
    );
    expect(orderOf(state)).toMatchObject({ revision: 1, contradictions: ['REVISION_UNKNOWN'] });
  });
  it('R11 a revision far above ours leaves a gap, and costs no more than any other', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50, { revision: 900_000 }))),
    );
    expect(orderOf(state).revisions.map(({ revision }) => revision)).toEqual([1, 900_001]);
  });
  it('R11 what a person has read out does not hide that the bank itself says it', () => {
    const said = outcome('PENDING', 0, { requested_minor_units: yuan(20) });
    const { state } = play(
      onePress(),
      at(1, (s) => unreachable(orderOf(s))),
      at(10, { type: 'TimePassed', by: { role: 'SERVICE', id: 'scheduler' } }),
      at(11, (s) => phoned(tasks(s)[0]?.phone_task_id ?? '', said)),
      at(12, (s) => callback(orderOf(s), said)),
    );
    expect(orderOf(state)).toMatchObject({ revision: 2, bumps: 1 });
  });
  it('R11 at most three times an order; then a person looks', () => {
    const above = (revision: number) =>
      at(revision, (s: Parameters<typeof orderOf>[0]) => callback(orderOf(s), outcome('FINAL', 50, { revision })));
    const { state } = play(onePress(), above(10), above(20), above(30), above(40));
    expect(orderOf(state)).toMatchObject({ revision: 31, bumps: 3 });
    expect(orderOf(state).contradictions).toEqual(['REVISION_UNKNOWN']);
    expect(tasks(state).map((task) => task.reason)).toContain('CONTRADICTION');
  });
});

describe('R22 a bank speaks only of its own orders', () => {
  it("R22 another bank's order and none are answered alike", () => {
    const other = { ...onePress() };
    const played = (order_id: (s: Parameters<typeof orderOf>[0]) => string) =>
      play(
        other,
        at(1, (s) => ({
          type: 'RecordOutcome',
          by: { role: 'BANK', id: 'boc' },
          order_id: order_id(s),
          door: 'CALLBACK',
          outcome: outcome('FINAL', 50),
        })),
      ).rejection;
    expect(played((s) => orderOf(s).order_id)).toEqual(played(() => 'order_of_nobody'));
    expect(played((s) => orderOf(s).order_id)?.reason).toBe('ORDER_NOT_FOUND');
  });
});

describe('R24 stage clock', () => {
  it('R24 placed, first sent, first answered, effective and settled are kept per order', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('PENDING'))),
      at(9, (s) => callback(orderOf(s), outcome('FINAL', 50, { effective_time: s.accepted_at + 8_000 }))),
    );
    const start = state.accepted_at;
    expect(orderOf(state)).toMatchObject({
      placed_at: start,
      first_sent_at: start,
      first_answered_at: start + 1_000,
      effective_time: start + 8_000,
      settled_at: start + 9_000,
    });
  });
});

describe('R1 rounds', () => {
  it('R1 asking again after all that was frozen has gone is a new order; before that, a revision', () => {
    const ask = at(2, (s: Parameters<typeof orderOf>[0]) => ({
      type: 'AskBank' as const,
      by: li,
      key: key(),
      order_id: orderOf(s).order_id,
    }));
    const again = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 0))),
      ask,
    );
    expect(orderOf(again.state)).toMatchObject({ revision: 2, change: 'ASKED_AGAIN' });
    const gone = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50, { returned_total: yuan(50) }))),
      ask,
    );
    expect(Object.values(gone.state.orders).map((o) => [o.round, o.revision])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });
});
