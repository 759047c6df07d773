/** The board as it changes: one stream serves a whole console. */
import { invalidField, type RequestOf } from '@stopline/contract';
import { type CaseSummary, summaryOf } from '@stopline/domain';
import type { BoardChange } from '../live/live.ts';
import { pageToken, placeIn } from './page-token.ts';
import type { DeskPorts } from './ports.ts';
import type { Caller } from './views.ts';

export interface BoardMoment {
  readonly cases: readonly CaseSummary[];
  /** Behind all that was sent up to here. */
  readonly position: string;
}

/** Changes come in crowds, a case's several at once: for so long they are gathered. */
const CROWD_MS = 300;
/** What a reader gets whose gap cannot be told any more: more than anybody's screen shows. */
const LATELY_MAX = 1_000;
const BOARD_PAGE = 200;

/** Says first where it stands; goes on from `after` where one is given. A reader that is slow gets fewer, fuller messages. */
export async function* watchCases(
  ports: DeskPorts,
  request: RequestOf<'WatchCases'>,
  _caller: Caller,
  signal: AbortSignal,
): AsyncGenerator<BoardMoment> {
  const after = request.after === undefined ? null : placeOf(request.after);
  const leave = ports.watching.enter();
  const watch = ports.live.watchAll();
  try {
    const { position } = watch.take();
    let change: BoardChange =
      after === null ? { changed: new Map(), position } : await missedSince(ports, after, position);
    do {
      if (change.position !== null) {
        yield { cases: await casesOf(ports, change.changed), position: pageToken('events', change.position) };
      }
      if (!(await watch.bell.heard(signal))) return;
      await ports.sleep(CROWD_MS, signal).catch(() => undefined);
      change = watch.take();
    } while (!signal.aborted);
  } finally {
    watch.close();
    leave();
  }
}

function placeOf(token: string): string {
  const place = placeIn('events', token);
  if (place === null)
    throw invalidField('after', 'it is no such position', '`position` of an earlier message, or nothing');
  return place;
}

async function missedSince({ live }: DeskPorts, after: string, now: string | null): Promise<BoardChange> {
  const missed = await live.since(after);
  if (missed === null) return { changed: null, position: now };
  return {
    changed: new Map(missed.changes.map(({ case_id, version }) => [case_id, version])),
    position: missed.position,
  };
}

const casesOf = (ports: DeskPorts, changed: BoardChange['changed']): Promise<readonly CaseSummary[]> =>
  changed === null ? lately(ports) : summariesOf(ports, changed);

/** The board is a moment old. Where it has not got as far as the change, the case itself is asked. */
async function summariesOf(
  { lookups, casebook }: DeskPorts,
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
async function lately({ lookups }: DeskPorts): Promise<readonly CaseSummary[]> {
  const cases: CaseSummary[] = [];
  let page_token: string | undefined;
  do {
    const page = await lookups.board({ page_size: BOARD_PAGE, ...(page_token === undefined ? {} : { page_token }) });
    cases.push(...page.cases);
    page_token = page.next_page_token;
  } while (page_token !== undefined && cases.length < LATELY_MAX);
  return cases;
}
