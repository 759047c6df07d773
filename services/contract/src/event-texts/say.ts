/** An event's text in the reader's language. */
import { amountText } from '@stopline/domain/views/phone-script.ts';
import { EVENT_WORDS, type EventTextKey, type Words } from './words.ts';

export interface EventText {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

export const isEventTextKey = (key: string): key is EventTextKey => Object.hasOwn(EVENT_WORDS, key);

/** A key of a later version is said as it is. */
export function sayEvent({ key, values }: EventText, language: keyof Words): string {
  if (!isEventTextKey(key)) return key;
  return EVENT_WORDS[key][language].replace(/\{(\w+)(:money)?\}/g, (_blank, name: string, asMoney?: string) => {
    const value = values[name] ?? '';
    return asMoney === undefined ? value : moneyText(value, values.currency ?? '');
  });
}

const moneyText = (minor_units: string, currency: string): string =>
  /^\d+$/.test(minor_units) && /^[A-Z]{3}$/.test(currency) ? amountText(BigInt(minor_units), currency) : minor_units;
