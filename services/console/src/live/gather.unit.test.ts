import { expect, test } from 'vitest';
import { gather } from './gather.ts';

/** A look that ends when the test says so, and a pause that it ends. */
function gathered() {
  const seen = { looks: 0, pauses: [] as number[] };
  let endLook = (): void => undefined;
  let endPause: (() => void) | null = null;
  const look = (): Promise<void> => {
    seen.looks += 1;
    return new Promise((resolve) => {
      endLook = resolve;
    });
  };
  const later = (ms: number, task: () => void) => {
    seen.pauses.push(ms);
    endPause = task;
    return () => {
      endPause = null;
    };
  };
  return {
    ...gather(look, 1_000, later),
    seen,
    async lookOver() {
      endLook();
      await new Promise((resolve) => setImmediate(resolve));
    },
    pauseOver() {
      const task = endPause;
      endPause = null;
      task?.();
    },
  };
}

test('the first wish is served at once; a crowd that follows gets one look, a second later', async () => {
  const { soon, seen, lookOver, pauseOver } = gathered();
  for (let wishes = 0; wishes < 50; wishes += 1) soon();
  expect(seen.looks).toBe(1);
  await lookOver();
  soon();
  expect(seen).toEqual({ looks: 1, pauses: [1_000] });
  pauseOver();
  expect(seen.looks).toBe(2);
  await lookOver();
  pauseOver();
  expect(seen.looks).toBe(2);
  soon();
  expect(seen.looks).toBe(3);
});

test('who looks now does not wait for the pause, and what was wished before is served by it', async () => {
  const { now, soon, seen, lookOver, pauseOver } = gathered();
  soon();
  await lookOver();
  soon();
  now();
  expect(seen.looks).toBe(2);
  await lookOver();
  pauseOver();
  expect(seen.looks).toBe(2);
});

test('a wish for now while a look is under way is one more look right behind it: that one may have begun too early', async () => {
  const { now, soon, seen, lookOver } = gathered();
  soon();
  now();
  soon();
  expect(seen.looks).toBe(1);
  await lookOver();
  expect(seen).toEqual({ looks: 2, pauses: [] });
});
