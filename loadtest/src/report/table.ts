/** A run for people. */
import { ms } from '../scenarios/words.ts';
import type { BenchResult, Row } from './result.ts';

type Column = readonly [title: string, cell: (row: Row) => string];

const number = (value: number | null, digits: number): string => (value === null ? '-' : value.toFixed(digits));
const pair = (p50: number | null, p99: number | null): string =>
  p50 === null || p99 === null ? '-' : `${ms(p50)} / ${ms(p99)}`;

const COLUMNS: readonly Column[] = [
  ['scenario', ({ scenario }) => scenario],
  ['path', ({ path }) => path],
  ['cases/s', ({ offered_per_s, achieved_per_s }) => `${number(achieved_per_s, 0)} of ${number(offered_per_s, 0)}`],
  ['orders', ({ orders }) => String(orders)],
  ['errors', ({ errors }) => String(errors)],
  ['accepted p50 / p99', (row) => pair(row.accept_ms_p50, row.accept_ms_p99)],
  ['last bank p50 / p99', (row) => pair(row.last_instructed_ms_p50, row.last_instructed_ms_p99)],
  ['all recorded p50 / p99', (row) => pair(row.all_recorded_ms_p50, row.all_recorded_ms_p99)],
  ['CPU s/1,000', ({ cpu_s_per_1000_orders }) => number(cpu_s_per_1000_orders, 2)],
  [
    'Redis sent (INFO)',
    (row) => `${number(row.redis_commands_per_order, 2)} (${number(row.redis_info_commands_per_order, 1)})`,
  ],
  ['valid', ({ valid }) => (valid ? 'yes' : 'NO')],
];

export function tableOf(rows: readonly Row[]): readonly string[] {
  const lines = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))];
  const widths = COLUMNS.map((_column, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines.map((line) =>
    line
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

export function pageOf(result: BenchResult): readonly string[] {
  const { machine, rows, ratios, bars } = result;
  const notes = [
    ...new Set(rows.flatMap(({ scenario, note }) => (note === undefined ? [] : [`${scenario}: ${note}`]))),
  ];
  return [
    '',
    `${machine.processor}, ${machine.cores} cores, ${machine.memory_gb} GB, ${machine.system}, node ${machine.node}, ` +
      `redis ${machine.redis}; commit ${result.commit.slice(0, 12)}${result.uncommitted_changes ? ' with changes' : ''}; ms`,
    '',
    ...tableOf(rows),
    '',
    ...notes,
    ...Object.entries(ratios).flatMap(([scenario, all]) =>
      all.map(({ figure, ratio, by_pair }) => `${scenario}: ${figure} ${ratio} times (pairs: ${by_pair.join(' ')})`),
    ),
    '',
    ...bars.map(({ what, value, at_most, met }) => {
      const verdict = result.quick ? 'not judged' : met ? 'met' : 'MISSED';
      return `${verdict.padEnd(10)}  ${what}: ${Number.isFinite(value) ? Math.round(value * 1_000) / 1_000 : 'never'} (at most ${at_most})`;
    }),
    ...(result.quick ? ['', 'A quick run: its windows are too short to judge anything by.'] : []),
    '',
  ];
}
