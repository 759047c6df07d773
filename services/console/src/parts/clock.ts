/** The time as the screen shows it: one signal that ticks, so that ages and countdowns go on together. */
import { signal } from '@preact/signals';
import { every, now } from '../browser/clock.ts';

export const second = signal(now());

export const startClock = (): (() => void) =>
  every(1_000, () => {
    second.value = now();
  });
