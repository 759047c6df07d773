/** The day within what was said: yesterday, 昨晚, Monday, 11月23日, 23日, 23/11, 2026-11-23. What is left is for the clock. */
import { type Clock, weekdayOf } from './zoned.ts';

export interface SpokenDay {
  /** Days from today. */
  readonly offset: number | null;
  readonly date: Clock | null;
  readonly hasYear: boolean;
  /** 5/11: half the world says the month first. */
  readonly isUnclear: boolean;
  readonly rest: string;
}

/** The part of the day stays behind for the clock: 昨晚 is yesterday, in the evening. */
const WORDS: readonly (readonly [RegExp, number, string])[] = [
  [/(?<!\d )day before yesterday/, -2, ' '],
  [/前天/, -2, ' '],
  [/前(?=晚)/, -2, ''],
  [/last night|yesterday night|昨晚上?|昨夜|昨天晚上?/, -1, ' 晚 '],
  [/yesterday|昨天|昨日/, -1, ' '],
  [/昨(?=早)/, -1, ''],
  [/tonight|今晚上?|今夜|今天晚上?/, 0, ' 晚 '],
  [/this (?=morning|afternoon|evening)/, 0, ''],
  [/tomorrow|明天|明日/, 1, ' '],
  [/today|今天|今日/, 0, ' '],
  [/今(?=早|晨)/, 0, ''],
];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const monthOf = (name = ''): number => MONTHS.indexOf(name.slice(0, 3)) + 1;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

const ISO = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t| |$)/;
const CHINESE = /(?:(\d{4}) ?年 ?)?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?/;
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?(?![\d/])/;
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}(?: ((?:19|20)\\d{2}))?`);
const MONTH_DAY = new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?:,? ((?:19|20)\\d{2}))?(?![:\\d])`);

/** "10 Nov 23": which of the two is the day, nobody can say. */
const BETWEEN = new RegExp(`(?<![:.\\d])\\d{1,2} ${MONTH} \\d{1,2}$`);

interface Month {
  readonly year: number;
  readonly month: number;
}

interface Found {
  readonly year: string | undefined;
  readonly month: number;
  readonly day: number;
  readonly isUnclear?: boolean;
  readonly all: string;
}

function slashedIn(text: string): Found | null {
  const found = SLASHED.exec(text);
  if (found === null) return null;
  const [first, second] = [Number(found[1]), Number(found[2])];
  const [month, day] = second > 12 ? [first, second] : [second, first];
  return { year: found[3], month, day, isUnclear: first <= 12 && second <= 12 && first !== second, all: found[0] };
}

function dateIn(text: string): Found | null {
  const iso = ISO.exec(text) ?? CHINESE.exec(text);
  if (iso !== null) return { year: iso[1], month: Number(iso[2]), day: Number(iso[3]), all: iso[0] };
  const slashed = slashedIn(text);
  if (slashed !== null) return slashed;
  if (BETWEEN.test(text)) return null;
  const first = DAY_MONTH.exec(text);
  if (first !== null) return { year: first[3], month: monthOf(first[2]), day: Number(first[1]), all: first[0] };
  const second = MONTH_DAY.exec(text);
  if (second === null) return null;
  return { year: second[3], month: monthOf(second[1]), day: Number(second[2]), all: second[0] };
}

/** 23日, "the 23rd": the last day of that number. */
const NUMBERED = /(?<!\d)(?<![月年] ?)(\d{1,2}) ?[日号]|\bthe (\d{1,2})(?:st|nd|rd|th)\b/;

const daysIn = ({ year, month }: Month): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const monthBefore = ({ year, month }: Month): Month =>
  month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };

function numberedIn(text: string, { year, month, day: today }: Clock): Found | null {
  const found = NUMBERED.exec(text);
  if (found === null) return null;
  const day = Number(found[1] ?? found[2]);
  let last = day <= today ? { year, month } : monthBefore({ year, month });
  // Of two months in a row at most one is too short.
  if (day > daysIn(last)) last = monthBefore(last);
  return { year: String(last.year), month: last.month, day, all: found[0] };
}

interface Weekday {
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 上周一 is of the week before this one, 本周一 of this one; weeks begin on Monday. */
  readonly week: -1 | 0 | null;
  readonly all: string;
}

function weekdayIn(text: string): Weekday | null {
  const chinese = /([上本这]?)个? ?周([0-6]) ?/.exec(text);
  if (chinese !== null) {
    const week = chinese[1] === '' ? null : chinese[1] === '上' ? -1 : 0;
    return { weekday: Number(chinese[2]), week, all: chinese[0] };
  }
  const english = /\b(?:last )?(sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?\b/.exec(text);
  if (english === null) return null;
  const start = (english[1] ?? '').slice(0, 3);
  return { weekday: WEEKDAYS.findIndex((name) => name.startsWith(start)), week: null, all: english[0] };
}

const NO_DAY = { offset: null, date: null, hasYear: false, isUnclear: false } as const;

export function dayOf(text: string, today: Clock): SpokenDay {
  const date = dateIn(text) ?? numberedIn(text, today);
  if (date !== null) {
    const year = date.year === undefined ? today.year : Number(date.year);
    const found = { ...today, year, month: date.month, day: date.day };
    const { isUnclear = false } = date;
    return {
      offset: null,
      date: found,
      hasYear: date.year !== undefined,
      isUnclear,
      rest: text.replace(date.all, ' '),
    };
  }
  for (const [word, offset, left] of WORDS) {
    if (word.test(text)) return { ...NO_DAY, offset, rest: text.replace(word, left) };
  }
  const weekday = weekdayIn(text);
  if (weekday === null) return { ...NO_DAY, rest: text };
  return { ...NO_DAY, offset: offsetOf(weekday, weekdayOf(today)), rest: text.replace(weekday.all, ' ') };
}

const fromMonday = (weekday: number): number => (weekday + 6) % 7;

/** Without its week it was the last such day; today counts only as a week ago, since people say "today". */
function offsetOf({ weekday, week }: Weekday, today: number): number {
  if (week === null) return -((today - weekday + 7) % 7 || 7);
  return fromMonday(weekday) - fromMonday(today) + 7 * week;
}
