/** What `make bench` may be told. */
import { parseArgs } from 'node:util';
import type { Sizes } from './scenarios/bench-parts.ts';

export const SCENARIOS = ['press', 'overload', 'bank-down'] as const;
export type Scenario = (typeof SCENARIOS)[number];

export interface Options {
  readonly scenarios: readonly Scenario[];
  readonly quick: boolean;
  readonly sizes: Sizes;
  readonly help: boolean;
}

/** What the bars are judged by (contract.md, Measuring commands). */
const FULL: Sizes = { per_s: 100, pairs: 7, warm_s: 8, window_s: 40, overload_s: 20, bad_before_s: 15 };
const QUICK: Sizes = { per_s: 100, pairs: 2, warm_s: 3, window_s: 10, overload_s: 8, bad_before_s: 12 };

export const USAGE = `Button to last bank instructed, beside the bare floor, on this machine alone.

  make bench                     everything: about 40 minutes, on a machine that does nothing else
  QUICK=1 make bench             fewer and shorter windows, about 5 minutes; no bar is judged
  QUICK=1 RATE=50 make bench     the same with another rate for press, overload's first step included
  SCENARIO=press make bench      one of ${SCENARIOS.join(', ')}

Directly: node loadtest/src/bench.ts [--quick] [--rate <cases/s>] [--scenario <name>]... [--help]

press      ten banks a case at 100 cases a second: Stopline and the floor in turn
overload   three times the rate that this machine carries
bank-down  50 cases a second, three of twelve banks hanging or refusing connections

Writes loadtest/results/latest.json; the last line is RESULT and the same as JSON. Ends with 1 when a bar is missed.
What is measured, and how: loadtest/README.md.
`;

export class WrongUse extends Error {}

export function optionsFrom(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Options {
  const { values } = parsed(args);
  const named = values.scenario ?? (env.SCENARIO ? [env.SCENARIO] : [...SCENARIOS]);
  const unknown = named.filter((name) => !SCENARIOS.some((known) => known === name));
  if (unknown.length > 0) throw new WrongUse(`there is no scenario ${unknown.join(', ')}: ${SCENARIOS.join(', ')}`);
  const quick = values.quick ?? !['', '0', 'false'].includes(env.QUICK ?? '');
  const rate = rateFrom(values.rate ?? env.RATE ?? '');
  if (rate !== undefined && !quick) throw new WrongUse('another rate is for quick runs: the bars are judged at one');
  const sizes = quick ? QUICK : FULL;
  return {
    scenarios: SCENARIOS.filter((scenario) => named.includes(scenario)),
    quick,
    sizes: rate === undefined ? sizes : { ...sizes, per_s: rate },
    help: values.help ?? false,
  };
}

function rateFrom(text: string): number | undefined {
  if (text === '') return undefined;
  const rate = Number(text);
  if (!Number.isInteger(rate) || rate < 1 || rate > 1_000)
    throw new WrongUse(`a rate is 1 to 1000 cases a second, not ${text}`);
  return rate;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean' },
        rate: { type: 'string' },
        scenario: { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    });
  } catch (thrown) {
    throw new WrongUse(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
