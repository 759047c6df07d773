/** The clock within what was said: 10:42, 8pm, half past 8, 8点半, 晚上8点20分. */
export interface SpokenClock {
  /** 24 and more: in the night after that day. */
  readonly hour: number | null;
  readonly minute: number;
  readonly second: number;
  readonly part: Part | null;
  readonly rest: string;
}

type Part = 'NIGHT_LATE' | 'MORNING' | 'NOON' | 'AFTERNOON' | 'EVENING';

const PARTS: readonly (readonly [RegExp, Part])[] = [
  [/凌晨|半夜|early hours/, 'NIGHT_LATE'],
  [/早上|上午|清晨|早晨|早间|今晨|早|晨|in the morning|morning|\bam\b|\ba\.m\.|(?<=\d)am\b/, 'MORNING'],
  [/中午|午间|\bnoon|midday/, 'NOON'],
  [/下午|午后|in the afternoon|afternoon|\bpm\b|\bp\.m\.|(?<=\d)pm\b/, 'AFTERNOON'],
  [/傍晚|晚上|夜里|晚间|晚|夜|in the evening|evening|at night|night/, 'EVENING'],
];

interface Digits {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly all: string;
}

const FORMS: readonly RegExp[] = [
  /(?<!\d)(\d{1,2}) ?: ?(\d{2})(?: ?: ?(\d{2})(?:\.\d+)?)?(?!\d)/,
  /(?<!\d)(\d{1,2}) ?[点时] ?(\d{1,2}) ?分? ?(?:(\d{1,2}) ?秒)?/,
  /(?<!\d)(\d{1,2}) ?[点时](?:钟|整)?/,
  /(?<!\d)(\d{2})(\d{2})(?!\d)/,
  /(?<!\d)(\d{1,2})(?: ?o'?clock)?(?![\d:])/,
];

function digitsIn(text: string): Digits | null {
  const half = /(?<!\d)(\d{1,2}) ?[点时] ?半/.exec(text) ?? /half past (\d{1,2})/.exec(text);
  if (half !== null) return { hour: Number(half[1]), minute: 30, second: 0, all: half[0] };
  const quarters = /(?<!\d)(\d{1,2}) ?[点时] ?([13]) ?刻/.exec(text);
  if (quarters !== null)
    return { hour: Number(quarters[1]), minute: Number(quarters[2]) * 15, second: 0, all: quarters[0] };
  const quarter = /quarter (past|to) (\d{1,2})/.exec(text);
  if (quarter !== null) {
    const isPast = quarter[1] === 'past';
    return { hour: Number(quarter[2]) - (isPast ? 0 : 1), minute: isPast ? 15 : 45, second: 0, all: `a ${quarter[0]}` };
  }
  for (const form of FORMS) {
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
    case 'MORNING':
      return hour === 12 ? 0 : hour;
    case 'NOON':
      return hour < 3 ? hour + 12 : hour;
    case 'AFTERNOON':
      return hour === 12 ? 12 : hour + 12;
    case 'EVENING':
      if (hour === 12) return 24;
      return hour < 5 ? hour + 24 : hour + 12;
  }
}

export function clockTimeOf(text: string): SpokenClock {
  if (/\bmidnight\b|午夜|零点/.test(text) && !/\d/.test(text)) {
    return { hour: 0, minute: 0, second: 0, part: null, rest: text.replace(/midnight|午夜|零点/, ' ') };
  }
  const found = PARTS.find(([word]) => word.test(text));
  const part = found?.[1] ?? null;
  const without = found === undefined ? text : text.replace(found[0], ' ');
  const digits = digitsIn(without);
  if (digits === null) {
    const isNoon = part === 'NOON';
    return { hour: isNoon ? 12 : null, minute: 0, second: 0, part, rest: without };
  }
  if (digits.hour > 23) return { hour: null, minute: 0, second: 0, part: null, rest: text };
  const rest = without.replace(digits.all, ' ').replace(digits.all.replace(/^a /, ''), ' ');
  return { hour: hourOfDay(digits.hour, part), minute: digits.minute, second: digits.second, part, rest };
}
