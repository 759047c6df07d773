/** What a run is judged by. */
import type { BankDownResult } from '../scenarios/bank-down.ts';
import type { OverloadResult } from '../scenarios/overload.ts';
import type { PressResult } from '../scenarios/press.ts';
import type { Window } from '../scenarios/window.ts';
import { type Ratio, ratioNamed } from './ratios.ts';

export interface Bar {
  readonly what: string;
  /** Infinity (null in JSON) for what never came. */
  readonly value: number;
  readonly at_most: number;
  readonly met: boolean;
}

const LAST_BANK_TIMES_MAX = 2;
const COMMANDS_PER_ORDER_MAX = 3;
const CALLS_PER_ORDER_MAX = 1.5;
const RECOVERY_S_MAX = 30;
const HEALTHY_TIMES_MAX = 1.5;

/** NaN is never at most anything. */
const bar = (what: string, value: number, at_most: number): Bar => ({ what, value, at_most, met: value <= at_most });

/** What others did to this machine meanwhile must not pass for a result. */
const validBar = (scenario: string, windows: readonly Window[]): Bar =>
  bar(`${scenario}: windows that are not valid`, windows.filter(({ valid }) => !valid).length, 0);

export function pressBars({ pairs, sent_per_order }: PressResult, ratios: readonly Ratio[]): Bar[] {
  const windows = pairs.flatMap(({ base, measured }) => [base, measured]);
  const sum = (figure: 'errors' | 'orders_missing' | 'unsettled'): number =>
    windows.reduce((all, window) => all + window[figure], 0);
  return [
    validBar('press', windows),
    bar('press: errors', sum('errors'), 0),
    bar('press: orders that did not arrive', sum('orders_missing'), 0),
    bar('press: cases looked at that were not settled', sum('unsettled'), 0),
    bar(
      'press: last bank instructed p50, times the floor',
      ratioNamed(ratios, 'last_instructed_ms_p50'),
      LAST_BANK_TIMES_MAX,
    ),
    bar(
      'press: last bank instructed p99, times the floor',
      ratioNamed(ratios, 'last_instructed_ms_p99'),
      LAST_BANK_TIMES_MAX,
    ),
    bar('press: commands to Redis an order', sent_per_order.stopline, COMMANDS_PER_ORDER_MAX),
  ];
}

export function overloadBars(result: OverloadResult): Bar[] {
  return [
    bar('overload: acknowledged orders lost', result.orders_lost, 0),
    bar('overload: banks that froze twice for one revision', result.double_freezes, 0),
    // Below, not at most: the smallest step under it that is shown.
    bar('overload: calls to banks an order', result.calls_per_order, CALLS_PER_ORDER_MAX - 0.001),
    bar('overload: seconds until every acknowledged order had arrived', result.drained_after_s, RECOVERY_S_MAX),
    bar('overload: seconds until presses are as quick as before', result.back_to_normal_after_s, RECOVERY_S_MAX),
  ];
}

export function bankDownBars(result: BankDownResult, ratios: readonly Ratio[]): Bar[] {
  const windows = result.pairs.flatMap(({ base, measured }) => [base, measured]);
  return [
    validBar('bank-down', windows),
    bar(
      'bank-down: errors',
      windows.reduce((all, { errors }) => all + errors, 0),
      0,
    ),
    bar(
      'bank-down: orders to healthy banks that did not arrive',
      windows.reduce((all, { orders_missing }) => all + orders_missing, 0),
      0,
    ),
    bar(
      'bank-down: healthy banks p99, times that without',
      ratioNamed(ratios, 'last_instructed_ms_p99'),
      HEALTHY_TIMES_MAX,
    ),
    bar('bank-down: orders without a phone task after 60 s', result.without_phone_task, 0),
    bar("bank-down: orders not delivered 30 s after the banks' return", result.undelivered, 0),
  ];
}
