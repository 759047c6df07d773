/** Minor units as an amount, exactly: Intl takes decimal strings, so no number goes through a float. */
import type { Language } from '../time/say.ts';
import { placesOf } from './read.ts';

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, language: Language): Intl.NumberFormat {
  const name = `${language} ${currency}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  formats.set(name, made);
  return made;
}

/** "120000.5" -> the decimal string that Intl formats. */
export function decimalOf(minor_units: bigint, places: number): string {
  const text = minor_units.toString().padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

export const moneyText = (minor_units: bigint | string, currency: string, language: Language): string =>
  formatOf(currency, language).format(decimalOf(BigInt(minor_units), placesOf(currency)) as `${number}`);
