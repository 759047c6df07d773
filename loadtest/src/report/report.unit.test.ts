import { describe, expect, test } from 'vitest';
import { optionsFrom, WrongUse } from '../options.ts';
import type { PressResult } from '../scenarios/press.ts';
import type { Window } from '../scenarios/window.ts';
import { type Bar, pressBars } from './bars.ts';
import { ratioNamed, ratiosOf } from './ratios.ts';
import { rowOf } from './result.ts';
import { tableOf } from './table.ts';

const window = (given: Partial<Window>): Window => ({
  path: 'stopline',
  offered_per_s: 100,
  achieved_per_s: 100,
  cases: 4_000,
  orders: 40_000,
  errors: 0,
  orders_missing: 0,
  accept: { p50: 2, p99: 20 },
  last_instructed: { p50: 4, p99: 40 },
  all_recorded: { p50: 8, p99: 80 },
  unsettled: 0,
  cpu_s_per_1000_orders: 1,
  redis_info_per_order: 6,
  driver_late_ms_p99: 1,
  used: { seconds: 40, by_name: {}, others_share: 0 },
  valid: true,
  ...given,
});

const FLOOR = window({ path: 'floor', last_instructed: { p50: 2.5, p99: 25 }, all_recorded: null });
const press = (given: Partial<Window>, sent = 1.6): PressResult => ({
  per_s: 100,
  halved: false,
  floor_share_at_full_rate: 0.4,
  pairs: Array.from({ length: 7 }, () => ({ base: FLOOR, measured: window(given) })),
  sent_per_order: { stopline: sent, floor: 0.1 },
});
const missed = (result: PressResult): string[] =>
  pressBars(result, ratiosOf(result.pairs))
    .filter(({ met }: Bar) => !met)
    .map(({ what }) => what);

describe('the bars of the press', () => {
  test('1.6 times the floor, with nothing amiss, is within them', () => {
    expect(missed(press({}))).toEqual([]);
  });

  test.each([
    [
      'a p50 above twice the floor’s',
      press({ last_instructed: { p50: 5.1, p99: 40 } }),
      'press: last bank instructed p50, times the floor',
    ],
    [
      'a p99 above twice the floor’s',
      press({ last_instructed: { p50: 4, p99: 51 } }),
      'press: last bank instructed p99, times the floor',
    ],
    [
      'no latency at all',
      press({ last_instructed: { p50: Number.NaN, p99: 40 } }),
      'press: last bank instructed p50, times the floor',
    ],
    ['an error', press({ errors: 1 }), 'press: errors'],
    ['an order that did not arrive', press({ orders_missing: 1 }), 'press: orders that did not arrive'],
    ['a case that was not settled', press({ unsettled: 1 }), 'press: cases looked at that were not settled'],
    ['more than three commands an order', press({}, 3.1), 'press: commands to Redis an order'],
    ['a window that others disturbed', press({ valid: false }), 'press: windows that are not valid'],
  ])('%s misses one', (_what, result, what) => {
    expect(missed(result)).toEqual([what]);
  });
});

test('a row has the medians of its windows and the sums of what is counted', () => {
  const windows = [30, 40, 500].map((p99) => window({ last_instructed: { p50: 4, p99 }, errors: 1 }));
  const row = rowOf('press', windows, 1.6);
  expect(row).toMatchObject({
    last_instructed_ms_p99: 40,
    all_recorded_ms_p99: 80,
    errors: 3,
    orders: 120_000,
    valid: true,
  });
});

test('the floor records nothing, and its row says so', () => {
  expect(rowOf('press', [FLOOR], 0.1)).toMatchObject({ path: 'floor', all_recorded_ms_p50: null });
});

test('the columns of the table stand under each other', () => {
  const lines = tableOf([rowOf('press', [FLOOR], 0.1), rowOf('press', [window({})], 1.6)]);
  const at = lines[0]?.indexOf('errors');
  expect(lines.slice(1).map((line) => line.slice(at, (at ?? 0) + 1))).toEqual(['0', '0']);
});

test('a ratio that nobody took is not a number', () => {
  expect(ratioNamed([], 'last_instructed_ms_p50')).toBeNaN();
});

describe('what the bench may be told', () => {
  test('nothing: all scenarios, seven pairs of forty seconds after eight', () => {
    const { scenarios, sizes, quick } = optionsFrom([], {});
    expect(scenarios).toEqual(['press', 'overload', 'bank-down']);
    expect(sizes).toMatchObject({ pairs: 7, warm_s: 8, window_s: 40, overload_s: 20, bad_before_s: 15 });
    expect(quick).toBe(false);
  });

  test('QUICK and SCENARIO, by the environment or by hand', () => {
    expect(optionsFrom([], { QUICK: '1', SCENARIO: 'overload' })).toMatchObject({
      quick: true,
      scenarios: ['overload'],
    });
    expect(optionsFrom(['--quick', '--scenario', 'press'], {})).toMatchObject({ quick: true, scenarios: ['press'] });
    expect(optionsFrom([], { QUICK: '', SCENARIO: '' })).toMatchObject({ quick: false });
  });

  test('anything else is refused with what there is', () => {
    expect(() => optionsFrom(['--scenario', 'pres'], {})).toThrow(
      new WrongUse('there is no scenario pres: press, overload, bank-down'),
    );
    expect(() => optionsFrom(['--fast'], {})).toThrow(WrongUse);
  });
});
