/** Times as a person reads them. */
import { clockIn } from './zoned.ts';

export type Language = 'en' | 'zh';

const tagOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

const formats = new Map<string, Intl.DateTimeFormat>();

type Kind = 'clock' | 'seconds' | 'day' | 'zone';

const OPTIONS: Readonly<Record<Kind, Intl.DateTimeFormatOptions>> = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' },
  zone: { timeZoneName: 'shortOffset' },
};

function format(language: Language, timeZone: string, kind: Kind): Intl.DateTimeFormat {
  const name = `${language} ${timeZone} ${kind}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(tagOf(language), { ...OPTIONS[kind], timeZone });
  formats.set(name, made);
  return made;
}

export const clockText = (at: number, language: Language, zone: string): string =>
  format(language, zone, 'clock').format(at);
export const secondsText = (at: number, language: Language, zone: string): string =>
  format(language, zone, 'seconds').format(at);
/** With day and zone: what a relative time is echoed as. In Chinese Intl would put the zone between day and clock. */
export function fullText(at: number, language: Language, zone: string): string {
  const parts = format(language, zone, 'zone').formatToParts(at);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  return `${format(language, zone, 'day').format(at)} ${clockText(at, language, zone)} ${offset}`;
}

/** As the form reads it back, whatever the language. */
export function typedText(at: number, zone: string): string {
  const { year, month, day, hour, minute, second } = clockIn(at, zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

export type AgeUnit = 'seconds' | 'minutes' | 'hours' | 'days';

/** How long ago, in the unit that people would use. */
export function ageOf(ms: number): { readonly unit: AgeUnit; readonly count: number } {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return { unit: 'seconds', count: seconds };
  if (seconds < 7_200) return { unit: 'minutes', count: Math.floor(seconds / 60) };
  return seconds < 172_800
    ? { unit: 'hours', count: Math.floor(seconds / 3_600) }
    : { unit: 'days', count: Math.floor(seconds / 86_400) };
}

/** How much hope an age leaves. */
export type AgeBand = 'MINUTES' | 'HALF_HOUR' | 'TWO_HOURS' | 'DAY' | 'LONGER';

export function bandOf(ms: number): AgeBand {
  const minutes = ms / 60_000;
  if (minutes < 3) return 'MINUTES';
  if (minutes < 30) return 'HALF_HOUR';
  if (minutes < 120) return 'TWO_HOURS';
  return minutes < 1_440 ? 'DAY' : 'LONGER';
}

/** 0:07, 2:59: what is left, never below nothing. */
export function countdownText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const SHORT_UNITS: Readonly<Record<Language, Readonly<Record<'ms' | 's' | 'min', string>>>> = {
  en: { ms: 'ms', s: 's', min: 'min' },
  zh: { ms: '毫秒', s: '秒', min: '分钟' },
};

/** 340 ms, 2.4 s, 48 s, 3 min. */
export function durationText(ms: number, language: Language): string {
  const units = SHORT_UNITS[language];
  if (ms < 1_000) return `${Math.max(0, Math.round(ms))} ${units.ms}`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} ${units.s}`;
  return ms < 120_000 ? `${Math.round(ms / 1_000)} ${units.s}` : `${Math.round(ms / 60_000)} ${units.min}`;
}
