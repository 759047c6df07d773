/**
 * When somebody paid, as they say it: "20 min ago", "10:42", "last night at 8", 昨晚8点, 20分钟前. It is never believed
 * silently: whoever uses this shows the absolute time beside it.
 */
import { withEnglishDigits } from '../money/english-number.ts';
import { agoOf } from './ago.ts';
import { withDigits } from './chinese-digits.ts';
import { clockTimeOf } from './clock-time.ts';
import { dayOf, type SpokenDay } from './day.ts';
import { type Clock, clockIn, instantOf, isReal } from './zoned.ts';

export type SpokenTime =
  /** `or`: as said, it could have been twelve hours off just as well. */
  | { readonly at: number; readonly or?: number }
  /** Not understood; an hour is missing; the day or the month is named first; it has not been yet; longer ago than the API takes. */
  | { readonly problem: 'UNREADABLE' | 'NO_HOUR' | 'WHICH_MONTH' | 'FUTURE' | 'TOO_OLD' };

const DAY_MS = 86_400_000;
/** Clocks differ; the API allows as much. */
const AHEAD_MAX_MS = 5 * 60_000;
/** Ten years, leap days counted in, as the API counts them. */
const AGO_MAX_MS = 3_653 * DAY_MS;

const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const plain = (typed: string): string =>
  typed
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim();

const NOW = /^(?:just )?now$|^(?:刚才|刚刚|现在|刚)$/;
/** Words that change nothing. */
const FILLING = /\b(?:at|on|about|around|approximately|roughly|the|of|in)\b|大概|大约|左右|约|的时候|在|的|[,，。]/g;

export function readSpokenTime(typed: string, now: number, zone: string): SpokenTime {
  const said = plain(typed);
  if (NOW.test(said)) return { at: now };
  // The names of weekdays have digits in them, so they are read before the others become digits.
  const text = withDigits(
    withEnglishDigits(said).replace(
      /(?:星期|礼拜|周)([一二三四五六日天])/g,
      (_, day: string) => ` 周${'日一二三四五六'.indexOf(day === '天' ? '日' : day)} `,
    ),
  );
  const ago = agoOf(text);
  if (ago !== null) return checked(now - ago, now);
  return readClock(text, now, zone);
}

function readClock(text: string, now: number, zone: string): SpokenTime {
  const today = clockIn(now, zone);
  const day = dayOf(text, today);
  if (day.isUnclear) return { problem: 'WHICH_MONTH' };
  const time = clockTimeOf(day.rest);
  if (time.rest.replace(FILLING, ' ').trim() !== '') return { problem: 'UNREADABLE' };
  if (day.offset !== null && day.offset > 0) return { problem: 'FUTURE' };
  const { hour, minute, second } = time;
  if (hour === null) {
    const isHalfSaid = day.offset !== null || day.date !== null || time.part !== null;
    return { problem: isHalfSaid ? 'NO_HOUR' : 'UNREADABLE' };
  }
  const clock = { ...(day.date ?? today), hour, minute, second };
  if (!isReal(clock)) return { problem: 'UNREADABLE' };
  const said = lastAt(clock, day, now, zone);
  if (!time.isEitherHalf || 'problem' in said) return said;
  const other = lastAt({ ...clock, hour: (hour + 12) % 24 }, day, now, zone);
  if ('problem' in other) return said;
  // Without a day, the last time that a clock on a wall showed it: people call soon after they have paid.
  const isFree = day.offset === null && day.date === null;
  const [at, or] = isFree && other.at > said.at ? [other.at, said.at] : [said.at, other.at];
  return { at, or };
}

function lastAt(said: Clock, { offset, date, hasYear }: SpokenDay, now: number, zone: string): SpokenTime {
  const clock = { ...said, day: said.day + (offset ?? 0) };
  const at = instantOf(clock, zone);
  // A clock time alone was the last time that the clock showed it.
  const isFree = offset === null && date === null;
  if (isFree && at > now + AHEAD_MAX_MS) {
    const before = instantOf({ ...clock, day: clock.day - 1 }, zone);
    // 晚上1点 is an hour of the night behind the day.
    return checked(before > now + AHEAD_MAX_MS ? instantOf({ ...clock, day: clock.day - 2 }, zone) : before, now);
  }
  // A date without its year was the last one of that name.
  if (date !== null && !hasYear && at > now + DAY_MS) return checked(instantOf(yearBefore(clock), zone), now);
  return checked(at, now);
}

/** The 29th of February is not of every year. */
function yearBefore(clock: Clock): Clock {
  const before = { ...clock, year: clock.year - 1 };
  return isReal(before) ? before : yearBefore(before);
}

function checked(at: number, now: number): SpokenTime {
  if (at > now + AHEAD_MAX_MS) return { problem: 'FUTURE' };
  // Asked this way round, what is no date at all is too old as well.
  return at >= now - AGO_MAX_MS ? { at } : { problem: 'TOO_OLD' };
}
