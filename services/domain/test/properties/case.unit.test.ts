/** What holds of every case, whatever is said to it in whatever order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/case/events.ts';
import { evolve } from '../../src/case/evolve.ts';
import { nextDue } from '../../src/case/next-due.ts';
import { owed } from '../../src/case/owed.ts';
import type { Case, StopOrder } from '../../src/case/state.ts';
import { amountsOfCase, amountsOfOrder } from '../../src/stop/amounts.ts';
import { isSettled } from '../../src/stop/order.ts';
import type { StopOutcome } from '../../src/stop/outcome-types.ts';
import { largest } from '../../src/values/money.ts';
import {
  at,
  bank,
  key,
  li,
  orders,
  PRESS,
  payment,
  play,
  playOn,
  type Step,
  submit,
  type Told,
  tasks,
  timePasses,
  toBank,
  toEnquiry,
  toNobody,
  worker,
  yuan,
} from '../builders.ts';

const RUNS = 400;
/** A thousand random cases take their time on a machine that has other things to do. */
const PATIENCE_MS = 120_000;

interface Move {
  readonly after: number;
  readonly what: string;
  readonly which: number;
  readonly amount: number;
  readonly answer: StopOutcome['answer'];
  readonly revision: number;
}
const move: fc.Arbitrary<Move> = fc.record({
  after: fc.constantFrom(0, 1, 3, 11, 70, 400, 90_000, 11_000_000),
  what: fc.constantFrom(
    'time',
    'time',
    'silent',
    'unreachable',
    'answer',
    'answer',
    'callback',
    'callback',
    'withdraw',
    'amount',
    'account',
    'bank',
    'ask',
    'phone',
    'no answer',
    'claim',
    'close',
    'add',
  ),
  which: fc.nat({ max: 9 }),
  amount: fc.integer({ min: 0, max: 80 }),
  answer: fc.constantFrom('PENDING', 'REFUSED', 'FINAL'),
  revision: fc.constantFrom(0, 0, 0, 0, 0, 1, -1, 2_000_000_000),
});

const pick = <T>(from: readonly T[], which: number): T | undefined => from[which % Math.max(1, from.length)];

/** What a bank says of this order: mostly of its latest revision, sometimes of another. */
const saidOf = (order: StopOrder, { amount, answer, revision }: Move): StopOutcome => ({
  revision: Math.max(1, order.revision + revision),
  answer,
  requested_minor_units: order.requested,
  currency_code: order.currency_code,
  frozen_total: yuan(amount),
  released_total: 0n,
  expired_total: amount % 7 === 0 ? yuan(amount) : 0n,
  bank_reference: amount % 11 === 0 ? 'B' : 'A',
  returned_total: 0n,
});

function toldBy(state: Case, one: Move): Told | null {
  const order = pick(orders(state), one.which);
  const task = pick(tasks(state), one.which);
  const paid = pick(Object.values(state.payments), one.which);
  if (order === undefined || paid === undefined) return null;
  const { order_id, revision, ask } = order;
  const attempt = { type: 'RecordAttempt', by: worker, order_id, revision, ask } as const;
  const tries = [{ channel: 'grpc', started_at: PRESS, ended_at: PRESS + 5 }];
  const correct = {
    type: 'CorrectPayment',
    by: li,
    key: key(),
    payment_id: paid.payment_id,
    route: toBank('ccb'),
  } as const;
  switch (one.what) {
    case 'silent':
      return { ...attempt, tries: [{ ...tries[0], error: 'UNAVAILABLE' } as (typeof tries)[0]] };
    case 'unreachable':
      return { ...attempt, tries: [], unreachable: true };
    case 'answer':
      return { ...attempt, tries, outcome: saidOf(order, one) };
    case 'callback':
      return {
        type: 'RecordOutcome',
        by: bank(order.bank_id ?? ''),
        order_id,
        door: 'CALLBACK',
        outcome: saidOf(order, one),
      };
    case 'withdraw':
      return { type: 'WithdrawPayment', by: li, key: key(), payment_id: paid.payment_id, reason: 'TYPED_WRONG' };
    case 'amount':
      return { ...correct, amount: { currency_code: 'CNY', minor_units: yuan(one.amount + 1) } };
    case 'account':
      return { ...correct, to: { scheme: 'CARD', value: `62170000000000${one.amount + 10}` } };
    case 'bank': {
      const bank_id = pick(['icbc', 'boc', 'ccb'], one.amount) ?? '';
      return paid.to === undefined ? null : { ...correct, to: { ...paid.to, bank_id }, route: toBank(bank_id) };
    }
    case 'ask':
      return { type: 'AskBank', by: li, key: key(), order_id };
    case 'add':
      return {
        type: 'AddPayments',
        by: li,
        key: key(),
        payments: [{ told: payment(one.amount + 1), route: toBank('boc') }],
      };
    case 'close':
      return { type: 'CloseCase', by: li, key: key(), reason: 'RESOLVED' };
    case 'phone':
      return task === undefined
        ? null
        : {
            type: 'RecordPhoneOutcome',
            by: li,
            key: key(),
            phone_task_id: task.phone_task_id,
            result: { kind: 'OUTCOME', outcome: saidOf(state.orders[task.order_id] ?? order, one) },
          };
    case 'no answer':
      return task === undefined
        ? null
        : {
            type: 'RecordPhoneOutcome',
            by: li,
            key: key(),
            phone_task_id: task.phone_task_id,
            result: { kind: 'NO_ANSWER' },
          };
    case 'claim':
      return task === undefined
        ? null
        : { type: 'ClaimPhoneTask', by: li, key: key(), phone_task_id: task.phone_task_id };
    default:
      return timePasses;
  }
}

const press: Step = at(
  0,
  submit(
    { told: payment(50), route: toBank('icbc') },
    { told: payment(60, '6217000000000002'), route: toEnquiry('boc', 'ccb', 'abc') },
    { told: payment(70, '6228000000000003'), route: toNobody },
  ),
);

/** Plays the moves; `look` sees the case after each. */
function wander(
  moves: readonly Move[],
  look: (state: Case, seconds: number) => void,
): { state: Case; log: CaseEvent[] } {
  const begun = play(press);
  let { state } = begun;
  const log = [...begun.events];
  let seconds = 0;
  for (const one of moves) {
    seconds += one.after;
    const said = toldBy(state, one);
    if (said === null) continue;
    const next = playOn(state, at(seconds, said));
    state = next.state;
    log.push(...next.events);
    look(state, seconds);
  }
  return { state, log };
}

const addsUp = (a: ReturnType<typeof amountsOfOrder>) => {
  expect(a.requested).toBe(a.frozen + a.returned + a.let_go + a.gone + a.unknown);
  for (const part of [a.frozen, a.returned, a.let_go, a.gone, a.unknown, a.surplus]) expect(part >= 0n).toBe(true);
};

describe('properties of every case', { timeout: PATIENCE_MS }, () => {
  const moves = fc.array(move, { maxLength: 25 });

  it('R4 amounts always add up, for each order and for the case', () => {
    fc.assert(
      fc.property(moves, (all) => {
        wander(all, (state) => {
          orders(state).map(amountsOfOrder).forEach(addsUp);
          amountsOfCase(state).forEach(addsUp);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('R9 no order is unsettled without a next due, and what is owed has one', () => {
    fc.assert(
      fc.property(moves, (all) => {
        wander(all, (state) => {
          if (orders(state).some((order) => !isSettled(order))) expect(nextDue(state)).not.toBeNull();
          for (const obligation of owed(state)) {
            expect(nextDue(state)).not.toBeNull();
            if (!('order_id' in obligation)) continue;
            const { order_id, ask } = obligation;
            const order = state.orders[order_id];
            if (order === undefined || !isSettled(order)) continue;
            expect({ ask, rings: order.next_ask_at !== null }).toEqual({ ask: 'QUERY', rings: true });
          }
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('R10 TimePassed at the next due always yields an event or a later next due', () => {
    fc.assert(
      fc.property(moves, (all) => {
        wander(all, (state) => {
          const due = nextDue(state);
          if (due === null) return;
          const next = playOn(state, at((Math.max(due, state.last_at) - PRESS) / 1_000, timePasses));
          expect(next.events.length > 0 || (nextDue(next.state) ?? Number.POSITIVE_INFINITY) > due).toBe(true);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('R12 of a payment that stands, what nobody holds is asked of somebody', () => {
    fc.assert(
      fc.property(moves, (all) => {
        wander(all, (state) => {
          for (const { payment_id, amount, withdrawn_reason } of Object.values(state.payments)) {
            if (withdrawn_reason !== undefined) continue;
            const live = orders(state).filter((o) => o.payment_id === payment_id && o.change !== 'WITHDRAWN');
            expect(live.length).toBeGreaterThan(0);
            // Those that have answered are asked again by a person alone.
            if (live.every(isSettled)) continue;
            const let_go = (o: StopOrder) => o.totals.released + o.totals.expired;
            const held = live.reduce((sum, o) => sum + largest(0n, o.totals.frozen - let_go(o)), 0n);
            const asked = live.map((o) => o.requested).reduce(largest, 0n);
            expect(asked).toBeGreaterThanOrEqual(amount.minor_units - held);
          }
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('R14 a closed case has no order unsettled and no task open', () => {
    fc.assert(
      fc.property(moves, (all) => {
        wander(all, (state) => {
          if (state.closed === undefined) return;
          expect(orders(state).every(isSettled)).toBe(true);
          expect(tasks(state).every((task) => task.closed_at !== undefined)).toBe(true);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('R1 no order is placed twice', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const placed = wander(all, () => undefined).log.flatMap((e) => (e.type === 'OrderPlaced' ? [e.order_id] : []));
        expect(new Set(placed).size).toBe(placed.length);
      }),
      { numRuns: RUNS },
    );
  });

  it('R20 folding the log again gives the same case', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const { state, log } = wander(all, () => undefined);
        expect(log.reduce<Case | null>(evolve, null)).toEqual(state);
      }),
      { numRuns: RUNS / 4 },
    );
  });

  it('R9 left alone for three days, an unsettled order is with a person', () => {
    fc.assert(
      fc.property(moves, (all) => {
        let { state } = wander(all, () => undefined);
        if (state.closed !== undefined) return;
        for (let day = 0; day < 3; day++)
          state = playOn(state, at((state.last_at - PRESS) / 1_000 + 86_400, timePasses)).state;
        for (const order of orders(state)) {
          if (isSettled(order)) continue;
          expect(tasks(state).some((task) => task.order_id === order.order_id && task.closed_at === undefined)).toBe(
            true,
          );
        }
      }),
      { numRuns: RUNS / 4 },
    );
  });
});
