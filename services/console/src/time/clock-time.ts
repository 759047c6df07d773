/** The clock within what was said: 10:42, 9.30, 8pm, ten past 8, 8点半, 晚上8点20分. */
export interface SpokenClock {
  /** 24 and more: in the night after that day. */
  readonly hour: number | null;
  readonly minute: number;
  readonly second: number;
  readonly part: Part | null;
  /** "at 8": it could be the morning or the evening. */
  readonly isEitherHalf: boolean;
  readonly rest: string;
}

type Part = 'NIGHT_LATE' | 'MORNING' | 'FORENOON' | 'NOON' | 'AFTERNOON' | 'EVENING';

const PARTS: readonly (readonly [RegExp, Part])[] = [
  [/凌晨|半夜|early hours/, 'NIGHT_LATE'],
  [/上午/, 'FORENOON'],
  [/早上|清晨|早晨|早间|今晨|早|(?<!凌)晨|in the morning|morning|\bam\b|\ba\.m\.|(?<=\d)(?:am\b|a\.m\.)/, 'MORNING'],
  [/中午|午间|\bnoon|midday/, 'NOON'],
  [/下午|午后|傍晚|in the afternoon|afternoon|\bpm\b|\bp\.m\.|(?<=\d)(?:pm\b|p\.m\.)/, 'AFTERNOON'],
  [/晚上|夜里|晚间|(?<!傍)晚|(?<!半)夜|in the evening|evening|at night|night/, 'EVENING'],
];

interface Digits {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly all: string;
  /** "quarter to five": so much is taken off the hour that is named, once it is known of which half of the day it is. */
  readonly before?: number;
}

/** With a month's number behind the dot it may as well be a date. */
const DOTTED = /(?<![\d.])(\d{1,2})\.(00|1[3-9]|[2-5]\d)(?![\d.])/;
/** Beside "pm", or a word like it, it is a clock in any case. */
const DOTTED_CLOCK = /(?<![\d.])(\d{1,2})\.(\d{2})(?![\d.])/;
const FORMS: readonly RegExp[] = [
  /(?<!\d)(\d{1,2}) ?: ?(\d{2})(?: ?: ?(\d{2})(?:\.\d+)?)?(?!\d)/,
  /(?<!\d)(\d{1,2}) ?[点时] ?(\d{1,2}) ?分? ?(?:(\d{1,2}) ?秒)?/,
  /(?<!\d)(\d{1,2}) ?[点时](?:钟|整)?/,
  /(?<!\d)(\d{2})(\d{2})(?!\d)/,
  /(?<!\d)(\d{1,2}) (\d{2})(?!\d)/,
  /(?<!\d)(\d{1,2})(?: ?o'?clock)?(?![\d:])/,
];

const NAMED = { half: 30, quarter: 15 } as const;
/** "8 to 9" is a span, not eight minutes: without the word only those minutes that people say so. */
const BESIDE = /(?:a )?(?:(half|quarter)|(5|10|20|25)|(\d{1,2}) min(?:ute)?s?) (past|to) (1[0-2]|[1-9])(?!\d)/;

/** "Half nine", as people in Britain say it: the half behind it. */
const HALF = /half (1[0-2]|[1-9])(?!\d)/;

function besideIn(text: string): Digits | null {
  const half = HALF.exec(text);
  if (half !== null) return { hour: Number(half[1]), minute: 30, second: 0, all: half[0] };
  const [all, named, round, counted, way, whole] = BESIDE.exec(text) ?? [];
  if (all === undefined) return null;
  const minute = named === undefined ? Number(round ?? counted) : NAMED[named === 'half' ? 'half' : 'quarter'];
  const hour = Number(whole);
  return way === 'past' ? { hour, minute, second: 0, all } : { hour, minute: 60 - minute, second: 0, all, before: 1 };
}

function digitsIn(text: string, part: Part | null): Digits | null {
  const half = /(?<!\d)(\d{1,2}) ?[点时] ?半/.exec(text);
  if (half !== null) return { hour: Number(half[1]), minute: 30, second: 0, all: half[0] };
  const quarters = /(?<!\d)(\d{1,2}) ?[点时] ?([13]) ?刻钟?/.exec(text);
  if (quarters !== null)
    return { hour: Number(quarters[1]), minute: Number(quarters[2]) * 15, second: 0, all: quarters[0] };
  const beside = besideIn(text);
  if (beside !== null) return beside;
  for (const form of [part === null ? DOTTED : DOTTED_CLOCK, ...FORMS]) {
    const found = form.exec(text);
    if (found === null) continue;
    return { hour: Number(found[1]), minute: Number(found[2] ?? 0), second: Number(found[3] ?? 0), all: found[0] };
  }
  return null;
}

/** Twelve o'clock and the small hours belong to the night that the word names. */
function hourOfDay(hour: number, part: Part | null): number {
  if (hour > 12 || part === null) return hour;
  switch (part) {
    case 'NIGHT_LATE':
      if (hour === 12) return 0;
      return hour < 10 ? hour : hour + 12;
    case 'MORNING':
      return hour === 12 ? 0 : hour;
    case 'FORENOON':
      return hour;
    case 'NOON':
      return hour < 5 ? hour + 12 : hour;
    case 'AFTERNOON':
      return hour === 12 ? 12 : hour + 12;
    case 'EVENING':
      if (hour === 12) return 24;
      return hour < 5 ? hour + 24 : hour + 12;
  }
}

/** "Quarter to five in the evening" is before five; "quarter to twelve pm" is before midnight. */
function namedHour({ hour, before = 0 }: Digits, part: Part | null): number {
  return part === 'EVENING' ? hourOfDay(hour, part) - before : hourOfDay(hour - before, part);
}

const NO_CLOCK = { hour: null, minute: 0, second: 0, part: null, isEitherHalf: false } as const;

/** Written as a 24-hour clock writes it: 08:15, 10:42:30. */
const is24Hours = ({ all }: Digits): boolean => /^0|:.*:/.test(all);

/** 24点, 24:00. */
const isDaysEnd = ({ hour, minute, second, all }: Digits): boolean =>
  hour === 24 && minute === 0 && second === 0 && /[点时:]/.test(all);

/** "Last night at 8pm", 昨晚凌晨1点: the night says of which day the other word's hour is. Any other two words are one too many. */
function partOf(text: string): { readonly part: Part | null; readonly without: string } {
  const found = PARTS.filter(([word]) => word.test(text));
  const night = found.length === 2 ? found.find(([, part]) => part === 'EVENING') : undefined;
  const [first] = found;
  const taken = night === undefined ? (first === undefined ? [] : [first]) : found;
  const without = taken.reduce((rest, [word]) => rest.replace(new RegExp(word, 'g'), ' '), text);
  return { part: (night ?? first)?.[1] ?? null, without };
}

export function clockTimeOf(text: string): SpokenClock {
  if (/\bmidnight\b|午夜|零点/.test(text) && !/\d/.test(text)) {
    return { ...NO_CLOCK, hour: 0, rest: text.replace(/midnight|午夜|零点/, ' ') };
  }
  const { part, without } = partOf(text);
  const digits = digitsIn(without, part);
  if (digits === null) {
    const isNoon = part === 'NOON';
    return { ...NO_CLOCK, hour: isNoon ? 12 : null, part, rest: without };
  }
  if (digits.hour > 23 && !isDaysEnd(digits)) return { ...NO_CLOCK, rest: text };
  const { minute, second } = digits;
  const isEitherHalf = part === null && digits.hour <= 12 && !is24Hours(digits);
  const rest = without.replace(digits.all, ' ');
  return { hour: namedHour(digits, part), minute, second, part, isEitherHalf, rest };
}
