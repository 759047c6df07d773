import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { bell } from './bell.ts';

test('rung while nobody listens, it is heard once', async () => {
  const { signal } = new AbortController();
  const one = bell();
  one.ring();
  one.ring();
  expect(await one.heard(signal)).toBe(true);
  let again = false;
  const waiting = one.heard(signal).then(() => {
    again = true;
  });
  await Promise.resolve();
  expect(again).toBe(false);
  one.ring();
  await waiting;
  expect(again).toBe(true);
});

test('a thousand waits leave nothing behind on the signal, and its end ends the wait', async () => {
  const stop = new AbortController();
  const one = bell();
  for (let round = 0; round < 1_000; round++) {
    const waiting = one.heard(stop.signal);
    one.ring();
    expect(await waiting).toBe(true);
  }
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
  const last = one.heard(stop.signal);
  stop.abort();
  expect(await last).toBe(false);
  expect(await one.heard(stop.signal)).toBe(false);
});
