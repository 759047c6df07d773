/** The board as it changes: one stream serves a whole console. */
import { invalidField, type RequestOf } from '@stopline/contract';
import type { BoardChange } from '../live/live.ts';
import type { BoardMoment, Moments } from './board-moments.ts';
import { placeIn } from './page-token.ts';
import type { DeskPorts } from './ports.ts';
import type { Caller } from './views.ts';

/** Changes come in crowds, a case's several at once: they are gathered until the clock is at the next multiple, for all readers alike. */
const CROWD_MS = 300;

/** Says first where it stands; goes on from `after` where one is given. A reader that is slow gets fewer, fuller messages. */
export async function* watchCases(
  ports: DeskPorts & { readonly moments: Moments },
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
        yield await ports.moments(change.changed, change.position);
      }
      if (!(await watch.bell.heard(signal))) return;
      await ports.sleep(CROWD_MS - (ports.now() % CROWD_MS), signal).catch(() => undefined);
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
