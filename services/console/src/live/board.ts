/** The list: every case's line, by id, kept as the stream tells. */
import { computed, signal } from '@preact/signals';
import type { CaseSummary } from '../api/types.ts';
import { api, operatorId } from './session.ts';

export const board = signal<ReadonlyMap<string, CaseSummary>>(new Map());
export const boardLoaded = signal(false);

/** A line never goes back: what comes late is older. */
export function takeSummaries(cases: readonly CaseSummary[]): void {
  if (cases.length === 0) return;
  const next = new Map(board.peek());
  for (const line of cases) {
    const known = next.get(line.case_id);
    if (known === undefined || known.version <= line.version) next.set(line.case_id, line);
  }
  board.value = next.size <= BOARD_MAX ? next : bounded(next);
}

/** A night of a hundred cases a second must not fill the browser: what waits for somebody stays, and the newest of the rest. */
const BOARD_MAX = 4_000;
const BOARD_KEPT = 3_000;

function bounded(lines: ReadonlyMap<string, CaseSummary>): ReadonlyMap<string, CaseSummary> {
  return new Map(
    inOrder([...lines.values()])
      .slice(0, BOARD_KEPT)
      .map((line) => [line.case_id, line]),
  );
}

/** More than anybody scrolls; older ones are found by search. */
const PAGES_MAX = 5;

export async function loadBoard(): Promise<void> {
  let page_token: string | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const answer: { readonly cases: readonly CaseSummary[]; readonly next_page_token?: string } = await api({
      path: '/v1/cases',
      query: { page_size: '200', page_token },
    });
    takeSummaries(answer.cases);
    page_token = answer.next_page_token;
    if (page_token === undefined) break;
  }
  boardLoaded.value = true;
}

export type Filter = 'MINE' | 'EVERYONE' | 'PHONE' | 'ATTENTION';
export const FILTERS: readonly Filter[] = ['MINE', 'EVERYONE', 'PHONE', 'ATTENTION'];

export function matches(line: CaseSummary, filter: Filter, me: string): boolean {
  switch (filter) {
    case 'MINE':
      return line.operator_id === me;
    case 'EVERYONE':
      return true;
    case 'PHONE':
      return line.needs.includes('PHONE');
    case 'ATTENTION':
      return line.needs.includes('ATTENTION');
  }
}

/** Whoever waits for a person comes first, then the newest. */
const urgency = ({ needs }: CaseSummary): number =>
  (needs.includes('ATTENTION') ? 4 : 0) + (needs.includes('PHONE') ? 2 : 0) + (needs.includes('ANSWER') ? 1 : 0);

export const inOrder = (lines: readonly CaseSummary[]): readonly CaseSummary[] =>
  [...lines].sort((a, b) => urgency(b) - urgency(a) || Date.parse(b.accepted_at) - Date.parse(a.accepted_at));

export const counts = computed(() => {
  const lines = [...board.value.values()];
  const of = (filter: Filter): number => lines.filter((line) => matches(line, filter, operatorId.value)).length;
  return Object.fromEntries(FILTERS.map((filter) => [filter, of(filter)])) as Record<Filter, number>;
});
