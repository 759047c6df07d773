/** One case now, then at each append. */
import type { StoredEntry } from '@stopline/casebook/casebook.ts';
import type { RequestOf } from '@stopline/contract';
import { type EventView, eventView } from '@stopline/domain';
import { knownCaseId, noSuchCase } from './give.ts';
import type { DeskPorts } from './ports.ts';
import { type Caller, type CaseShown, showCase } from './views.ts';

export interface CaseMoment {
  readonly case: CaseShown;
  readonly events: readonly EventView[];
}

/** So many appends a message: what a case went through in a night does not fit into one. */
const APPENDS_MAX = 100;

/**
 * Subscribes first, then looks: an append in between rings the bell once more than needed. Each message shows the case
 * as it is when its reader has room for it; states that a slow reader missed are skipped, their events are not.
 */
export async function* watchCase(
  ports: DeskPorts,
  request: RequestOf<'WatchCase'>,
  caller: Caller,
  signal: AbortSignal,
): AsyncGenerator<CaseMoment> {
  const case_id = knownCaseId(request.case_id);
  const leave = ports.watching.cases.enter(caller.actor.id);
  const watch = ports.live.watchCase(case_id, signal);
  try {
    let told = request.after_version ?? null;
    let greeted = false;
    do {
      const atLeast = watch.atLeast();
      const found = await ports.casebook.load(case_id, atLeast === undefined ? {} : { atLeast });
      if (found === null) throw noSuchCase();
      const { version } = found;
      if (greeted && told === version) continue;
      // A version that the record does not have was taken back by a failover: the case anew, without a story.
      const story = told !== null && told < version ? storyOf(ports, case_id, told, version) : NO_STORY;
      for await (const events of story) {
        yield { case: showCase(found, { caller, registry: ports.registry(), at: ports.now() }), events };
      }
      told = version;
      greeted = true;
    } while (await watch.bell.heard());
  } finally {
    watch.close();
    leave();
  }
}

const NO_STORY: Iterable<readonly EventView[]> = [[]];

/** What happened after one version up to another, oldest first, a message's worth at a time. */
async function* storyOf(
  ports: DeskPorts,
  case_id: string,
  after: number,
  upTo: number,
): AsyncGenerator<readonly EventView[]> {
  for (let told = after; told < upTo; ) {
    const entries = await ports.casebook.entries(case_id, told, APPENDS_MAX);
    const last = entries.at(-1);
    if (last === undefined) return yield [];
    yield entries.filter(({ version }) => version <= upTo).flatMap(viewsOf);
    told = last.version;
  }
}

const viewsOf = ({ version, events }: StoredEntry): readonly EventView[] =>
  events.map((event) => eventView(event, version));
