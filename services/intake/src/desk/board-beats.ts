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
import { type News, type ToldLines, toldLines } from './told-lines.ts';

export interface BoardMoment extends News {
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
/** The board is a moment behind the record; where no versions tell what it must have, it is given the time. */
const BOARD_LATE_MS = 1_000;
const BOARD_PAGE = 200;

/** A fault is each reader's to tell. */
type Beat = { readonly moment: BoardMoment } | { readonly fault: unknown };

interface Beating {
  readonly readers: Set<Bell>;
  readonly told: ToldLines;
  /** The latest beats, oldest first. */
  readonly kept: Beat[];
  count: number;
  /** Behind all that the beats have told. */
  position: string;
  readonly stop: AbortController;
}

/** Beats as long as there is a reader. */
export function boardBeats(ports: BeatPorts): BoardBeats {
  let beating: Beating | null = null;

  const started = (): Beating => {
    const stop = new AbortController();
    const made: Beating = { readers: new Set(), told: toldLines(), kept: [], count: 0, position: '', stop };
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
      here.told.forget();
      let read = here.count;
      return {
        async next() {
          while (read === here.count) if (!(await one.heard())) return null;
          if (gone.aborted) return null;
          const behind = here.count - read;
          const next = here.kept.at(-behind);
          if (behind <= here.kept.length && next !== undefined) {
            read += 1;
            if ('fault' in next) throw next.fault;
            return next.moment;
          }
          read = here.count;
          // What the board says here may be older than a line in the beats that are skipped.
          here.told.forget();
          return await momentOf(ports, null, here.position, gone);
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

/** Changes whose lines the board did not have yet, and the version that was told of each. */
type Late = ReadonlyMap<string, number>;
const NONE: Late = new Map();

async function beat(ports: BeatPorts, beating: Beating, watch: BoardWatch): Promise<void> {
  const { signal } = beating.stop;
  let late = NONE;
  /** Behind the changes that the beat before took: with late ones among its own, a beat has told no more than these. */
  let before = ports.live.position();
  while (late.size > 0 ? !signal.aborted : await watch.bell.heard()) {
    await ports.sleep(CROWD_MS - (ports.now() % CROWD_MS), signal).catch(() => undefined);
    const { changed, position } = watch.take();
    if (position === null) continue;
    const found = await linesOf(ports, changed, late, signal).catch((fault: unknown) => ({ fault, late: NONE }));
    late = found.late;
    const behind = late.size > 0 ? (before ?? position) : position;
    before = position;
    if ('cases' in found && late.size > 0 && found.cases.length === 0) continue;
    if (changed === null) beating.told.forget();
    // From here to the ring nothing is waited for: whoever joins meanwhile would be told that a line is as it never was told.
    beating.kept.push('cases' in found ? { moment: momentAt(beating.told.newsOf(found.cases), behind) } : found);
    beating.count += 1;
    beating.position = behind;
    if (beating.kept.length > KEPT) void beating.kept.shift();
    await ringInTurns(ports, beating);
  }
}

/**
 * The board is a moment behind the record. A line that it does not have yet is told with the next beat; if it is not there by then, the
 * case itself is asked. To load each at once, a dozen whole cases a beat, would hold up the presses.
 */
async function linesOf(
  ports: CasePorts,
  changed: BoardChange['changed'],
  late: Late,
  gone: AbortSignal,
): Promise<{ readonly cases: readonly CaseSummary[]; readonly late: Late }> {
  if (changed === null) return { cases: await lately(ports, gone), late };
  const listed = await ports.lookups.summaries([...new Set([...late.keys(), ...changed.keys()])]);
  const versions = new Map(listed.map(({ case_id, version }) => [case_id, version]));
  const lacking = (wanted: Late): Late =>
    new Map([...wanted].filter(([case_id, version]) => (versions.get(case_id) ?? 0) < version));
  const tooLate = lacking(late);
  const lacked = lacking(changed);
  const asked = await loaded(ports, new Map([...tooLate, ...[...lacked].filter(([case_id]) => tooLate.has(case_id))]));
  const next = new Map([...lacked].filter(([case_id]) => !tooLate.has(case_id)));
  const ready = listed.filter(({ case_id }) => !tooLate.has(case_id) && !next.has(case_id));
  return { cases: [...ready, ...asked], late: next };
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

/** For one reader: what changed up to `position`, or the board as it is. */
export async function momentOf(
  ports: CasePorts,
  changed: BoardChange['changed'],
  position: string,
  gone: AbortSignal,
): Promise<BoardMoment> {
  // What the board lacks is asked of the cases themselves, at once.
  const { cases } = await linesOf(ports, changed, changed ?? NONE, gone);
  return momentAt({ cases, moved: [] }, position);
}

const momentAt = (news: News, position: string): BoardMoment => ({ ...news, position: pageToken('events', position) });

type CasePorts = Pick<BeatPorts, 'lookups' | 'casebook' | 'sleep'>;

async function loaded({ casebook }: CasePorts, wanted: Late): Promise<readonly CaseSummary[]> {
  const found = await Promise.all([...wanted].map(([case_id, atLeast]) => casebook.load(case_id, { atLeast })));
  return found.flatMap((one) => (one === null ? [] : [summaryOf(one.state, one.version)]));
}

/** The cases that changed last: nobody knows any more which of them did so since. */
async function lately({ lookups, sleep }: CasePorts, gone: AbortSignal): Promise<readonly CaseSummary[]> {
  await sleep(BOARD_LATE_MS, gone).catch(() => undefined);
  const cases: CaseSummary[] = [];
  let page_token: string | undefined;
  do {
    const page = await lookups.board({ page_size: BOARD_PAGE, ...(page_token === undefined ? {} : { page_token }) });
    cases.push(...page.cases);
    page_token = page.next_page_token;
  } while (page_token !== undefined && cases.length < LATELY_MAX);
  return cases;
}
