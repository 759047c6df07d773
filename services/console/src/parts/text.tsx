/** Times and amounts in the reader's language and zone. */
import { now as systemNow, systemZone } from '../browser/clock.ts';
import { moneyText } from '../money/show.ts';
import { ageOf, bandOf, clockText, fullText, secondsText } from '../time/say.ts';
import { language, say, sayOr } from '../words/say.ts';
import { shownNow } from './clock.ts';

let known: string | undefined;
/** Asked only when there is a time to say: the first word of Intl costs a slow machine a tenth of a second, before the form stands. */
export const zone = (): string => {
  known ??= systemZone();
  return known;
};

export const money = (minor_units: string | bigint, currency: string): string =>
  moneyText(minor_units, currency, language.value);

export const fullTime = (at: number): string => fullText(at, language.value, zone());
export const clockTime = (at: string | number): string => clockText(asInstant(at), language.value, zone());
export const secondsTime = (at: string | number): string => secondsText(asInstant(at), language.value, zone());

export const asInstant = (at: string | number): number => (typeof at === 'number' ? at : Date.parse(at));

/** "38 minutes ago"; `at` as the API has it. */
export function agoText(at: string | number): string {
  const { unit, count } = ageOf(shownNow() - asInstant(at));
  return say(`ago_${unit}`, { count });
}

export const bandText = (paid_at: number): string => sayOr(`band_${bandOf(shownNow() - paid_at)}`, '');

export { systemNow };

export function Ago({ at }: { readonly at: string }) {
  return (
    <time datetime={at} title={fullTime(asInstant(at))}>
      {agoText(at)}
    </time>
  );
}
