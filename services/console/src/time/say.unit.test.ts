import { expect, test } from 'vitest';
import { ageOf, bandOf, clockText, countdownText, durationText, fullText, secondsText } from './say.ts';

const AT = Date.UTC(2026, 10, 24, 6, 10, 5);
const MINUTE = 60_000;

test('a time is said with its day and its zone', () => {
  expect(fullText(AT, 'en', 'Asia/Shanghai')).toBe('Tue, 24 Nov 2026 14:10 GMT+8');
  expect(fullText(AT, 'zh', 'Asia/Shanghai')).toBe('2026年11月24日周二 14:10 GMT+8');
  expect(clockText(AT, 'zh', 'UTC')).toBe('06:10');
  expect(secondsText(AT, 'en', 'UTC')).toBe('06:10:05');
});

test('an age is in the unit that people would use', () => {
  expect(ageOf(-5)).toEqual({ unit: 'seconds', count: 0 });
  expect(ageOf(59_999)).toEqual({ unit: 'seconds', count: 59 });
  expect(ageOf(119 * MINUTE)).toEqual({ unit: 'minutes', count: 119 });
  expect(ageOf(120 * MINUTE)).toEqual({ unit: 'hours', count: 2 });
  expect(ageOf(48 * 60 * MINUTE)).toEqual({ unit: 'days', count: 2 });
});

test('each band ends where hope does', () => {
  expect([2, 3, 29, 30, 119, 120, 1_439, 1_440].map((minutes) => bandOf(minutes * MINUTE))).toEqual([
    'MINUTES',
    'HALF_HOUR',
    'HALF_HOUR',
    'TWO_HOURS',
    'TWO_HOURS',
    'DAY',
    'DAY',
    'LONGER',
  ]);
});

test('a countdown begins whole and never goes below nothing', () => {
  expect([180_000, 179_001, 60_000, 1, 0, -5].map(countdownText)).toEqual([
    '3:00',
    '3:00',
    '1:00',
    '0:01',
    '0:00',
    '0:00',
  ]);
});

test('a bank’s time to answer is as exact as it is short', () => {
  const said = [0, 340, 2_440, 48_000, 200_000].map((ms) => durationText(ms, 'en'));
  expect(said).toEqual(['0 ms', '340 ms', '2.4 s', '48 s', '3 min']);
  expect([340, 48_000, 200_000].map((ms) => durationText(ms, 'zh'))).toEqual(['340 毫秒', '48 秒', '3 分钟']);
});
