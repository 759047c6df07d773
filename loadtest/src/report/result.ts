/** The figures of a run in the form of the contract ("Measuring commands"): the same names for whoever compares runs. */

import type { BankDownResult } from '../scenarios/bank-down.ts';
import type { Path } from '../scenarios/bench-parts.ts';
import type { OverloadResult } from '../scenarios/overload.ts';
import type { PressResult } from '../scenarios/press.ts';
import type { Window } from '../scenarios/window.ts';
import { median } from '../stats/percentile.ts';
import type { Bar } from './bars.ts';
import type { Machine } from './machine.ts';
import { type Ratio, rounded } from './ratios.ts';

export interface Row {
  readonly scenario: string;
  readonly path: Path;
  readonly offered_per_s: number;
  readonly achieved_per_s: number;
  readonly cases: number;
  readonly orders: number;
  readonly errors: number;
  readonly accept_ms_p50: number;
  readonly accept_ms_p99: number;
  readonly last_instructed_ms_p50: number;
  readonly last_instructed_ms_p99: number;
  readonly all_recorded_ms_p50: number | null;
  readonly all_recorded_ms_p99: number | null;
  readonly cpu_s_per_1000_orders: number | null;
  readonly redis_commands_per_order: number | null;
  /** INFO's count beside it: what scripts called is in it. */
  readonly redis_info_commands_per_order: number | null;
  readonly valid: boolean;
  readonly note?: string;
}

/** Medians over the windows of one path; what is counted is summed up. */
export function rowOf(scenario: string, windows: readonly Window[], sent_per_order: number | null, note?: string): Row {
  const first = windows[0];
  if (first === undefined) throw new Error(`${scenario} has no window`);
  const middle = (figure: (window: Window) => number): number => rounded(median(windows.map(figure)));
  const sum = (figure: (window: Window) => number): number => windows.reduce((all, each) => all + figure(each), 0);
  const recorded = windows.filter(({ all_recorded }) => all_recorded !== null);
  const recordedMiddle = (figure: (window: Window) => number): number | null =>
    recorded.length === 0 ? null : rounded(median(recorded.map(figure)));
  return {
    scenario,
    path: first.path,
    offered_per_s: first.offered_per_s,
    achieved_per_s: middle(({ achieved_per_s }) => achieved_per_s),
    cases: sum(({ cases }) => cases),
    orders: sum(({ orders }) => orders),
    errors: sum(({ errors }) => errors),
    accept_ms_p50: middle(({ accept }) => accept.p50),
    accept_ms_p99: middle(({ accept }) => accept.p99),
    last_instructed_ms_p50: middle(({ last_instructed }) => last_instructed.p50),
    last_instructed_ms_p99: middle(({ last_instructed }) => last_instructed.p99),
    all_recorded_ms_p50: recordedMiddle(({ all_recorded }) => all_recorded?.p50 ?? Number.NaN),
    all_recorded_ms_p99: recordedMiddle(({ all_recorded }) => all_recorded?.p99 ?? Number.NaN),
    cpu_s_per_1000_orders: middle(({ cpu_s_per_1000_orders }) => cpu_s_per_1000_orders),
    redis_commands_per_order: sent_per_order === null ? null : rounded(sent_per_order),
    redis_info_commands_per_order: middle(({ redis_info_per_order }) => redis_info_per_order),
    valid: windows.every(({ valid }) => valid),
    ...(note === undefined ? {} : { note }),
  };
}

export function pressRows({ pairs, sent_per_order, halved }: PressResult): Row[] {
  const note = halved ? ['halved: the floor uses more than half of the processor at 100 cases a second'] : [];
  return [
    rowOf(
      'press',
      pairs.map(({ base }) => base),
      sent_per_order.floor,
      ...note,
    ),
    rowOf(
      'press',
      pairs.map(({ measured }) => measured),
      sent_per_order.stopline,
      ...note,
    ),
  ];
}

export function bankDownRows({ pairs }: BankDownResult): Row[] {
  return [
    rowOf(
      'bank-down: all healthy',
      pairs.map(({ base }) => base),
      null,
      "the same nine banks' orders",
    ),
    rowOf(
      'bank-down: three bad',
      pairs.map(({ measured }) => measured),
      null,
      "the healthy nine banks' orders",
    ),
  ];
}

export function overloadRow(result: OverloadResult): Row {
  const { offered_per_s, lasted_s, acknowledged, presses, accept_ms, last_instructed_ms } = result;
  return {
    scenario: 'overload',
    path: 'stopline',
    offered_per_s,
    achieved_per_s: rounded(acknowledged / lasted_s),
    cases: acknowledged,
    orders: result.orders,
    errors: presses - acknowledged,
    accept_ms_p50: rounded(accept_ms.p50),
    accept_ms_p99: rounded(accept_ms.p99),
    last_instructed_ms_p50: rounded(last_instructed_ms.p50),
    last_instructed_ms_p99: rounded(last_instructed_ms.p99),
    all_recorded_ms_p50: null,
    all_recorded_ms_p99: null,
    cpu_s_per_1000_orders: null,
    redis_commands_per_order: null,
    redis_info_commands_per_order: null,
    valid: true,
    note: `${rounded(result.carried_per_s)} cases/s are carried; errors are presses that were turned away, and told so`,
  };
}

export interface BenchResult {
  readonly started_at: string;
  readonly finished_at: string;
  readonly commit: string;
  readonly uncommitted_changes: boolean;
  /** A short run for development: its bars are not judged. */
  readonly quick: boolean;
  readonly machine: Machine;
  readonly rows: readonly Row[];
  readonly ratios: Readonly<Record<string, readonly Ratio[]>>;
  readonly bars: readonly Bar[];
  readonly press?: PressResult;
  readonly overload?: OverloadResult;
  readonly bank_down?: BankDownResult;
}
