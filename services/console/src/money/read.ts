/** An amount as people say and type it: 120,000.50 · 12万 · 12w · 1.5k · 2 lakh · 三千五百元 · five thousand. To minor units, exactly. */
import { chineseNumber } from './chinese-number.ts';
import { englishNumber } from './english-number.ts';

export type ReadAmount =
  | { readonly minor_units: bigint }
  /** Not understood; more decimals than the currency has; nothing; more than anything may carry; another currency than the chosen one. */
  | { readonly problem: 'UNREADABLE' | 'TOO_FINE' | 'ZERO' | 'TOO_LARGE' | 'OTHER_CURRENCY' };

/** 10^15, the contract's bound. */
const MINOR_UNITS_MAX = 10n ** 15n;

/** Zeros that a word stands for. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/(?:亿|億)$/, 8],
  [/(?:crores?|cr|千万)$/, 7],
  [/(?:millions?|mio|m|百万)$/, 6],
  [/(?:lakhs?|lacs?)$/, 5],
  [/(?:万|萬|w)$/, 4],
  [/(?:thousands?|k|千)$/, 3],
];

const FULL_WIDTH = /[\uFF01-\uFF5E]/g;

type Meant = readonly [sign: RegExp, currencies: readonly string[]];

/** What a sign or word can mean; one that is not here is not read. */
const SIGNS: readonly Meant[] = [
  [/[¥￥]/, ['CNY', 'JPY']],
  [/\$|\bdollars?\b/, ['USD', 'HKD', 'SGD']],
  [/€|\b(?:eur|euros?)\b/, ['EUR']],
  [/£|\b(?:gbp|pounds?)\b/, ['GBP']],
  [/₹|\b(?:inr|rupees?)\b/, ['INR']],
  [/\b(?:cny|rmb|yuan)\b|人民币/, ['CNY']],
  [/\busd\b|美元|美金/, ['USD']],
  [/欧元/, ['EUR']],
  [/英镑/, ['GBP']],
  [/\b(?:jpy|yen)\b|日[元圆]/, ['JPY']],
  [/\bhkd\b|港[元币]/, ['HKD']],
  [/\bsgd\b|新币|新元|新加坡元/, ['SGD']],
  [/卢比/, ['INR']],
];
/** Only behind a number; of the currencies above, each has its own 元. */
const YUAN: Meant = [/(?<![美欧日港新坡])元|块/, ['CNY', 'HKD', 'SGD', 'JPY']];
const SIGN = SIGNS.map(([sign]) => sign.source).join('|');
/** The echo says which amount was understood; that it is a guess goes into what happened. */
const ABOUT = '\\b(?:about|around|roughly|approximately|some)\\b|大概|大约|约';
/** Only at the ends: between two numbers a sign tells them apart. */
const BEFORE = new RegExp(`^(?:(?:${SIGN}|${ABOUT}) *)+`);
const BEHIND = new RegExp(`(?: *(?:${SIGN}|元整?|块钱?|整|左右))+$`);

const toHalfWidth = (typed: string): string =>
  typed.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).toLowerCase();

/** "$500" with yuan chosen: one of the two is wrong, and the banks would look for the wrong payment. */
const saysAnother = (typed: string, currency: string): boolean =>
  [...SIGNS, YUAN].some(([sign, currencies]) => sign.test(toHalfWidth(typed)) && !currencies.includes(currency));

const DIGITS = '零一二三四五六七八九';
const DIGIT = '([1-9一二三四五六七八九])';
/** 5000元5角3分, 12块5: tenths and hundredths stand behind the yuan; after a zero a digit alone is of the hundredths. */
const TENTHS = new RegExp(
  `^(.+)(?:元|块)(?:零?${DIGIT}(?:角|毛)(?:零?${DIGIT}分?)?|${DIGIT}|零?${DIGIT}分|零${DIGIT})$`,
);

const plain = (typed: string): string => toHalfWidth(typed).trim().replace(BEFORE, '').replace(BEHIND, '').trim();

/** Asked at every key, and making a format takes longer than everything else about an amount. */
const PLACES = new Map<string, number>();

/** How many decimals the currency has. */
export function placesOf(currency: string): number {
  const known = PLACES.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  PLACES.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
}

/** In the currency that was chosen for it. */
export const readAmountIn = (typed: string, currency: string): ReadAmount =>
  saysAnother(typed, currency) ? { problem: 'OTHER_CURRENCY' } : readAmount(typed, placesOf(currency));

export function readAmount(typed: string, decimals: number): ReadAmount {
  const text = plain(typed);
  const [, yuan, tenths, hundredths, tenth, hundredth, last] = TENTHS.exec(text) ?? [];
  if (yuan !== undefined) return withParts(yuan, [tenths ?? tenth, hundredths ?? hundredth ?? last], decimals);
  const english = englishNumber(text);
  if (english !== null) return bounded(english * 10n ** BigInt(decimals));
  const chinese = chineseNumber(text);
  if (chinese !== null) return bounded(chinese * 10n ** BigInt(decimals));
  const mixed = mixedOf(text);
  if (mixed !== null) return bounded(mixed * 10n ** BigInt(decimals));
  const word = WORDS.find(([pattern]) => pattern.test(text));
  const number = (word === undefined ? text : text.replace(word[0], '')).trim();
  return scaled(number, word?.[1] ?? 0, decimals);
}

function withParts(yuan: string, parts: readonly (string | undefined)[], decimals: number): ReadAmount {
  const whole = readAmount(yuan, 0);
  if ('problem' in whole && whole.problem !== 'ZERO') return whole;
  if (decimals !== 2) return { problem: 'TOO_FINE' };
  const [tenths = 0n, hundredths = 0n] = parts.map((sign = '') => chineseNumber(inSigns(sign)) ?? 0n);
  const units = 'minor_units' in whole ? whole.minor_units : 0n;
  return bounded(units * 100n + tenths * 10n + hundredths);
}

const MIXED = /^(?:(\d+) ?[万萬w] ?)?(?:(\d{2,4})|((?:\d ?[千k] ?)?(?:零?\d ?百 ?)?(?:零?\d ?十 ?)?(?:零?\d)?))$/;
const TEN_THOUSAND = 10_000n;

/** 5万3千2百, 12万5, 3千5: what follows a unit without one of its own is the next place down. 12万3456 is written out. */
function mixedOf(text: string): bigint | null {
  const [, head, written, said = ''] = MIXED.exec(text) ?? [];
  if (head === undefined) return /\D/.test(said) ? chineseNumber(inSigns(said)) : null;
  const most = BigInt(head) * TEN_THOUSAND;
  if (written !== undefined) return most + BigInt(written);
  if (said === '') return null;
  const whole = chineseNumber(`一万${inSigns(said)}`);
  return whole === null ? null : most + whole - TEN_THOUSAND;
}

/** 3k2百 in the signs that Chinese numbers are read in. */
const inSigns = (said: string): string =>
  said
    .replaceAll(' ', '')
    .replaceAll('k', '千')
    .replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? '');

function scaled(number: string, zeros: number, places: number): ReadAmount {
  const found = /^(\d+|\d{1,3}(?:[, ']\d{3})+|\d{1,2}(?:,\d{2})*,\d{3}|\d{1,4}(?:,\d{4})+)(?:\.(\d+))?$/.exec(number);
  if (found === null) return { problem: 'UNREADABLE' };
  // 80.000 is eighty thousand where a dot stands between thousands.
  if (zeros === 0 && (found[2] ?? '').length > places) return { problem: 'TOO_FINE' };
  const whole = (found[1] ?? '').replace(/[, ']/g, '');
  const decimals = (found[2] ?? '').padEnd(zeros, '0');
  const fine = decimals.slice(zeros).replace(/0+$/, '');
  if (fine.length > places) return { problem: 'TOO_FINE' };
  return bounded(BigInt(whole + decimals.slice(0, zeros) + fine.padEnd(places, '0')));
}

function bounded(minor_units: bigint): ReadAmount {
  if (minor_units === 0n) return { problem: 'ZERO' };
  return minor_units > MINOR_UNITS_MAX ? { problem: 'TOO_LARGE' } : { minor_units };
}
