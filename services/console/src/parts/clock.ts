/** The time as the screen shows it: one signal that ticks, so that ages and countdowns go on together. */
import { signal } from '@preact/signals';
import { every, now, ownNow } from '../browser/clock.ts';
import { isHidden } from '../browser/watched.ts';
import { api, operator } from '../live/session.ts';

const second = signal(now());

/** Read inside a component, it is drawn again each second; what was done within the second is not in the future for it. */
export const shownNow = (): number => Math.max(second.value, now());

const TICK_MS = 1_000;
/** A busy browser ticks late; a clock that was set, or a computer that slept, is further off. */
const JUMP_MS = 10_000;

export function startClock(): () => void {
  let last = ownNow();
  return every(TICK_MS, () => {
    const own = ownNow();
    // Any answer says what time it is; without one "20 min ago" would be reckoned by a clock of before.
    if (Math.abs(own - last - TICK_MS) > JUMP_MS && !isHidden() && operator.peek() !== null)
      api({ path: '/v1/status' }).catch(() => undefined);
    last = own;
    second.value = now();
  });
}
