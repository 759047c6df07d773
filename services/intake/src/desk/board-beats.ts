/**
 * What changed on the board, in beats: changes come in crowds, a case's several at once, and every console wants the same of them. They
 * are gathered once for all readers, looked up once and said in the same message. Two hundred consoles that each asked the record for
 * the same cases would cost more than the presses.
 */
import { type CaseSummary, summaryOf } from '@stopline/domain';
import { type Bell, bell } from '../live/bell.ts';
import type { BoardChange, BoardWatch } from '../live/live.ts';
import { pageToken } from './page-token.ts';
import type { DeskPorts } from './ports.ts';

export interface BoardMoment {
  readonly cases: readonly CaseSummary[];
  /** Behind all that was sent up to here. */
  readonly position: string;
}

export interface BoardReader {
  /** The next message, or the one for all that was missed; null once the reader has gone. */
  next(): Promise<BoardMoment | null>;
  close(): void;
}

export interface BoardBeats {
  /** Whatever changes from now on is in one of the reader's messages. */
  join(gone: AbortSignal): BoardReader;
}

export type BeatPorts = Pick<DeskPorts, 'lookups' | 'casebook' | 'live' | 'now' | 'sleep'>;

const CROWD_MS = 300;
/** So many beats a slow reader may be behind; then it is better served by the board as it is now. */
const KEPT = 16;
/**
 * A crowd of readers is served in turns over a fifth of a second: two hundred written to at once, and two hundred consoles that read at
 * once, hold up whoever presses in that moment.
 */
const TURNS_MAX = 20;
const TURN_MS = 10;
/** So few are one turn. */
const AT_ONCE_MIN = 10;
/** What a reader gets whose gap cannot be told any more: more than anybody's screen shows. */
const LATELY_MAX = 1_000;
const BOARD_PAGE = 200;

interface Beating {
  readonly readers: Set<Bell>;
  /** The latest beats, oldest first. */
  readonly kept: Promise<BoardMoment>[];
  count: number;
  /** Of the latest beat. */
  position: string;
  readonly stop: AbortController;
}

/** Beats as long as there is a reader. */
export function boardBeats(ports: BeatPorts): BoardBeats {
  let beating: Beating | null = null;

  const started = (): Beating => {
    const made: Beating = { readers: new Set(), kept: [], count: 0, position: '', stop: new AbortController() };
    // Watched before the first reader is told where it stands.
    const watch = ports.live.watchAll(made.stop.signal);
    void beat(ports, made, watch).finally(() => watch.close());
    return made;
  };

  return {
    join(gone) {
      beating ??= started();
      const here = beating;
      const one = bell(gone);
      here.readers.add(one);
      let read = here.count;
      return {
        async next() {
          while (read === here.count) if (!(await one.heard())) return null;
          if (gone.aborted) return null;
          const behind = here.count - read;
          const next = here.kept.at(-behind);
          if (behind <= here.kept.length && next !== undefined) {
            read += 1;
            return next;
          }
          read = here.count;
          return await momentOf(ports, null, here.position);
        },
        close() {
          here.readers.delete(one);
          if (here.readers.size > 0 || beating !== here) return;
          here.stop.abort();
          beating = null;
        },
      };
    },
  };
}

async function beat(ports: BeatPorts, beating: Beating, watch: BoardWatch): Promise<void> {
  const { signal } = beating.stop;
  while (await watch.bell.heard()) {
    await ports.sleep(CROWD_MS - (ports.now() % CROWD_MS), signal).catch(() => undefined);
    const { changed, position } = watch.take();
    if (position === null) continue;
    const moment = momentOf(ports, changed, position);
    beating.kept.push(moment);
    beating.count += 1;
    beating.position = position;
    if (beating.kept.length > KEPT) void beating.kept.shift();
    // A fault is each reader's to tell.
    await moment.catch(() => undefined);
    await ringInTurns(ports, beating);
  }
}

async function ringInTurns({ sleep }: BeatPorts, { readers, stop }: Beating): Promise<void> {
  const atOnce = Math.max(AT_ONCE_MIN, Math.ceil(readers.size / TURNS_MAX));
  let served = 0;
  for (const one of readers) {
    one.ring();
    served += 1;
    if (served % atOnce === 0) await sleep(TURN_MS, stop.signal).catch(() => undefined);
  }
}

export async function momentOf(
  ports: Pick<BeatPorts, 'lookups' | 'casebook'>,
  changed: BoardChange['changed'],
  position: string,
): Promise<BoardMoment> {
  const cases = changed === null ? await lately(ports) : await summariesOf(ports, changed);
  return { cases, position: pageToken('events', position) };
}

type CasePorts = Pick<BeatPorts, 'lookups' | 'casebook'>;

/** The board is a moment old. Where it has not got as far as the change, the case itself is asked. */
async function summariesOf(
  { lookups, casebook }: CasePorts,
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
async function lately({ lookups }: CasePorts): Promise<readonly CaseSummary[]> {
  const cases: CaseSummary[] = [];
  let page_token: string | undefined;
  do {
    const page = await lookups.board({ page_size: BOARD_PAGE, ...(page_token === undefined ? {} : { page_token }) });
    cases.push(...page.cases);
    page_token = page.next_page_token;
  } while (page_token !== undefined && cases.length < LATELY_MAX);
  return cases;
}
