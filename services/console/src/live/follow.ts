/**
 * One stream for the whole browser. The tab that holds the lock reads it and tells the others; when it is closed, the next
 * one takes over where it ended. Where there are no locks (an address without TLS), every tab reads for itself.
 */
import type { CaseMoved, CaseSummary } from '../api/types.ts';
import { every, later } from '../browser/clock.ts';
import { loadBanks } from './banks.ts';
import { board, boardLoaded, loadBoard, loadNewest, takeSummaries } from './board.ts';
import { callsChanged } from './calls.ts';
import { connection } from './connection.ts';
import { gather } from './gather.ts';
import { openCase, refreshCase } from './open-case.ts';
import { operator } from './session.ts';
import { readAlways, type Told } from './stream.ts';

/** A tab that has just come asks the one that reads how it stands. */
const ASK = 'ASK';
type Message = Told | typeof ASK;

const LOCK = 'stopline.stream';
/** While nothing is heard, what is on the screen is asked for. */
const POLL_MS = 3_000;
/** The board is a fraction of a second behind the record: what happened right before the stream began may be neither told nor loaded. */
const BOARD_LATE_MS = 1_000;
/** To a reader whose gap it cannot tell the door says so many, those that changed last. There may be more. */
const LATELY = 1_000;

/** Everything that is shown, as it is now. */
function catchUp(): void {
  loadBoard();
  loadBanks().catch(() => undefined);
  callsChanged();
  refreshOpenCase();
}

function refreshOpenCase(): void {
  const shown = openCase.peek();
  if (shown !== null) refreshCase(shown.case_id);
}

/** What changed concerns the list, perhaps the open case, perhaps the calls. False where the list lacks what must be loaded. */
function takeCases(cases: readonly CaseSummary[], moved: readonly CaseMoved[]): boolean {
  const before = board.peek();
  const openBefore = (case_id: string): number | undefined => before.get(case_id)?.phone_tasks_open;
  const phones =
    cases.some(({ case_id, phone_tasks_open }) => phone_tasks_open > 0 || (openBefore(case_id) ?? 0) > 0) ||
    // Claimed, perhaps; and of a case that is not on the list nobody knows.
    moved.some(({ case_id }) => openBefore(case_id) !== 0);
  const isWhole = takeSummaries(cases, moved);
  if ([...cases, ...moved].some(({ case_id }) => case_id === openCase.peek()?.case_id)) refreshOpenCase();
  if (phones) callsChanged();
  return isWhole;
}

/** Follows until `stop`; a signed-in tab calls it once. */
export function follow(stop: AbortSignal): void {
  const channel = new BroadcastChannel(LOCK);
  let position: string | null = null;
  let isReader = false;
  let isCaughtUp = false;
  /** Behind what the board may still lack. */
  const newest = gather(
    async () => {
      await new Promise<void>((passed) => later(BOARD_LATE_MS, passed));
      if (!stop.aborted) await loadNewest();
    },
    BOARD_LATE_MS,
    later,
  );

  const take = ({ cases = [], moved = [], ...told }: Told): void => {
    if (told.position !== undefined) position = told.position;
    if (told.connection !== undefined) connection.value = told.connection;
    if (!takeCases(cases, moved)) newest.soon();
    const isFirst = !isCaughtUp && connection.peek() !== 'CONNECTING';
    if (told.anew !== true && !isFirst && cases.length < LATELY) return;
    isCaughtUp = true;
    catchUp();
    newest.soon();
  };
  const tell = (told: Told): void => {
    take(told);
    channel.postMessage(told);
  };
  const read = (): Promise<void> => {
    isReader = true;
    return readAlways({ position: () => position, tell, stop });
  };

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data !== ASK) take(data);
    else if (isReader) channel.postMessage({ connection: connection.peek(), position } satisfies Told);
  };
  if (navigator.locks === undefined) read().catch(() => undefined);
  else {
    channel.postMessage(ASK);
    navigator.locks.request(LOCK, { signal: stop }, read).catch(() => undefined);
  }
  const endPoll = every(POLL_MS, poll);
  stop.addEventListener('abort', () => {
    endPoll();
    channel.close();
    connection.value = 'CONNECTING';
  });
}

function poll(): void {
  if (connection.peek() === 'LIVE' || operator.peek() === null) return;
  callsChanged();
  if (!boardLoaded.peek()) catchUp();
  else if (openCase.peek() !== null) refreshOpenCase();
  else void loadNewest();
}
