/** The telephone calls to be made, oldest first. */
import { signal } from '@preact/signals';
import type { PhoneTask } from '../api/types.ts';
import { sleep } from '../browser/clock.ts';
import { api } from './session.ts';

export const calls = signal<readonly PhoneTask[]>([]);
export const callsLoaded = signal(false);
/** Whether there are more than one page shows; the oldest are on it. */
export const callsMore = signal(false);

const BETWEEN_MS = 400;

let reading = false;
let again = false;

export async function refreshCalls(): Promise<void> {
  if (reading) {
    again = true;
    return;
  }
  reading = true;
  try {
    do {
      again = false;
      const answer = await api<{ readonly phone_tasks: readonly PhoneTask[]; readonly next_page_token?: string }>({
        path: '/v1/phone-tasks',
        query: { page_size: '200' },
      });
      calls.value = answer.phone_tasks;
      callsMore.value = answer.next_page_token !== undefined;
      callsLoaded.value = true;
      // Changes come in crowds; one look is enough for all of them.
      await sleep(BETWEEN_MS);
    } while (again);
  } finally {
    reading = false;
  }
}
