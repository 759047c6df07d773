/**
 * What changed on the board, as many consoles want to know it in the same moment: looked up once, and the same message for all of
 * them. Two hundred consoles that each asked the record for the same cases would cost more than the presses.
 */
import { type CaseSummary, summaryOf } from '@stopline/domain';
import type { BoardChange } from '../live/live.ts';
import { pageToken } from './page-token.ts';
import type { DeskPorts } from './ports.ts';

export interface BoardMoment {
  readonly cases: readonly CaseSummary[];
  /** Behind all that was sent up to here. */
  readonly position: string;
}

/** The same object for the same changes, as long as they are among the latest. */
export type Moments = (changed: BoardChange['changed'], position: string) => Promise<BoardMoment>;

type MomentPorts = Pick<DeskPorts, 'lookups' | 'casebook'>;

/** Consoles that came at different times stand at different places; so many places are kept. */
const KEPT = 16;
/** What a reader gets whose gap cannot be told any more: more than anybody's screen shows. */
const LATELY_MAX = 1_000;
const BOARD_PAGE = 200;

export function boardMoments(ports: MomentPorts): Moments {
  const kept = new Map<string, Promise<BoardMoment>>();
  return (changed, position) => {
    const key = `${position} ${changed === null ? 'lately' : [...changed].join(' ')}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = casesOf(ports, changed).then((cases) => ({ cases, position: pageToken('events', position) }));
    kept.set(key, made);
    // Who asks after a fault asks the record again.
    made.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return made;
  };
}

const casesOf = (ports: MomentPorts, changed: BoardChange['changed']): Promise<readonly CaseSummary[]> =>
  changed === null ? lately(ports) : summariesOf(ports, changed);

/** The board is a moment old. Where it has not got as far as the change, the case itself is asked. */
async function summariesOf(
  { lookups, casebook }: MomentPorts,
  changed: ReadonlyMap<string, number>,
): Promise<readonly CaseSummary[]> {
  if (changed.size === 0) return [];
  const listed = await lookups.summaries([...changed.keys()]);
  const fresh = listed.filter(({ case_id, version }) => version >= (changed.get(case_id) ?? 0));
  const known = new Set(fresh.map(({ case_id }) => case_id));
  const late = [...changed].filter(([case_id]) => !known.has(case_id));
  const loaded = await Promise.all(late.map(([case_id, atLeast]) => casebook.load(case_id, { atLeast })));
  return [...fresh, ...loaded.flatMap((found) => (found === null ? [] : [summaryOf(found.state, found.version)]))];
}

/** The cases that changed last: nobody knows any more which of them did so since. */
async function lately({ lookups }: MomentPorts): Promise<readonly CaseSummary[]> {
  const cases: CaseSummary[] = [];
  let page_token: string | undefined;
  do {
    const page = await lookups.board({ page_size: BOARD_PAGE, ...(page_token === undefined ? {} : { page_token }) });
    cases.push(...page.cases);
    page_token = page.next_page_token;
  } while (page_token !== undefined && cases.length < LATELY_MAX);
  return cases;
}
