import type { Submitted } from '@stopline/casebook';
import type { Case, CommandGiven } from '@stopline/domain';
import { OutcomeUnknownError, RetryableError } from '@stopline/platform/errors/outcome.ts';
import { describe, expect, test } from 'vitest';
import { frozen, orderAt, PRESS_AT, pressed } from '../../test/press.ts';
import type { Walk } from '../instruct/ladder.ts';
import { createRecorder } from './recorder.ts';

const state = pressed({ banks: ['icbc'] });
const order = orderAt(state, 'icbc');
const tries = [{ channel: 'grpc-1', started_at: PRESS_AT, ended_at: PRESS_AT + 20 }];
const answered: Walk = { ask: 'INSTRUCT', tries, answer: { outcome: frozen(order), onward: [] } };

const done = (version: number, now: Case = state): Submitted => ({
  kind: 'DONE',
  state: now,
  version,
  events: [],
  replayed: false,
});

/** Each submit plays the next of the script; the last goes on for ever. Each look at the clock costs nothing, each sleep its time. */
function recorder(script: readonly (Submitted | Error)[]) {
  let now = 0;
  const submitted: CommandGiven[] = [];
  const budgets: number[] = [];
  const lost: unknown[] = [];
  const made = createRecorder({
    casebook: {
      async submit(_case_id, command, options) {
        const answer = script[Math.min(submitted.length, script.length - 1)];
        submitted.push(command);
        budgets.push(options?.budgetMs ?? 0);
        if (answer instanceof Error) throw answer;
        return answer as Submitted;
      },
    },
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
    onLost: (_case_id, _order_id, reason) => lost.push(reason),
  });
  return { made, submitted, budgets, lost, time: () => now };
}

describe('a walk', () => {
  test('is one command, with its tries and the bank’s word', async () => {
    const { made, submitted } = recorder([done(2)]);
    expect(await made.record(state, order, answered)).toBe(state);
    expect(submitted).toEqual([
      {
        type: 'RecordAttempt',
        by: { role: 'SERVICE', id: 'bank-adapter' },
        order_id: order.order_id,
        revision: 1,
        ask: 'INSTRUCT',
        tries,
        outcome: frozen(order),
      },
    ]);
  });

  test('without an answer is recorded as that: nothing is said of the bank', async () => {
    const { made, submitted } = recorder([done(2)]);
    await made.record(state, order, { ask: 'QUERY', tries });
    expect(submitted[0]).not.toHaveProperty('outcome');
    expect(submitted[0]).toMatchObject({ ask: 'QUERY' });
  });

  test('with money that the bank saw leaving is two commands; the case is as the later append left it', async () => {
    const later = pressed({ banks: ['icbc'] });
    const { made, submitted } = recorder([done(3, later), done(2)]);
    const transfer = {
      transfer_id: 'T',
      kind: 'CASH',
      amount: { currency_code: 'CNY', minor_units: 1n },
      at: PRESS_AT,
    } as const;
    const walk: Walk = { ...answered, answer: { outcome: frozen(order), onward: [transfer] } };
    expect(await made.record(state, order, walk)).toBe(later);
    expect(submitted.map(({ type }) => type)).toEqual(['RecordAttempt', 'RecordOnwardTransfers']);
    expect(submitted[1]).toMatchObject({ transfers: [transfer] });
  });

  test('of which nothing was sent says so', async () => {
    const { made, submitted } = recorder([done(2)]);
    await made.recordUnreachable(state, order);
    expect(submitted[0]).toMatchObject({ type: 'RecordAttempt', tries: [], unreachable: true, revision: 1 });
  });
});

describe('a record that is away', () => {
  const away = new RetryableError('away');

  test('is tried again, with what is left of the time', async () => {
    const { made, budgets } = recorder([away, away, done(2)]);
    expect(await made.record(state, order, answered)).toBe(state);
    expect(budgets).toEqual([15_000, 14_900, 14_800]);
  });

  test('for too long is given up: the case rings', async () => {
    const { made, lost, time } = recorder([away]);
    expect(await made.record(state, order, answered)).toBeNull();
    expect(lost).toEqual([away]);
    expect(time()).toBeLessThanOrEqual(15_000);
  });

  test('that may have recorded it is not told twice', async () => {
    const unknown = new OutcomeUnknownError('unknown');
    const { made, lost, submitted } = recorder([unknown]);
    expect(await made.record(state, order, answered)).toBeNull();
    expect([submitted.length, lost]).toEqual([1, [unknown]]);
  });
});

test('what the domain refuses is told, and the case is as it is', async () => {
  const rejection = { reason: 'ORDER_NOT_FOUND', rule: 'R9', message: 'no such order' } as const;
  const { made, lost } = recorder([{ kind: 'REFUSED', rejection, state, version: 1 }]);
  expect(await made.record(state, order, answered)).toBe(state);
  expect(lost).toEqual([rejection]);
});
