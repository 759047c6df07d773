import { expect, test } from 'vitest';
import { readSpokenTime } from './spoken.ts';
import { clockIn } from './zoned.ts';

const ZONE = 'Asia/Shanghai';
/** Tuesday, 24 November 2026, 14:30:00 in Shanghai. */
const NOW = Date.UTC(2026, 10, 24, 6, 30);

function read(typed: string, now = NOW, zone = ZONE): string {
  const said = readSpokenTime(typed, now, zone);
  if ('problem' in said) return said.problem;
  const { month, day, hour, minute, second } = clockIn(said.at, zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${month}-${two(day)} ${two(hour)}:${two(minute)}${second === 0 ? '' : `:${two(second)}`}`;
}

const ago = (at: number): number => (NOW - at) / 1_000;

test.each([
  ['20 min ago', '11-24 14:10'],
  ['20min', '11-24 14:10'],
  ['20 minutes ago', '11-24 14:10'],
  ['about 20 min ago', '11-24 14:10'],
  ['an hour ago', '11-24 13:30'],
  ['half an hour ago', '11-24 14:00'],
  ['an hour and a half ago', '11-24 13:00'],
  ['1 hour 20 minutes ago', '11-24 13:10'],
  ['1h20', '11-24 13:10'],
  ['1.5 hours ago', '11-24 13:00'],
  ['2 days ago', '11-22 14:30'],
  ['90 seconds ago', '11-24 14:28:30'],
  ['just now', '11-24 14:30'],
  ['two hours ago', '11-24 12:30'],
  ['twenty-five minutes ago', '11-24 14:05'],
  ['two and a half hours ago', '11-24 12:00'],
  ['1/2 hour ago', '11-24 14:00'],
  ['one hour twenty minutes ago', '11-24 13:10'],
  ['20分钟前', '11-24 14:10'],
  ['二十分钟前', '11-24 14:10'],
  ['大概20分钟前', '11-24 14:10'],
  ['半小时前', '11-24 14:00'],
  ['半个小时前', '11-24 14:00'],
  ['一刻钟前', '11-24 14:15'],
  ['三刻钟前', '11-24 13:45'],
  ['a quarter of an hour ago', '11-24 14:15'],
  ['three quarters of an hour ago', '11-24 13:45'],
  ['three-quarters of an hour ago', '11-24 13:45'],
  ['一个半小时前', '11-24 13:00'],
  ['1小时20分钟前', '11-24 13:10'],
  ['两个小时前', '11-24 12:30'],
  ['两天前', '11-22 14:30'],
  ['刚才', '11-24 14:30'],
  ['刚刚', '11-24 14:30'],
])('how long ago: %s', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

test.each([
  ['10:42', '11-24 10:42'],
  ['1042', '11-24 10:42'],
  ['10:42:30', '11-24 10:42:30'],
  ['at 10:42', '11-24 10:42'],
  ['10：42', '11-24 10:42'],
  ['8pm', '11-23 20:00'],
  ['2 pm', '11-24 14:00'],
  ["10 o'clock", '11-24 10:00'],
  ['half past 9', '11-24 09:30'],
  ['half nine', '11-24 09:30'],
  ['last night at 8pm', '11-23 20:00'],
  ['last night at 1am', '11-24 01:00'],
  ['yesterday evening at 8pm', '11-23 20:00'],
  ['this morning at 9am', '11-24 09:00'],
  ['昨晚凌晨1点', '11-24 01:00'],
  ['3 o’clock pm yesterday', '11-23 15:00'],
  ['8a.m.', '11-24 08:00'],
  ['昨天24点', '11-24 00:00'],
  ['昨天半夜11点半', '11-23 23:30'],
  ['昨天傍晚4点半', '11-23 16:30'],
  ['上午12点', '11-24 12:00'],
  ['Nov 23 1042', '11-23 10:42'],
  ['上周一上午10点', '11-16 10:00'],
  ['上周日上午10点', '11-22 10:00'],
  ['本周一上午10点', '11-23 10:00'],
  ['周一上午10点', '11-23 10:00'],
  ['23日10点', '11-23 10:00'],
  ['23号晚上8点', '11-23 20:00'],
  ['24号上午10点', '11-24 10:00'],
  ['25日10:42', '10-25 10:42'],
  ['10:42 23号', '11-23 10:42'],
  ['8点一刻钟', '11-24 08:15'],
  ['on the 23rd at 10:15', '11-23 10:15'],
  ['the 31st, 18:00', '10-31 18:00'],
  ['quarter to 9', '11-24 08:45'],
  ['a quarter past 9', '11-24 09:15'],
  ['quarter past nine', '11-24 09:15'],
  ['ten past nine', '11-24 09:10'],
  ['20 minutes to 9', '11-24 08:40'],
  ['nine thirty', '11-24 09:30'],
  ['9.30', '11-24 09:30'],
  ['12.10am', '11-24 00:10'],
  ['quarter to 5 in the evening', '11-23 16:45'],
  ['quarter to 12 pm', '11-23 23:45'],
  ['noon', '11-24 12:00'],
  ['midnight', '11-24 00:00'],
  ['8点', '11-24 08:00'],
  ['8点半', '11-24 08:30'],
  ['八点二十', '11-24 08:20'],
  ['十点十二分', '11-24 10:12'],
  ['八点一刻', '11-24 08:15'],
  ['下午2点', '11-24 14:00'],
  ['上午10点12分', '11-24 10:12'],
  ['中午12点', '11-24 12:00'],
  ['凌晨3点', '11-24 03:00'],
])('a clock time is the last time the clock showed it: %s', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

test('a clock time that is still to come today was yesterday', () => {
  expect(read('22:10')).toBe('11-23 22:10');
  expect(read('晚上10点')).toBe('11-23 22:00');
});

test.each([
  ['last night at 8', '11-23 20:00'],
  ['last night 8:15', '11-23 20:15'],
  ['last night at 1', '11-24 01:00'],
  ['yesterday 10:42', '11-23 10:42'],
  ['yesterday at 8pm', '11-23 20:00'],
  ['yesterday afternoon at 3', '11-23 15:00'],
  ['this morning at 9', '11-24 09:00'],
  ['today 9:05', '11-24 09:05'],
  ['day before yesterday 18:00', '11-22 18:00'],
  ['monday 10:00', '11-23 10:00'],
  ['last friday at 5pm', '11-20 17:00'],
  ['tuesday 10:00', '11-17 10:00'],
  ['昨晚8点', '11-23 20:00'],
  ['昨晚八点半', '11-23 20:30'],
  ['昨晚12点', '11-24 00:00'],
  ['昨晚1点', '11-24 01:00'],
  ['昨天晚上8点', '11-23 20:00'],
  ['昨天上午10点12分', '11-23 10:12'],
  ['今天上午10点12分', '11-24 10:12'],
  ['今早8点', '11-24 08:00'],
  ['前天下午3点', '11-22 15:00'],
  ['前晚9点', '11-22 21:00'],
  ['周一上午10点', '11-23 10:00'],
  ['星期天晚上9点', '11-22 21:00'],
])('a day and a time: %s', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

test.each([
  ['2026-11-23 10:42', '11-23 10:42'],
  ['2026-11-23T10:42', '11-23 10:42'],
  ['23 Nov 10:42', '11-23 10:42'],
  ['Nov 23 10:42', '11-23 10:42'],
  ['23rd of November at 8pm', '11-23 20:00'],
  ['23/11 10:00', '11-23 10:00'],
  ['11/23 10:00', '11-23 10:00'],
  ['23/11/2026 8pm', '11-23 20:00'],
  ['11/11 10:00', '11-11 10:00'],
  ['11月23日10时12分', '11-23 10:12'],
  ['十一月二十三日晚上八点', '11-23 20:00'],
  ['11月23号下午3点', '11-23 15:00'],
])('a date and a time: %s', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

test.each([
  ['8', '11-24 08:00', '11-23 20:00'],
  ['2', '11-24 14:00', '11-24 02:00'],
  ['ten to two', '11-24 13:50', '11-24 01:50'],
  ['yesterday at 2', '11-23 02:00', '11-23 14:00'],
  ['10:42', '11-24 10:42', '11-23 22:42'],
  ['yesterday at 8', '11-23 08:00', '11-23 20:00'],
  ['8点半', '11-24 08:30', '11-23 20:30'],
  ['12:10', '11-24 12:10', '11-24 00:10'],
])('the other half of the day is offered: %s', (typed, at, or) => {
  const said = readSpokenTime(typed, NOW, ZONE);
  expect(read(typed)).toBe(at);
  expect('at' in said && said.or !== undefined ? read(`${ago(said.or)} s ago`) : null).toBe(or);
});

test.each([['8pm'], ['08:00'], ['20:00'], ['8:00:15'], ['昨晚8点'], ['noon'], ['20 min ago'], ['today 9:05']])(
  'nothing is offered where the half of the day is said, or the other one is to come: %s',
  (typed) => {
    expect(readSpokenTime(typed, NOW, ZONE)).not.toHaveProperty('or');
  },
);

test.each([
  ['31日18:00', Date.UTC(2026, 9, 15, 6), '8-31 18:00'],
  ['the 30th, 10:00', Date.UTC(2026, 2, 10, 6), '1-30 10:00'],
  ['29日10:00', Date.UTC(2026, 2, 1, 6), '1-29 10:00'],
  ['31号晚上8点', Date.UTC(2026, 0, 5, 6), '12-31 20:00'],
])('the last day of that number, where the month before has none: %s', (typed, now, expected) => {
  expect(read(typed, now)).toBe(expected);
});

test.each([
  ['晚上1点', Date.UTC(2026, 10, 23, 16, 30), '11-23 01:00'],
  ['29 Feb 10:00', Date.UTC(2028, 0, 15, 6), '2-29 10:00'],
])('an hour or a day that is still to come was the last one of that name: %s', (typed, now, expected) => {
  expect(read(typed, now)).toBe(expected);
});

test('a date without its year was the last one of that name', () => {
  const said = readSpokenTime('23 Dec 10:00', NOW, ZONE);
  expect('at' in said && clockIn(said.at, ZONE).year).toBe(2025);
});

test.each([
  ['', 'UNREADABLE'],
  ['soon', 'UNREADABLE'],
  ['二三十分钟前', 'UNREADABLE'],
  ['二十五六分钟前', 'UNREADABLE'],
  ['二十七八号晚上8点', 'UNREADABLE'],
  ['八点二十五六分', 'UNREADABLE'],
  ['10 Nov 23', 'UNREADABLE'],
  ['8 in the morning in the afternoon', 'UNREADABLE'],
  ['本周日上午10点', 'FUTURE'],
  ['25:00', 'UNREADABLE'],
  ['10:75', 'UNREADABLE'],
  ['2026-02-31 10:00', 'UNREADABLE'],
  ['yesterday', 'NO_HOUR'],
  ['昨晚', 'NO_HOUR'],
  ['this evening at 8', 'FUTURE'],
  ['今晚8点', 'FUTURE'],
  ['tomorrow', 'FUTURE'],
  ['明天下午3点', 'FUTURE'],
  ['5/11 10:00', 'WHICH_MONTH'],
  ['13/13 10:00', 'UNREADABLE'],
  ['9.75', 'UNREADABLE'],
  ['5.11', 'UNREADABLE'],
  ['23.11', 'UNREADABLE'],
  ['8 to 9', 'UNREADABLE'],
  ['3 to 4 pm', 'UNREADABLE'],
  ['ten to fifteen', 'UNREADABLE'],
  ['one day before yesterday', 'UNREADABLE'],
  ['maybe 8, 8:30', 'UNREADABLE'],
  ['两三点', 'UNREADABLE'],
  ['两三个小时前', 'UNREADABLE'],
  ['十五六分钟前', 'UNREADABLE'],
  ['2026-11-25 10:00', 'FUTURE'],
  ['10:42 or so, I had just come home', 'UNREADABLE'],
  ['6222020000000000000 min ago', 'TOO_OLD'],
  ['99999999999 min ago', 'TOO_OLD'],
  ['2016-11-22 10:00', 'TOO_OLD'],
  ['4000天前', 'TOO_OLD'],
])('what is not understood is said: %s', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

test('the hotline’s own zone, also across a change of the clocks', () => {
  // 29 March 2026: in Berlin the clocks go from 2 to 3.
  const now = Date.UTC(2026, 2, 29, 10, 0);
  expect(read('1:30', now, 'Europe/Berlin')).toBe('3-29 01:30');
  expect(read('2 hours ago', now, 'Europe/Berlin')).toBe('3-29 10:00');
  expect(read('last night at 8', now, 'Europe/Berlin')).toBe('3-28 20:00');
});

test('shortly after midnight "last night" is still the day before', () => {
  const now = Date.UTC(2026, 10, 23, 16, 30);
  expect(read('昨晚11点', now)).toBe('11-23 23:00');
  expect(read('11:50pm', now)).toBe('11-23 23:50');
});
