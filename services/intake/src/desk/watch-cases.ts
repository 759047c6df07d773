/** The board as it changes: one stream serves a whole console. */
import { invalidField, type RequestOf } from '@stopline/contract';
import { type BoardBeats, type BoardMoment, type BoardReader, momentOf } from './board-beats.ts';
import { placeIn } from './page-token.ts';
import type { DeskPorts } from './ports.ts';
import type { Caller } from './views.ts';

/** Says first where it stands; goes on from `after` where one is given. A reader that is slow gets fewer, fuller messages. */
export async function* watchCases(
  ports: DeskPorts & { readonly beats: BoardBeats },
  request: RequestOf<'WatchCases'>,
  caller: Caller,
  signal: AbortSignal,
): AsyncGenerator<BoardMoment> {
  const after = request.after === undefined ? null : placeOf(request.after);
  const leave = ports.watching.board.enter(caller.actor.id);
  const reader = ports.beats.join(signal);
  try {
    const position = ports.live.position() ?? (await firstPlace(ports, reader));
    if (position === null) return;
    yield await (after === null
      ? momentOf(ports, new Map(), position, signal)
      : missed(ports, after, position, signal));
    for (let next = await reader.next(); next !== null; next = await reader.next()) yield next;
  } finally {
    reader.close();
    leave();
  }
}

function placeOf(token: string): string {
  const place = placeIn('events', token);
  if (place === null)
    throw invalidField('after', 'it is no such position', '`position` of an earlier message, or nothing');
  return place;
}

/** As soon as the record has been heard of, a beat says so; null once the reader has gone. What the beat says is told from `after` anyway. */
async function firstPlace({ live }: DeskPorts, reader: BoardReader): Promise<string | null> {
  return (await reader.next()) === null ? null : live.position();
}

async function missed(ports: DeskPorts, after: string, now: string, gone: AbortSignal): Promise<BoardMoment> {
  const told = await ports.live.since(after);
  if (told === null) return momentOf(ports, null, now, gone);
  const changed = new Map(told.changes.map(({ case_id, version }) => [case_id, version]));
  return momentOf(ports, changed, told.position, gone);
}
