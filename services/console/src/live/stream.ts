/** `GET /v1/events`, read as long as there is somebody to read it for. */
import { ApiFault, open } from '../api/call.ts';
import { eventsOf } from '../api/sse.ts';
import type { CaseMoved, CaseSummary } from '../api/types.ts';
import { jitter, later, sleep } from '../browser/clock.ts';
import type { Connection } from './connection.ts';
import { identity, signOut } from './session.ts';

/** What the stream says, or what becomes of it. */
export interface Told {
  readonly cases?: readonly CaseSummary[];
  readonly moved?: readonly CaseMoved[];
  readonly connection?: Connection;
  /** The stream begins now, and says nothing of what was before: that is to be loaded. */
  readonly anew?: true;
  /** Behind all that was told: whoever reads next goes on from here. */
  readonly position?: string | null;
}

/** The door sends a sign of life every 15 s. */
const SILENT_MAX_MS = 25_000;
const WAIT_FIRST_MS = 500;
const WAIT_MAX_MS = 15_000;

export interface Stream {
  position(): string | null;
  tell(told: Told): void;
  readonly stop: AbortSignal;
}

export async function readAlways(stream: Stream): Promise<void> {
  const { stop, tell } = stream;
  let wait = WAIT_FIRST_MS;
  // Whoever read before does so no more, and the light says what is so.
  tell({ connection: 'CONNECTING' });
  while (!stop.aborted) {
    wait = (await readOnce(stream)) ? WAIT_FIRST_MS : Math.min(wait * 2, WAIT_MAX_MS);
    if (stop.aborted) return;
    tell({ connection: 'LOST' });
    await sleep(jitter(wait));
  }
}

/** True if it stood. */
async function readOnce({ position, tell, stop }: Stream): Promise<boolean> {
  const hangUp = new AbortController();
  const signal = AbortSignal.any([hangUp.signal, stop]);
  const after = position();
  let stood = false;
  let silence = later(SILENT_MAX_MS, () => hangUp.abort());
  const alive = (): void => {
    silence();
    silence = later(SILENT_MAX_MS, () => hangUp.abort());
  };
  try {
    const headers = after === null ? {} : { 'last-event-id': after };
    const response = await open(identity(), { path: '/v1/events', signal, headers });
    stood = true;
    tell(after === null ? { connection: 'LIVE', anew: true } : { connection: 'LIVE' });
    for await (const { id, event, data } of eventsOf(response.body ?? new ReadableStream(), alive)) {
      if (event !== 'message') break;
      const { cases = [], moved = [] } = JSON.parse(data) as Pick<Told, 'cases' | 'moved'>;
      tell({ cases, moved, position: id });
    }
  } catch (fault) {
    if (fault instanceof ApiFault && fault.reason === 'UNAUTHENTICATED') signOut(fault);
    // A position that is refused is of another record: from now on, then.
    else if (fault instanceof ApiFault && fault.reason === 'INVALID_FIELD') tell({ position: null });
  } finally {
    silence();
    hangUp.abort();
  }
  return stood;
}
