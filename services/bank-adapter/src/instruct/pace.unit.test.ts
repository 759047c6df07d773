import { expect, test } from 'vitest';
import { createPace } from './pace.ts';

test('four pointers are taken up in a turn, without waiting for what they lead to', async () => {
  let turns = 0;
  const pace = createPace(async () => {
    turns += 1;
  });
  const begunIn: number[] = [];
  for (let pointer = 0; pointer < 10; pointer++) {
    await pace(() => {
      begunIn.push(turns);
      return new Promise(() => undefined);
    });
  }
  expect(begunIn).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2]);
});

test('and none while sixteen cases are being loaded', async () => {
  const loaded: (() => void)[] = [];
  let turns = 0;
  const pace = createPace(async () => {
    turns += 1;
    if (turns === 10) loaded[0]?.();
    await Promise.resolve();
  });
  for (let pointer = 0; pointer < 17; pointer++) await pace(() => new Promise((resolve) => loaded.push(resolve)));
  expect(loaded).toHaveLength(17);
  expect(turns).toBeGreaterThanOrEqual(10);
});
