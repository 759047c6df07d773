/** Amounts and times as people read them in their language. */
import type { Instant } from '@stopline/domain';
import { type Language, TAGS } from './words.ts';

/** Making a format takes longer than using it; there are few. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, currency: string): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const options = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const;
  const made = new Intl.NumberFormat(TAGS[language], options);
  formats.set(key, made);
  return made;
}

/** Exact at any size: the format reads the decimal text, and no float is in between. */
export function amountIn(language: Language, minor_units: bigint, currency_code: string): string {
  const format = formatOf(language, currency_code);
  const places = format.resolvedOptions().maximumFractionDigits ?? 2;
  const text = minor_units.toString().padStart(places + 1, '0');
  const decimal = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  return format.format(decimal as `${number}`);
}

const lists: Readonly<Record<Language, Intl.ListFormat>> = {
  en: new Intl.ListFormat(TAGS.en),
  zh: new Intl.ListFormat(TAGS.zh),
};

/** "a, b, and c". */
export const listIn = (language: Language, names: readonly string[]): string => lists[language].format(names);

export type TimeText = (language: Language, at: Instant) => string;

/** Days are read in the order that most of the language's speakers know. */
const TIME_TAGS: Readonly<Record<Language, string>> = { en: 'en-GB', zh: TAGS.zh };
const BRACKETS: Readonly<Record<Language, (zone: string) => string>> = {
  en: (zone) => ` (${zone})`,
  zh: (zone) => `（${zone}）`,
};

const DAY_AND_TIME = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

/** With the weekday, and with the zone in words: whoever reads it may be abroad. The year where it is another one than now. */
export function timesIn(timeZone: string, now: () => Instant): TimeText {
  const years = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' });
  const made = (language: Language): ((at: Instant) => string) => {
    const tag = TIME_TAGS[language];
    const thisYear = new Intl.DateTimeFormat(tag, { timeZone, ...DAY_AND_TIME });
    const anyYear = new Intl.DateTimeFormat(tag, { timeZone, ...DAY_AND_TIME, year: 'numeric' });
    const zoned = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'shortGeneric' });
    const zoneAt = (at: Instant): string =>
      zoned.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
    return (at) =>
      (years.format(at) === years.format(now()) ? thisYear : anyYear).format(at) + BRACKETS[language](zoneAt(at));
  };
  const texts: Readonly<Record<Language, (at: Instant) => string>> = { en: made('en'), zh: made('zh') };
  return (language, at) => texts[language](at);
}
