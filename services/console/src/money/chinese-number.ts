/** 三千五百, 十二万, 一百零五万, 三万五: a whole number in Chinese signs, or null for anything else. */
const DIGITS: Readonly<Record<string, bigint>> = {
  零: 0n,
  〇: 0n,
  一: 1n,
  壹: 1n,
  二: 2n,
  两: 2n,
  贰: 2n,
  三: 3n,
  叁: 3n,
  四: 4n,
  肆: 4n,
  五: 5n,
  伍: 5n,
  六: 6n,
  陆: 6n,
  七: 7n,
  柒: 7n,
  八: 8n,
  捌: 8n,
  九: 9n,
  玖: 9n,
};
const SMALL: Readonly<Record<string, bigint>> = { 十: 10n, 拾: 10n, 百: 100n, 佰: 100n, 千: 1_000n, 仟: 1_000n };
const LARGE: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n };

export function chineseNumber(text: string): bigint | null {
  let total = 0n;
  let section = 0n;
  let digit: bigint | null = null;
  let unit = 1n;
  let saidZero = false;
  for (const sign of text) {
    const value = DIGITS[sign];
    const small = SMALL[sign];
    const large = LARGE[sign];
    if (value !== undefined) {
      // 五六百 is a guess, 五零零 a number spelled out: neither is read.
      if (digit !== null && digit !== 0n) return null;
      digit = value;
      saidZero = value === 0n;
    } else if (small !== undefined) {
      section += (digit ?? 1n) * small;
      digit = null;
      unit = small;
    } else if (large !== undefined) {
      total = (total + section + (digit ?? 0n)) * large;
      section = 0n;
      digit = null;
      unit = large;
    } else return null;
  }
  if (text === '' || text === '零') return null;
  // 三万五 is 35,000: the last digit counts the place below the last unit, unless a zero was said before it.
  const last = digit === null ? 0n : digit * (unit > 10n && !saidZero && !/[零〇].$/.test(text) ? unit / 10n : 1n);
  return total + section + last;
}
