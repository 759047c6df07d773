/**
 * One stream for the whole browser. The tab that holds the lock reads `GET /v1/events` and tells the others; when it is
 * closed, the next one takes over. Where there are no locks (an address without TLS), every tab reads for itself.
 */
import { ApiFault, open } from '../api/call.ts';
import { eventsOf } from '../api/sse.ts';
import type { CaseSummary } from '../api/types.ts';
import { every, jitter, later, sleep } from '../browser/clock.ts';
import { loadBanks } from './banks.ts';
import { board, loadBoard, takeSummaries } from './board.ts';
import { refreshCalls } from './calls.ts';
import { type Connection, connection } from './connection.ts';
import { openCase, refreshCase } from './open-case.ts';
import { identity, operator, signOut } from './session.ts';

interface Told {
  readonly cases?: readonly CaseSummary[];
  readonly connection?: Connection;
}

const LOCK = 'stopline.stream';
/** The door sends a sign of life every 15 s. */
const SILENT_MAX_MS = 25_000;
const WAIT_FIRST_MS = 500;
const WAIT_MAX_MS = 15_000;
/** While nothing is heard, the case on the screen is asked for. */
const POLL_MS = 3_000;

/** What changed concerns the list, perhaps the open case, perhaps the calls. */
function take({ cases = [], connection: state }: Told): void {
  if (state === 'LIVE' && connection.peek() === 'LOST') catchUp();
  if (state !== undefined) connection.value = state;
  const before = board.peek();
  const phones = cases.some(
    (line) => line.phone_tasks_open > 0 || (before.get(line.case_id)?.phone_tasks_open ?? 0) > 0,
  );
  takeSummaries(cases);
  const shown = openCase.peek();
  if (shown !== null && cases.some((line) => line.case_id === shown.case_id)) refreshCase(shown.case_id);
  if (phones) refreshCalls().catch(() => undefined);
}

/** What was told while nobody listened; a stream that goes on from its position tells it too, one that begins anew does not. */
function catchUp(): void {
  loadAll();
  const shown = openCase.peek();
  if (shown !== null) refreshCase(shown.case_id);
}

async function readOnce(after: string | null, tell: (told: Told) => void, stop: AbortSignal): Promise<string | null> {
  const hangUp = new AbortController();
  const signal = AbortSignal.any([hangUp.signal, stop]);
  let position = after;
  let silence = later(SILENT_MAX_MS, () => hangUp.abort());
  const alive = (): void => {
    silence();
    silence = later(SILENT_MAX_MS, () => hangUp.abort());
  };
  try {
    const headers = after === null ? {} : { 'last-event-id': after };
    const response = await open(identity(), { path: '/v1/events', signal, headers });
    tell({ connection: 'LIVE' });
    for await (const { id, event, data } of eventsOf(response.body ?? new ReadableStream(), alive)) {
      if (event !== 'message') break;
      position = id ?? position;
      tell({ cases: (JSON.parse(data) as { readonly cases?: readonly CaseSummary[] }).cases ?? [] });
    }
  } catch (fault) {
    if (fault instanceof ApiFault && fault.reason === 'UNAUTHENTICATED') signOut(fault);
    // A position that is refused is of another record: from now on, then.
    else if (fault instanceof ApiFault && fault.reason === 'INVALID_FIELD') position = null;
  } finally {
    silence();
    hangUp.abort();
  }
  return position;
}

async function readAlways(tell: (told: Told) => void, stop: AbortSignal): Promise<void> {
  let position: string | null = null;
  let wait = WAIT_FIRST_MS;
  while (!stop.aborted) {
    const startedLive = connection.peek() === 'LIVE';
    position = await readOnce(position, tell, stop);
    if (stop.aborted) return;
    wait = connection.peek() === 'LIVE' && !startedLive ? WAIT_FIRST_MS : Math.min(wait * 2, WAIT_MAX_MS);
    tell({ connection: 'LOST' });
    await sleep(jitter(wait));
  }
}

/** Everything once, for a tab that has just come or come back. */
export function loadAll(): void {
  for (const load of [loadBoard, loadBanks, refreshCalls]) load().catch(() => undefined);
}

/** Follows until `stop`; a signed-in tab calls it once. */
export function follow(stop: AbortSignal): void {
  loadAll();
  const channel = new BroadcastChannel(LOCK);
  channel.onmessage = ({ data }: MessageEvent<Told>) => take(data);
  const tell = (told: Told): void => {
    take(told);
    channel.postMessage(told);
  };
  const read = (): Promise<void> => readAlways(tell, stop);
  if (navigator.locks === undefined) read().catch(() => undefined);
  else {
    // Until the lock's holder says so, a tab that waits behind it cannot know: it looks whether anybody holds it.
    navigator.locks.request(LOCK, { signal: stop }, read).catch(() => undefined);
    navigator.locks
      .query()
      .then(({ held = [] }) => {
        if (held.some(({ name }) => name === LOCK) && connection.peek() === 'CONNECTING') connection.value = 'LIVE';
      })
      .catch(() => undefined);
  }
  const endPoll = every(POLL_MS, () => {
    const shown = openCase.peek();
    if (connection.peek() === 'LIVE' || operator.peek() === null) return;
    if (shown !== null) refreshCase(shown.case_id);
    else loadBoard().catch(() => undefined);
  });
  stop.addEventListener('abort', () => {
    endPoll();
    channel.close();
    connection.value = 'CONNECTING';
  });
}
