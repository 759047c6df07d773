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
  play,
  playOn,
  type Step,
  silent,
  timePasses,
  unreachable,
} from '../../test/builders.ts';
import { nextDue } from '../case/next-due.ts';
import { owed } from '../case/owed.ts';
import type { Case } from '../case/state.ts';

const nextAsk = (state: Case) => ((orderOf(state).next_ask_at ?? Number.NaN) - state.accepted_at) / 1_000;

/** Lets time pass at each next due until `seconds`, and tells when the order rang. */
function rings(seconds: number, ...before: Step[]): number[] {
  let { state } = play(...before);
  const rang: number[] = [];
  for (;;) {
    const time = ((nextDue(state) ?? Number.POSITIVE_INFINITY) - state.accepted_at) / 1_000;
    if (time > seconds) return rang;
    const next = playOn(state, at(time, timePasses));
    if (next.events.some((event) => event.type === 'OrderRung')) rang.push(time);
    state = next.state;
  }
}

describe('R10 asking', () => {
  it('R10 nothing recorded of a ring: it rings again after the time of every channel and a second; from the third in a row the wait doubles', () => {
    expect(rings(60, onePress())).toEqual([4, 8, 12, 20, 36]);
  });

  it('R10 an attempt that ended without an answer: 1, 2, 4 … 60 s for ten minutes, then every five', () => {
    let steps: Step[] = [onePress()];
    const waits: number[] = [];
    let time = 0;
    for (let i = 0; i < 16; i++) {
      const failed = play(
        ...steps,
        at(time, (s) => silent(orderOf(s))),
      );
      waits.push(nextAsk(failed.state) - time);
      steps = [...steps, at(time, (s) => silent(orderOf(s))), at(nextAsk(failed.state), timePasses)];
      time = nextAsk(failed.state);
    }
    expect(waits.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(waits.at(-1)).toBe(300);
  });

  it('R10 PENDING: the bank is asked after 15, 30, 60 s, then every five minutes, also when asking failed', () => {
    const pending = at(1, (s: Case) => answered(orderOf(s), outcome('PENDING')));
    expect(rings(500, onePress(), pending)).toEqual([16, 46, 106, 406]);
    expect(play(onePress(), pending, at(16, timePasses)).events.at(-1)).toMatchObject({
      type: 'OrderRung',
      ask: 'QUERY',
    });
  });

  it('R10 a bank that repeats PENDING by itself does not put off our own question', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('PENDING'))),
      at(10, (s) => callback(orderOf(s), outcome('PENDING', 0, { sequence: 9 }))),
    );
    expect(nextAsk(state)).toBe(16);
  });

  it('R10 every breaker open: still owed, said once a revision, rings after 60 s, then every five minutes', () => {
    const parked = [onePress(), at(1, (s: Case) => unreachable(orderOf(s)))];
    const { state } = play(...parked);
    expect(owed(state)).toHaveLength(1);
    expect(
      play(
        ...parked,
        at(2, (s) => unreachable(orderOf(s))),
      ).events,
    ).toEqual(play(...parked).events);
    expect(rings(700, ...parked)).toEqual([61, 361, 661]);
  });

  it('R10 an unread pointer is not rung again, but people are told all the same', () => {
    const played = play(onePress(), at(10, { ...timePasses, pointer_unread: true } as typeof timePasses));
    expect(played.events.some((e) => e.type === 'OrderRung')).toBe(false);
    expect(played.events.at(-1)).toMatchObject({ type: 'PhoneTaskOpened', reason: 'NOT_REACHED' });
  });

  it('R10 the machine asks for 48 h after the revision; then the case is looked at daily', () => {
    const hours = (h: number) => h * 3600;
    const ended = play(
      onePress(),
      at(1, (s) => unreachable(orderOf(s))),
      at(hours(48), timePasses),
    );
    expect(ended.events.some((e) => e.type === 'OrderRung')).toBe(false);
    expect(ended.events.filter((e) => e.type === 'Escalated').map((e) => e.level)).toEqual([
      'SUPERVISOR',
      'WINDOW_MISSED',
      'ASKING_ENDED',
    ]);
    expect(((nextDue(ended.state) ?? 0) - ended.state.accepted_at) / 1_000).toBe(hours(72));
  });

  it('R10 a person may have a bank asked now', () => {
    const { state, events } = play(
      onePress(),
      at(3, (s) => silent(orderOf(s))),
      at(3.5, (s) => ({ type: 'AskBank', by: li, key: key(), order_id: orderOf(s).order_id })),
    );
    expect(events.at(-1)).toMatchObject({ type: 'OrderRung', ask: 'INSTRUCT' });
    expect(owed(state)).toHaveLength(1);
  });

  it('R9 an attempt at an older revision says nothing of the latest', () => {
    const withdrawn = (s: Case) =>
      ({
        type: 'WithdrawPayment',
        by: li,
        key: key(),
        payment_id: orderOf(s).payment_id,
        reason: 'TYPED_WRONG',
      }) as const;
    const { state } = play(
      onePress(),
      at(1, withdrawn),
      at(2, (s) => ({ ...silent(orderOf(s)), revision: 1 }) as ReturnType<typeof silent>),
    );
    expect(owed(state)).toHaveLength(1);
    expect(orderOf(state).attempts_count).toBe(1);
  });

  it('R24 of the attempts the first 5 and the last 15 are kept, with a count', () => {
    const many = Array.from({ length: 40 }, (_, i) => at(i, (s: Case) => silent(orderOf(s))));
    const { attempts, attempts_count } = orderOf(play(onePress(), ...many).state);
    expect(attempts_count).toBe(40);
    expect(attempts.map((a) => a.number)).toEqual([1, 2, 3, 4, 5, ...Array.from({ length: 15 }, (_, i) => 26 + i)]);
  });
});
