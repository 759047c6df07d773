/**
 * The telephone calls to be made, oldest first: read only while somebody looks at them, since each costs the API a case.
 * How many there are is told by the board.
 */
import { signal } from '@preact/signals';
import type { PhoneTask } from '../api/types.ts';
import { later } from '../browser/clock.ts';
import { isHidden, onSeenAgain } from '../browser/watched.ts';
import { gather } from './gather.ts';
import { api } from './session.ts';

export const calls = signal<readonly PhoneTask[]>([]);
export const callsLoaded = signal(false);
/** Whether there are more than one page shows; the oldest are on it. */
export const callsMore = signal(false);

const BETWEEN_MS = 1_000;

/** Why it failed is what the light in the bar says; the next change, or the next look, asks again. */
async function read(): Promise<void> {
  const answer = await api<{ readonly phone_tasks: readonly PhoneTask[]; readonly next_page_token?: string }>({
    path: '/v1/phone-tasks',
    query: { page_size: '200' },
  }).catch(() => null);
  if (answer === null) return;
  calls.value = answer.phone_tasks;
  callsMore.value = answer.next_page_token !== undefined;
  callsLoaded.value = true;
}

const reading = gather(read, BETWEEN_MS, later);
let isShown = false;

/** Something that was done here changed them. */
export function refreshCalls(): void {
  if (isShown) reading.now();
}

/** Something changed them somewhere. */
export function callsChanged(): void {
  if (isShown && !isHidden()) reading.soon();
}

/** From now on they are in sight, until the answer is called. */
export function showCalls(): () => void {
  isShown = true;
  if (!isHidden()) reading.now();
  // What changed while nobody could see the tab was not asked for.
  const away = onSeenAgain(reading.soon);
  return () => {
    isShown = false;
    away();
  };
}
