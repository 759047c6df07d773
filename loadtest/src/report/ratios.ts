/** How many times the base's figures the measured ones are. */
import type { Window } from '../scenarios/window.ts';
import { medianRatio, type Pair, ratios } from '../stats/pairs.ts';

export interface Ratio {
  readonly figure: string;
  /** The median over the pairs. */
  readonly ratio: number;
  readonly by_pair: readonly number[];
}

const FIGURES: Readonly<Record<string, (window: Window) => number>> = {
  accept_ms_p50: ({ accept }) => accept.p50,
  accept_ms_p99: ({ accept }) => accept.p99,
  last_instructed_ms_p50: ({ last_instructed }) => last_instructed.p50,
  last_instructed_ms_p99: ({ last_instructed }) => last_instructed.p99,
  cpu_s_per_1000_orders: ({ cpu_s_per_1000_orders }) => cpu_s_per_1000_orders,
};

export const ratiosOf = (pairs: readonly Pair<Window>[]): Ratio[] =>
  Object.entries(FIGURES).map(([figure, of]) => ({
    figure,
    ratio: rounded(medianRatio(pairs, of)),
    by_pair: ratios(pairs, of).map(rounded),
  }));

export const ratioNamed = (all: readonly Ratio[], figure: string): number =>
  all.find((each) => each.figure === figure)?.ratio ?? Number.NaN;

/** A hundredth is finer than anything here is known. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;
