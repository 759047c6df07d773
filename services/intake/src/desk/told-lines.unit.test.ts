import type { CaseSummary } from '@stopline/domain';
import { expect, test } from 'vitest';
import { toldLines } from './told-lines.ts';

const line = (case_id: string, version: number, part: Partial<CaseSummary> = {}): CaseSummary => ({
  case_id,
  case_reference: 'SL-2345-6789-AB',
  version,
  status: 'OPEN',
  operator_id: 'li',
  accepted_at: 1_000,
  updated_at: 1_000 + version,
  amounts: [],
  needs: ['ANSWER'],
  orders_total: 2,
  orders_unsettled: 2,
  phone_tasks_open: 0,
  ...part,
});

test('a line that is as it was told is told for its version alone', () => {
  const told = toldLines();
  expect(told.newsOf([line('a', 1)])).toEqual({ cases: [line('a', 1)], moved: [] });
  expect(told.newsOf([line('a', 2), line('b', 1)])).toEqual({
    cases: [line('b', 1)],
    moved: [{ case_id: 'a', version: 2, from_version: 1, updated_at: 1_002 }],
  });
  const settled = line('a', 3, { orders_unsettled: 1 });
  expect(told.newsOf([settled])).toEqual({ cases: [settled], moved: [] });
  // Not as it was told last, though as it was told once.
  expect(told.newsOf([line('a', 4)]).cases).toEqual([line('a', 4)]);
});

test('a version that was told already is not told again', () => {
  const told = toldLines();
  told.newsOf([line('a', 2)]);
  expect(told.newsOf([line('a', 2), line('a', 1)])).toEqual({ cases: [], moved: [] });
});

test('after a failover the same version may be another line: it is told', () => {
  const told = toldLines();
  told.newsOf([line('a', 5, { status: 'FROZEN' })]);
  expect(told.newsOf([line('a', 5)]).cases).toEqual([line('a', 5)]);
});

test('whoever comes later is told whole lines', () => {
  const told = toldLines();
  told.newsOf([line('a', 1)]);
  told.forget();
  expect(told.newsOf([line('a', 2)]).cases).toEqual([line('a', 2)]);
});

test('only so many are remembered, those that were told last', () => {
  const told = toldLines(2);
  told.newsOf([line('a', 1), line('b', 1)]);
  told.newsOf([line('a', 2)]);
  told.newsOf([line('c', 1)]);
  expect(told.newsOf([line('a', 3)]).moved).toHaveLength(1);
  expect(told.newsOf([line('b', 2)]).cases).toHaveLength(1);
});
