/** The telephone calls to be made, oldest first. */
import { signal } from '@preact/signals';
import type { PhoneTask } from '../api/types.ts';
import { api } from './session.ts';

export const calls = signal<readonly PhoneTask[]>([]);
export const callsLoaded = signal(false);

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
      const answer = await api<{ readonly phone_tasks: readonly PhoneTask[] }>({
        path: '/v1/phone-tasks',
        query: { page_size: '200' },
      });
      calls.value = answer.phone_tasks;
      callsLoaded.value = true;
    } while (again);
  } finally {
    reading = false;
  }
}
