import { describe, expect, test } from 'vitest';
import { type BankGiven, bankSchema } from '../world/settings.ts';
import { draw, latencyOf } from './chance.ts';
import { type Call, type CarryOut, planOf } from './plan.ts';

const bank = (given: Partial<BankGiven> = {}) => bankSchema.parse({ id: 'icbc', ...given });
const call = (given: Partial<Call> = {}): Call => ({
  order_id: 'order_a',
  revision: 1,
  account_value: '6222021111111111',
  turned_away: 0,
  taken_down: 0,
  repeat: false,
  budget_ms: 3_000,
  ...given,
});

describe('chance', () => {
  test('is the same for the same words, whatever was drawn in between, and another for other words', () => {
    const first = draw(1, 'icbc', 'order_a', 1);
    draw(1, 'icbc', 'order_b', 1);
    expect(draw(1, 'icbc', 'order_a', 1)).toEqual(first);
    expect(draw(2, 'icbc', 'order_a', 1)).not.toEqual(first);
    expect(draw(1, 'ccb', 'order_a', 1)).not.toEqual(first);
  });

  test('latencies have the median and the 99th percentile that were asked for', () => {
    const drawn = Array.from({ length: 20_000 }, (_, at) =>
      latencyOf({ median_ms: 100, p99_ms: 1_000 }, draw(1, 'latency', at)),
    ).sort((a, b) => a - b);
    expect(drawn[10_000]).toBeGreaterThan(95);
    expect(drawn[10_000]).toBeLessThan(105);
    expect(drawn[19_800]).toBeGreaterThan(850);
    expect(drawn[19_800]).toBeLessThan(1_150);
  });

  test('without a spread every latency is the median', () => {
    expect(latencyOf({ median_ms: 100, p99_ms: 100 }, draw(1, 'any'))).toBe(100);
  });
});

describe('plans', () => {
  test('a healthy bank answers at once', () => {
    expect(planOf(bank(), call())).toEqual({
      kind: 'CARRY_OUT',
      manner: { when: 'NOW' },
      reply: 'ANSWER',
      reply_after_ms: 0,
      report: false,
    });
  });

  test('the bank’s temper goes before the account’s magic', () => {
    const plan = planOf(bank({ behaviour: 'refusing', refusal_reason: 'OTHER' }), call({ account_value: '0007' }));
    expect(plan).toMatchObject({ manner: { when: 'NOW', refuse: 'OTHER' }, report: false });
  });

  test('a repeat is answered plainly, also by a bank that was silent, refused, or answers late', () => {
    for (const behaviour of ['refusing', 'late', 'duplicate', 'callback_only'] as const) {
      const plan = planOf(bank({ behaviour }), call({ repeat: true, taken_down: 1 }));
      expect(plan).toMatchObject({ reply: 'ANSWER', reply_after_ms: 0, report: false, manner: { when: 'NOW' } });
    }
  });

  test('what takes longer than there is time is answered PENDING in time, with what it would have been', () => {
    const slow = { behaviour: 'refusing', latency: { median_ms: 5_000, p99_ms: 5_000 } } as const;
    expect(planOf(bank(slow), call({ budget_ms: 3_000 }))).toEqual({
      kind: 'CARRY_OUT',
      manner: { when: 'LATER', refuse: 'LEGAL' },
      reply: 'ANSWER',
      reply_after_ms: 1_500,
      settle_after_ms: 5_000,
      report: true,
    });
    expect(planOf(bank(slow), call({ budget_ms: Infinity }))).toMatchObject({ reply_after_ms: 5_000 });
  });

  test('a bank that is late is late by so much, however much time there was', () => {
    const late = bank({ behaviour: 'late', late_by_ms: 300 });
    const after = (budget_ms: number): number => (planOf(late, call({ budget_ms })) as CarryOut).reply_after_ms;
    expect([after(1_000), after(-50), after(Infinity)]).toEqual([1_300, 300, 300]);
  });

  test('errors are drawn anew for each try, at their rate', () => {
    const troubled = bank({ error_rates: { UNAVAILABLE: 0.2, INTERNAL: 0.1 } });
    const codes = Array.from({ length: 5_000 }, (_, at) => {
      const plan = planOf(troubled, call({ order_id: `order_${at % 100}`, turned_away: Math.floor(at / 100) }));
      return plan.kind === 'TURN_AWAY' ? plan.code : 'NONE';
    });
    const share = (code: string): number => codes.filter((seen) => seen === code).length / codes.length;
    expect(share('UNAVAILABLE')).toBeCloseTo(0.2, 1);
    expect(share('INTERNAL')).toBeCloseTo(0.1, 1);
  });

  test('0008 turns away three times, and only an order that was never taken down', () => {
    const magic = (given: Partial<Call>) => planOf(bank(), call({ account_value: '6222020008', ...given })).kind;
    expect([0, 1, 2, 3].map((turned_away) => magic({ turned_away }))).toEqual([
      'TURN_AWAY',
      'TURN_AWAY',
      'TURN_AWAY',
      'CARRY_OUT',
    ]);
    expect(magic({ turned_away: 0, taken_down: 1, revision: 2 })).toBe('CARRY_OUT');
  });
});
