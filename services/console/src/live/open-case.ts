/** The case on the screen: as it is, and all that happened to it. */
import { signal } from '@preact/signals';
import { ApiFault, noConnection, open } from '../api/call.ts';
import { eventsOf } from '../api/sse.ts';
import type { Case, CaseEvent } from '../api/types.ts';
import { later } from '../browser/clock.ts';
import { identity, signOut } from './session.ts';

export interface OpenCase {
  readonly case_id: string;
  readonly shown: Case | null;
  readonly events: readonly CaseEvent[];
  readonly fault: ApiFault | null;
}

export const openCase = signal<OpenCase | null>(null);

const change = (case_id: string, part: Partial<OpenCase>): void => {
  const now = openCase.peek();
  if (now?.case_id === case_id) openCase.value = { ...now, ...part };
};

/** An answer to something that was done here is the newest there is. */
export function takeCase(shown: Case): void {
  const now = openCase.peek();
  if (now === null || now.case_id !== shown.case_id) return;
  if (now.shown === null || now.shown.version <= shown.version) change(shown.case_id, { shown });
}

export function showCase(case_id: string): void {
  if (openCase.peek()?.case_id === case_id) return;
  openCase.value = { case_id, shown: null, events: [], fault: null };
  refreshCase(case_id);
}

export const leaveCase = (): void => {
  openCase.value = null;
};

let reading: Promise<void> | null = null;
let again = false;

/** One look at a time; a wish that comes meanwhile is one more look after it. */
export function refreshCase(case_id: string): void {
  if (reading !== null) {
    again = true;
    return;
  }
  reading = readStory(case_id)
    .catch((fault: unknown) => {
      if (!(fault instanceof ApiFault)) throw fault;
      if (fault.reason === 'UNAUTHENTICATED') signOut(fault);
      else change(case_id, { fault });
    })
    .finally(() => {
      reading = null;
      const now = openCase.peek();
      if (!again || now === null) return;
      again = false;
      refreshCase(now.case_id);
    });
}

/** The present is there at once, or something is wrong: then it is looked for again. */
const READ_WITHIN_MS = 10_000;

interface Moment {
  readonly case: Case;
  readonly events: readonly CaseEvent[];
}

/**
 * The case's own stream is read up to the present and put down: it alone tells the events, and a stream held open for
 * every tab would use up the few connections that a browser has to one address.
 */
async function readStory(case_id: string): Promise<void> {
  const known = openCase.peek()?.events ?? [];
  const after = known.at(-1)?.version ?? 0;
  const hangUp = new AbortController();
  const giveUp = later(READ_WITHIN_MS, () => hangUp.abort());
  const path = `/v1/cases/${case_id}/events`;
  try {
    const response = await open(identity(), { path, query: { after_version: String(after) }, signal: hangUp.signal });
    if (response.body !== null) await takeMoments(case_id, response.body);
  } catch (thrown) {
    // A stream that breaks off in the middle says so in the browser's own words.
    throw thrown instanceof ApiFault || thrown instanceof SyntaxError ? thrown : noConnection(String(thrown));
  } finally {
    giveUp();
    hangUp.abort();
  }
}

async function takeMoments(case_id: string, body: ReadableStream<Uint8Array>): Promise<void> {
  for await (const { event, data } of eventsOf(body)) {
    if (event !== 'message') return;
    const moment = JSON.parse(data) as Moment;
    append(case_id, moment);
    const last = moment.events.at(-1)?.version;
    if (last === undefined || last >= moment.case.version) return;
  }
}

function append(case_id: string, { case: shown, events }: Moment): void {
  const now = openCase.peek();
  if (now?.case_id !== case_id) return;
  const last = now.events.at(-1)?.version ?? 0;
  const isNewer = now.shown === null || now.shown.version <= shown.version;
  openCase.value = {
    case_id,
    shown: isNewer ? shown : now.shown,
    events: [...now.events, ...events.filter(({ version }) => version > last)],
    fault: null,
  };
}
