/** "20 min ago", "an hour and a half ago", 1小时20分钟前: how long ago in milliseconds, or null if it is something else. */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:seconds?|secs?|s|秒钟?)$/, SECOND],
  [/^(?:minutes?|mins?|m|分钟?)$/, MINUTE],
  [/^刻钟?$/, 15 * MINUTE],
  [/^(?:hours?|hrs?|h|个?小时|个?钟头?)$/, HOUR],
  [/^(?:days?|d|天)$/, DAY],
];
const UNIT = 'seconds?|secs?|s|秒钟?|minutes?|mins?|m|分钟?|刻钟?|hours?|hrs?|h|个?小时|个?钟头?|days?|d|天';
const AMOUNT = '(?:a )?quarter of an|3[ -]quarters of an|1/2|\\d+(?:\\.\\d+)?|half an?|an?|半';
/** Each step: how many, the unit, and perhaps a half of the same unit more. */
const STEP = new RegExp(`^(${AMOUNT})(个半| and a half)? ?(${UNIT})(半| and a half)?(?![a-z])`);

const numberOf = (said: string): number => {
  if (said.includes('quarter')) return said.startsWith('3') ? 0.75 : 0.25;
  if (said === 'a' || said === 'an') return 1;
  return said.startsWith('half') || said === '半' || said === '1/2' ? 0.5 : Number(said);
};

const millisecondsOf = (unit: string): number => UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? 0;

export function agoOf(text: string): number | null {
  const ending = / ?(?:ago|以前|之前|前)$/;
  let rest = text
    .replace(/^(?:about|around|大概|大约|约) ?/, '')
    .replace(/左右/, '')
    .replace(ending, '');
  let sum = 0;
  let steps = 0;
  while (rest !== '') {
    const step = STEP.exec(rest);
    if (step === null) return null;
    const [all, amount = '', moreBefore, unit = '', moreBehind] = step;
    const half = moreBefore !== undefined || moreBehind !== undefined ? 0.5 : 0;
    sum += (numberOf(amount) + half) * millisecondsOf(unit);
    steps += 1;
    rest = rest.slice(all.length).replace(/^(?: and | |零|又|,)+/, '');
    // "1h20": the rest is minutes.
    if (steps === 1 && /^\d{1,2}$/.test(rest) && millisecondsOf(unit) === HOUR) return sum + Number(rest) * MINUTE;
  }
  return steps === 0 ? null : sum;
}
