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
  payment,
  phoned,
  play,
  playOn,
  silent,
  submit,
  supervisor,
  tasks,
  timePasses,
  toBank,
  toNobody,
  unreachable,
  wang,
  yuan,
} from '../../test/builders.ts';
import { nextDue } from '../case/next-due.ts';
import type { Case } from '../case/state.ts';
import { statusOf } from '../case/status.ts';

const escalations = (events: ReturnType<typeof play>['events']) =>
  events.flatMap((e) => (e.type === 'Escalated' ? [e.level] : e.type === 'PhoneTaskOpened' ? [e.reason] : []));
const pending = (s: Case) => answered(orderOf(s), outcome('PENDING'));
const firstTask = (s: Case) => tasks(s)[0]?.phone_task_id ?? '';

describe('R15 golden window', () => {
  it('R15 met when the last of the press is settled within 180 s, once', () => {
    const { state, events } = play(
      onePress(),
      at(5, (s) => answered(orderOf(s), outcome('FINAL', 50))),
    );
    expect(state.golden_window).toMatchObject({ met: true });
    expect(events.filter((e) => e.type === 'GoldenWindowEnded')).toHaveLength(1);
  });
  it('R15 missed at 180 s, with the reason bank by bank', () => {
    const press = at(
      0,
      submit(
        { told: payment(50), route: toBank('icbc') },
        { told: payment(60), route: toBank('boc') },
        { told: payment(70), route: toNobody },
      ),
    );
    const { state } = play(
      press,
      at(1, (s) => answered(orderOf(s, 'icbc'), outcome('PENDING'))),
      at(180, timePasses),
    );
    expect(state.golden_window).toMatchObject({
      met: false,
      missed_because: 'icbc: PENDING, boc: NOT_REACHED, no bank: ONLY_BY_PHONE',
    });
  });
  it('R15 settled after the deadline is missed, also when nobody looked at 180 s', () => {
    const { state } = play(
      onePress(),
      at(181, (s) => answered(orderOf(s), outcome('FINAL', 50))),
    );
    expect(state.golden_window).toMatchObject({ met: false, missed_because: 'icbc: LATE' });
  });
  it('R15 only the press’s own orders count', () => {
    const later = {
      type: 'AddPayments',
      by: li,
      key: key(),
      payments: [{ told: payment(20), route: toBank('boc') }],
    } as const;
    const { state } = play(
      onePress(),
      at(2, later),
      at(5, (s) => answered(orderOf(s, 'icbc'), outcome('FINAL', 50))),
    );
    expect(state.golden_window.met).toBe(true);
  });
});

describe('R16 escalation', () => {
  it('R16 10 s and no answer of any kind: a phone task as well; 120 s supervisor; 180 s window missed', () => {
    const steps = [onePress(), at(10, timePasses), at(60, timePasses), at(120, timePasses), at(180, timePasses)];
    expect(escalations(play(...steps).events)).toEqual(['NOT_REACHED', 'SUPERVISOR', 'WINDOW_MISSED']);
    expect(escalations(play(onePress(), at(9.9, timePasses)).events)).toEqual([]);
  });
  it('R16 answered PENDING: no task at 10 s, one at 60 s', () => {
    const before = play(onePress(), at(1, pending), at(59, timePasses));
    expect(escalations(before.events)).toEqual([]);
    expect(escalations(playOn(before.state, at(60, timePasses)).events)).toEqual(['NOT_SETTLED']);
  });
  it('R16 a revision to nothing: a task at 60 s, no more', () => {
    const withdraw = at(1, (s: Case) => ({
      type: 'WithdrawPayment' as const,
      by: li,
      key: key(),
      payment_id: orderOf(s).payment_id,
      reason: 'TYPED_WRONG' as const,
    }));
    const steps = [
      onePress(),
      withdraw,
      at(30, timePasses),
      at(61, timePasses),
      at(121, timePasses),
      at(181, timePasses),
    ];
    expect(escalations(play(...steps).events)).toEqual(['NOT_SETTLED']);
  });
  it('R16 counts from the latest revision that asks for money', () => {
    const again = at(100, (s: Case) => ({
      type: 'AskBank' as const,
      by: li,
      key: key(),
      order_id: orderOf(s).order_id,
    }));
    const steps = [
      onePress(),
      at(1, (s: Case) => answered(orderOf(s), outcome('REFUSED'))),
      again,
      at(109, timePasses),
    ];
    expect(escalations(play(...steps).events)).toEqual([]);
    expect(escalations(play(...steps, at(110, timePasses)).events)).toEqual(['NOT_REACHED']);
  });
  it('R16 the machine goes on meanwhile, and settling closes the task', () => {
    const steps = [onePress(), at(3, (s: Case) => silent(orderOf(s))), at(10, timePasses)];
    expect(nextDue(play(...steps).state)).not.toBeNull();
    const { state } = play(
      ...steps,
      at(12, (s) => callback(orderOf(s), outcome('FINAL', 50))),
    );
    expect(tasks(state)).toMatchObject([{ result: 'SETTLED' }]);
    expect(statusOf(state)).toBe('FROZEN');
  });
});

describe('R10 looking daily', () => {
  const days = (count: number) => count * 86_400;
  const looks = (events: ReturnType<typeof play>['events']) =>
    escalations(events).filter((level) => level === 'DAILY_LOOK').length;

  it('R10 after half a year without anybody one look stands for all that were missed, and the next is due within a day', () => {
    const { state, events } = play(onePress(), at(days(180), timePasses));
    expect(escalations(events)).toEqual(['NOT_REACHED', 'SUPERVISOR', 'WINDOW_MISSED', 'ASKING_ENDED', 'DAILY_LOOK']);
    const due = ((nextDue(state) ?? 0) - state.accepted_at) / 1_000;
    expect(due).toBe(days(181));
    expect(looks(playOn(state, at(due, timePasses)).events)).toBe(1);
    expect(looks(playOn(state, at(due - 1, timePasses)).events)).toBe(0);
  });
});

describe('R17 phone task', () => {
  const opened = [onePress(), at(1, (s: Case) => unreachable(orderOf(s))), at(10, timePasses)];
  const claim = (by: typeof li) => (s: Case) => ({
    type: 'ClaimPhoneTask' as const,
    by,
    key: key(),
    phone_task_id: firstTask(s),
  });

  it('R17 a claim keeps others from claiming for two minutes', () => {
    expect(play(...opened, at(20, claim(li)), at(30, claim(wang))).rejection).toMatchObject({
      rule: 'R17',
      reason: 'RULE_REFUSES',
    });
    expect(play(...opened, at(20, claim(li)), at(30, claim(li))).rejection).toBeNull();
    expect(tasks(play(...opened, at(20, claim(li)), at(141, claim(wang))).state)[0]).toMatchObject({
      claimed_by: 'wang',
    });
  });
  it('R17 an outcome is recorded whoever holds the task, open or closed', () => {
    const told = (s: Case) => phoned(firstTask(s), outcome('FINAL', 50, { bank_reference: 'B-1' }), wang);
    const { state } = play(
      ...opened,
      at(20, claim(li)),
      at(30, told),
      at(40, (s) => phoned(firstTask(s), outcome('FINAL', 50, { released_total: yuan(10) }))),
    );
    expect(orderOf(state)).toMatchObject({ answer: 'FINAL', bank_reference: 'B-1', totals: { released: yuan(10) } });
  });
  it('R17 a closed task keeps the result that closed it, whatever is told on it later', () => {
    const settled = [...opened, at(12, (s: Case) => callback(orderOf(s), outcome('FINAL', 50)))];
    const late = (s: Case) => ({
      type: 'RecordPhoneOutcome' as const,
      by: li,
      key: key(),
      phone_task_id: firstTask(s),
      result: { kind: 'NO_ANSWER' as const },
    });
    expect(tasks(play(...settled, at(13, late)).state)).toMatchObject([{ result: 'SETTLED' }]);
  });
  it('R17 no answer, or call back at: the task stays open and free', () => {
    const call_back_at = orderOf(play(...opened).state).placed_at + 600_000;
    const later = (s: Case) => ({
      type: 'RecordPhoneOutcome' as const,
      by: li,
      key: key(),
      phone_task_id: firstTask(s),
      result: { kind: 'CALL_BACK' as const, call_back_at },
    });
    const { state } = play(...opened, at(20, claim(li)), at(30, later));
    expect(tasks(state)[0]).toMatchObject({ call_back_at, result: 'CALL_BACK' });
    expect(tasks(state)[0]?.claimed_by).toBeUndefined();
    expect(tasks(state)[0]?.closed_at).toBeUndefined();
  });
  it('R17 nobody can have been told of a revision that was never asked', () => {
    expect(
      play(
        ...opened,
        at(20, (s) => phoned(firstTask(s), outcome('FINAL', 50, { revision: 2 }))),
      ).rejection,
    ).toMatchObject({ field: 'outcome.revision' });
  });
  it('R17 there is no such task', () => {
    expect(play(...opened, at(20, phoned('phone_x', outcome('FINAL', 50)))).rejection?.reason).toBe(
      'PHONE_TASK_NOT_FOUND',
    );
    expect(
      play(...opened, at(20, { type: 'ClaimPhoneTask', by: li, key: key(), phone_task_id: 'x' })).rejection?.reason,
    ).toBe('PHONE_TASK_NOT_FOUND');
  });
});

describe('R14 case status, R10 closing', () => {
  const close = { type: 'CloseCase', by: li, reason: 'RESOLVED' } as const;
  const frozen = [onePress(), at(1, (s: Case) => answered(orderOf(s), outcome('FINAL', 50)))];

  it('R14 OPEN while an order is unsettled; then FROZEN or NOTHING_FROZEN; CLOSED by a person', () => {
    expect(statusOf(play(onePress()).state)).toBe('OPEN');
    expect(statusOf(play(...frozen).state)).toBe('FROZEN');
    expect(
      statusOf(
        play(
          onePress(),
          at(1, (s) => answered(orderOf(s), outcome('FINAL'))),
        ).state,
      ),
    ).toBe('NOTHING_FROZEN');
    expect(statusOf(play(...frozen, at(2, { ...close, key: key() })).state)).toBe('CLOSED');
  });
  it('R10 a case is not closed while an order is unsettled', () => {
    expect(play(onePress(), at(1, { ...close, key: key() })).rejection).toMatchObject({ rule: 'R10' });
  });
  it('R10 an outcome that raises a total on a closed case opens it again; a repeat does not', () => {
    const closed = [...frozen, at(2, { ...close, key: key('close') })];
    expect(
      statusOf(
        play(
          ...closed,
          at(3, (s) => callback(orderOf(s), outcome('FINAL', 50))),
        ).state,
      ),
    ).toBe('CLOSED');
    const more = play(
      ...closed,
      at(3, (s) => callback(orderOf(s), outcome('FINAL', 50, { released_total: yuan(20) }))),
    );
    expect(statusOf(more.state)).toBe('FROZEN');
    expect(more.events.at(-1)?.type).toBe('CaseReopened');
  });
  it('R14 what wants a look opens a closed case again: a contradiction, or a revision that the record does not know', () => {
    const closed = [...frozen, at(2, { ...close, key: key('close') })];
    const said = (more: Parameters<typeof outcome>[2]) =>
      play(
        ...closed,
        at(3, (s) => callback(orderOf(s), outcome('FINAL', 50, more))),
      );
    const contradicting = said({ currency_code: 'USD' });
    expect(contradicting.events.at(-1)?.type).toBe('CaseReopened');
    expect(statusOf(contradicting.state)).toBe('OPEN');
    expect(tasks(contradicting.state)).toMatchObject([{ reason: 'CONTRADICTION' }]);
    const unknown = said({ revision: 9 });
    expect(orderOf(unknown.state).revision).toBe(10);
    expect(statusOf(unknown.state)).toBe('OPEN');
  });
  it('R14 a closed case takes no more orders from people', () => {
    const closed = [...frozen, at(2, { ...close, key: key('close') })];
    const add = {
      type: 'AddPayments',
      by: li,
      key: key(),
      payments: [{ told: payment(5), route: toBank('boc') }],
    } as const;
    for (const told of [add, { ...close, key: key() }, { type: 'AddNote', by: li, key: key(), text: 'x' } as const]) {
      expect(play(...closed, at(3, told)).rejection).toMatchObject({ reason: 'RULE_REFUSES', rule: 'R14' });
    }
  });
  it('R7 nor is it closed while a contradiction waits for a person', () => {
    const two = [onePress(), at(1, (s: Case) => callback(orderOf(s), outcome('FINAL', 80)))];
    expect(statusOf(play(...two).state)).toBe('OPEN');
    expect(play(...two, at(2, { ...close, key: key() })).rejection).toMatchObject({ rule: 'R7' });
  });
});

describe('R21 roles', () => {
  it('R21 every command names the roles that may give it', () => {
    const pressBy = (role: 'AUDITOR' | 'BANK' | 'SERVICE') =>
      play(
        at(0, { ...submit({ told: payment(50), route: toBank('icbc') }), by: { role, id: 'x' } } as ReturnType<
          typeof submit
        >),
      );
    for (const role of ['AUDITOR', 'BANK', 'SERVICE'] as const)
      expect(pressBy(role).rejection?.reason).toBe('ROLE_NOT_ALLOWED');
    expect(play(onePress(), at(1, { type: 'TimePassed', by: li })).rejection).toMatchObject({ rule: 'R21' });
    const assign = { type: 'AssignCase', key: key('assign'), operator_id: 'wang' } as const;
    expect(play(onePress(), at(1, { ...assign, by: li })).rejection?.reason).toBe('ROLE_NOT_ALLOWED');
    expect(play(onePress(), at(1, { ...assign, by: supervisor })).state.operator_id).toBe('wang');
  });
});

describe('R20 repeats', () => {
  it('R20 the same id and body changes nothing; another body is refused', () => {
    const note = (body: string) => ({ type: 'AddNote', by: li, key: key('note', body), text: body }) as const;
    const once = play(onePress(), at(1, note('a')));
    expect(playOn(once.state, at(2, note('a')))).toMatchObject({
      events: [],
      rejection: null,
      state: { notes: [{ text: 'a' }] },
    });
    expect(playOn(once.state, at(2, note('b'))).rejection?.reason).toBe('IDEMPOTENCY_KEY_REUSED');
  });
  it('R20 the press itself', () => {
    const once = play(onePress());
    expect(playOn(once.state, onePress()).events).toEqual([]);
    const other = {
      ...submit({ told: payment(50), route: toBank('icbc') }),
      key: key('the-press', 'other body'),
    } as ReturnType<typeof submit>;
    expect(playOn(once.state, at(1, other)).rejection?.reason).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});
