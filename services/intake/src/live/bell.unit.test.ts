import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { bell } from './bell.ts';

test('rung while nobody listens, it is heard once', async () => {
  const one = bell(new AbortController().signal);
  one.ring();
  one.ring();
  expect(await one.heard()).toBe(true);
  let again = false;
  const waiting = one.heard().then(() => {
    again = true;
  });
  await Promise.resolve();
  expect(again).toBe(false);
  one.ring();
  await waiting;
  expect(again).toBe(true);
});

test('a thousand waits leave one listener on the signal, and its end ends the wait', async () => {
  const gone = new AbortController();
  const one = bell(gone.signal);
  for (let round = 0; round < 1_000; round++) {
    const waiting = one.heard();
    one.ring();
    expect(await waiting).toBe(true);
  }
  expect(getEventListeners(gone.signal, 'abort')).toHaveLength(1);
  const last = one.heard();
  gone.abort();
  expect(await last).toBe(false);
  expect(await one.heard()).toBe(false);
  expect(getEventListeners(gone.signal, 'abort')).toHaveLength(0);
});
