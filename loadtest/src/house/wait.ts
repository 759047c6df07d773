import { setTimeout as sleep } from 'node:timers/promises';

export { sleep };

/** Asks until it holds or the time is over; says which. */
export async function until(holds: () => Promise<boolean>, withinMs: number, everyMs = 200): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) return false;
    await sleep(everyMs);
  }
  return true;
}
