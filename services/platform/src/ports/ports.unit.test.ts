import { expect, test } from 'vitest';
import { manualClock } from './clock.ts';
import { systemIds } from './ids.ts';
import { startRecordClock } from './record-clock.ts';
import { systemTimers } from './timers.ts';

test('a manual clock moves only when told', () => {
  const clock = manualClock(1000);
  clock.advance(5);
  expect(clock.now()).toBe(1005);
  clock.set(10);
  expect(clock.now()).toBe(10);
});

test('uuids are version 7 and sort by time; random is in range', async () => {
  const first = systemIds.uuid();
  await systemTimers.sleep(2);
  const second = systemIds.uuid();
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(second > first).toBe(true);
  const drawn = Array.from({ length: 200 }, () => systemIds.random());
  expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(new Set(drawn).size).toBe(200);
  expect(systemIds.bytes(16).length).toBe(16);
});

test('a sleep ends early, with the reason, when its signal aborts', async () => {
  const giveUp = new AbortController();
  const sleeping = systemTimers.sleep(60_000, giveUp.signal);
  giveUp.abort(new Error('enough'));
  await expect(sleeping).rejects.toThrow('enough');
  await expect(systemTimers.sleep(1, giveUp.signal)).rejects.toThrow('enough');
});

test('a repeated task never overlaps, survives its own errors, and stop waits for the run under way', async () => {
  let running = 0;
  let overlaps = 0;
  let runs = 0;
  const errors: string[] = [];
  const repetition = systemTimers.every(
    1,
    async () => {
      running += 1;
      runs += 1;
      if (running > 1) overlaps += 1;
      await systemTimers.sleep(5);
      running -= 1;
      if (runs === 1) throw new Error('first run fails');
    },
    (error) => errors.push(error.message),
  );
  const deadline = Date.now() + 3000;
  while (runs < 4 && Date.now() < deadline) await systemTimers.sleep(1);
  await repetition.stop();
  expect(running).toBe(0);
  expect(runs).toBeGreaterThanOrEqual(4);
  expect({ overlaps, errors }).toEqual({ overlaps: 0, errors: ['first run fails'] });
});

test('the record clock shows the record’s time, keeps it when a reading fails, and follows the next one', async () => {
  let ahead = 3_600_000;
  let away = false;
  const clock = await startRecordClock({
    readTime: () => (away ? Promise.reject(new Error('away')) : Promise.resolve(Date.now() + ahead)),
    timers: systemTimers,
    refreshMs: 60_000,
    onError: () => undefined,
  });
  const skew = () => clock.now() - Date.now() - 3_600_000;
  expect(Math.abs(skew())).toBeLessThan(50);
  expect(Number.isInteger(clock.now())).toBe(true);
  away = true;
  await expect(clock.refresh()).rejects.toThrow('away');
  expect(Math.abs(skew())).toBeLessThan(50);
  away = false;
  ahead += 1000;
  await clock.refresh();
  expect(Math.abs(skew() - 1000)).toBeLessThan(50);
  await clock.stop();
});
