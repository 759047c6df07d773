/** The list: every case's line, by id, kept as the stream tells. */
import { computed, signal } from '@preact/signals';
import type { CaseMoved, CaseSummary } from '../api/types.ts';
import { later } from '../browser/clock.ts';
import { gather } from './gather.ts';
import { api, operatorId } from './session.ts';

export type Lines = ReadonlyMap<string, CaseSummary>;

export const board = signal<Lines>(new Map());
export const boardLoaded = signal(false);
/** Of these there are more than were loaded. */
export const boardCut = signal<ReadonlySet<Filter>>(new Set());

/** A night of a hundred cases a second must not fill the browser. */
const BOARD_MAX = 6_000;
const BOARD_KEPT = 4_000;

/** What the stream told while the board is being loaded: it may be newer than what is loaded. */
let toldMeanwhile: Set<string> | null = null;

/** As the stream tells: lines, and which of the known ones have only moved on. False where one is not known so, and must be loaded. */
export function takeSummaries(cases: readonly CaseSummary[], moved: readonly CaseMoved[]): boolean {
  for (const { case_id } of [...cases, ...moved]) toldMeanwhile?.add(case_id);
  const lines = board.peek();
  const movedOn = moved.flatMap(({ case_id, version, from_version, updated_at }) => {
    const line = lines.get(case_id);
    return line?.version === from_version ? [{ ...line, version, updated_at }] : [];
  });
  take([...cases, ...movedOn]);
  return moved.every(({ case_id, version }) => (board.peek().get(case_id)?.version ?? 0) >= version);
}

function take(cases: readonly CaseSummary[]): void {
  if (cases.length > 0) board.value = bounded(withLines(board.peek(), cases), operatorId.peek());
}

/** A line never goes back: what comes late is older. */
export function withLines(lines: Lines, cases: readonly CaseSummary[]): Lines {
  const next = new Map(lines);
  for (const line of cases) {
    const known = next.get(line.case_id);
    if (known === undefined || known.version <= line.version) next.set(line.case_id, line);
  }
  return next;
}

/** What waits for somebody stays, and what is mine; of the rest the newest. */
export function bounded(lines: Lines, me: string, max = BOARD_MAX, kept = BOARD_KEPT): Lines {
  if (lines.size <= max) return lines;
  const isWanted = (line: CaseSummary): boolean => WANTED.some((filter) => matches(line, filter, me));
  const newest = inOrder([...lines.values()]);
  const stay = [...newest.filter(isWanted), ...newest.filter((line) => !isWanted(line))].slice(0, kept);
  return new Map(stay.map((line) => [line.case_id, line]));
}

type Query = Readonly<Record<string, string>>;

/** What is asked for: who waits for a person, however long ago something happened there, and mine, before what happened last. */
const queriesFor = (me: string): readonly (readonly [Filter, Query])[] => [
  ['ATTENTION', { needs: 'ATTENTION' }],
  ['PHONE', { needs: 'PHONE' }],
  ...(me === '' ? [] : [['MINE', { operator_id: me }] as const]),
  ['EVERYONE', {}],
];

const PAGE_SIZE = '200';
/** Of each: more than anybody scrolls; older ones are found by search. */
const PAGES_MAX = 5;

interface Loaded {
  readonly ids: readonly string[];
  readonly isCut: boolean;
}

async function load(query: Query, pagesMax: number): Promise<Loaded> {
  const ids: string[] = [];
  let page_token: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const answer: { readonly cases: readonly CaseSummary[]; readonly next_page_token?: string } = await api({
      path: '/v1/cases',
      query: { ...query, page_size: PAGE_SIZE, page_token },
    });
    take(answer.cases);
    ids.push(...answer.cases.map(({ case_id }) => case_id));
    page_token = answer.next_page_token;
    if (page_token === undefined) break;
  }
  return { ids, isCut: page_token !== undefined };
}

/** The cases that changed last. */
export const loadNewest = (): Promise<unknown> => load({}, 1).catch(() => undefined);

async function loadWhole(): Promise<void> {
  const told = new Set<string>();
  toldMeanwhile = told;
  const seen = new Set<string>();
  const cut = new Set<Filter>();
  try {
    for (const [filter, query] of queriesFor(operatorId.peek())) {
      const { ids, isCut } = await load(query, PAGES_MAX);
      for (const id of ids) seen.add(id);
      if (isCut) cut.add(filter);
    }
    // What was neither loaded nor told is from before, and may wait for nobody any more.
    board.value = new Map([...board.peek()].filter(([case_id]) => seen.has(case_id) || told.has(case_id)));
    boardCut.value = cut;
    boardLoaded.value = true;
  } finally {
    toldMeanwhile = null;
  }
}

const loading = gather(() => loadWhole().catch(() => undefined), 0, later);

/** The whole of it, one load at a time. */
export const loadBoard = loading.now;

export type Filter = 'MINE' | 'EVERYONE' | 'PHONE' | 'ATTENTION';
export const FILTERS: readonly Filter[] = ['MINE', 'EVERYONE', 'PHONE', 'ATTENTION'];
const WANTED: readonly Filter[] = ['ATTENTION', 'PHONE', 'MINE'];

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

/** Of all cases on it. */
export const callsToMake = computed(() =>
  [...board.value.values()].reduce((sum, { phone_tasks_open }) => sum + phone_tasks_open, 0),
);
