/** An amount in words, so that a zero too many is heard when it is read back. */
import type { Language } from '../time/say.ts';
import { placesOf } from './read.ts';

const ONES = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES = ['', ' thousand', ' million', ' billion', ' trillion', ' quadrillion'];

function belowThousand(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const small = rest < 20 ? (ONES[rest] ?? '') : tensOf(rest);
  if (hundreds === 0) return small;
  return `${ONES[hundreds]} hundred${rest === 0 ? '' : ` and ${small}`}`;
}

const tensOf = (value: number): string =>
  `${TENS[Math.floor(value / 10)]}${value % 10 === 0 ? '' : `-${ONES[value % 10]}`}`;

function english(value: bigint): string {
  if (value === 0n) return 'zero';
  const groups: string[] = [];
  let rest = value;
  for (let scale = 0; rest > 0n; scale += 1, rest /= 1_000n) {
    const group = Number(rest % 1_000n);
    if (group === 0) continue;
    // "one thousand and five": the last group is joined on by "and" where it has no hundreds.
    const joined = scale === 0 && group < 100 && value > 999n ? `and ${belowThousand(group)}` : belowThousand(group);
    groups.unshift(joined + SCALES[scale]);
  }
  return groups.join(' ').replace(/ and and /g, ' and ');
}

const CAPITALS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES = ['', '拾', '佰', '仟'];
const SECTIONS = ['', '万', '亿', '万亿'];

/** Up to 9999 in capitals; zeros inside are said once, at the ends not at all. */
function section(value: number): string {
  let text = '';
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit !== 0) text += `${CAPITALS[digit]}${PLACES[place]}`;
    else if (text !== '' && !text.endsWith('零')) text += '零';
  }
  return text.replace(/零$/, '');
}

function chinese(value: bigint): string {
  if (value === 0n) return '零';
  let text = '';
  let gap = false;
  for (let index = 3; index >= 0; index -= 1) {
    const group = Number((value / 10_000n ** BigInt(index)) % 10_000n);
    if (group === 0) {
      gap = text !== '';
      continue;
    }
    const zero = text !== '' && (gap || group < 1_000) ? '零' : '';
    text += `${zero}${section(group)}${SECTIONS[index]}`;
    gap = false;
  }
  return text;
}

/** 伍角陆分, 零伍分, 整. */
function chineseCents(cents: number): string {
  if (cents === 0) return '整';
  const [jiao, fen] = [Math.floor(cents / 10), cents % 10];
  return `${jiao === 0 ? '零' : `${CAPITALS[jiao]}角`}${fen === 0 ? '' : `${CAPITALS[fen]}分`}`;
}

const names = new Map<string, string>();

/** In English "US dollars": the plural is what CLDR has, and Intl gives it only with a number. */
function nameOf(currency: string, language: Language): string {
  const known = names.get(`${language} ${currency}`);
  if (known !== undefined) return known;
  const name = lookedUp(currency, language);
  names.set(`${language} ${currency}`, name);
  return name;
}

function lookedUp(currency: string, language: Language): string {
  if (language === 'zh') return new Intl.DisplayNames('zh-CN', { type: 'currency' }).of(currency) ?? currency;
  if (currency === 'CNY') return 'yuan';
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'name' }).formatToParts(2);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

export function amountInWords(minor_units: bigint, currency: string, language: Language): string {
  const unit = 10n ** BigInt(placesOf(currency));
  const [whole, rest] = [minor_units / unit, Number(minor_units % unit)];
  if (language === 'en')
    return `${english(whole)} ${nameOf(currency, 'en')}${rest === 0 ? '' : ` and ${rest}/${unit}`}`;
  if (currency === 'CNY') return `人民币${whole === 0n ? '' : `${chinese(whole)}元`}${cnyCents(whole, rest)}`;
  const decimals =
    rest === 0
      ? ''
      : `点${[...String(rest).padStart(String(unit).length - 1, '0')].map((digit) => CAPITALS[Number(digit)]).join('')}`;
  return `${nameOf(currency, 'zh')}${chinese(whole)}${decimals}`;
}

const cnyCents = (whole: bigint, cents: number): string =>
  whole === 0n ? chineseCents(cents).replace(/^零/, '') : chineseCents(cents);
