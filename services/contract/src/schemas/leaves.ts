/** The smallest schemas: text, amounts, times, ids. Input is JSON form, output is domain form. */
import type { Instant } from '@stopline/domain/values/instant.ts';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import * as z from 'zod';
import { parseInstant } from '../codec/time.ts';
import { LIMITS } from '../limits.ts';
import { type IssueSink, wrong } from './fault.ts';

/** Stands where bytes were no UTF-8; nobody types it. */
const REPLACEMENT = '\uFFFD';
const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LINES = /[^\P{Cc}\n\r\t]/u;

/** Looks at what every text of ours must be; true if it is. */
function isCleanText(sink: IssueSink, text: string, control: RegExp, expected: string): boolean {
  const broken = text.includes(REPLACEMENT) || !text.isWellFormed();
  if (broken) wrong(sink, 'it has the sign U+FFFD, which stands for bytes that are no UTF-8', 'text in valid UTF-8');
  else if (control.test(text)) wrong(sink, 'it has control characters', expected);
  else return true;
  return false;
}

/**
 * Signs that nobody sees and that turn what one sees around: direction marks, zero-width spaces, byte order marks. They come
 * along when something is pasted, so they are dropped and not refused. Joiners stay: Hindi and Persian names need them.
 */
const UNSEEN = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

const charactersOf = (text: string): number => [...text].length;

function boundedText(max: number, control: RegExp, expected: string) {
  return z
    .string({ error: expected })
    .overwrite((typed) => typed.replace(UNSEEN, ''))
    .trim()
    .check((check) => {
      if (!isCleanText(check, check.value, control, expected)) return;
      const length = charactersOf(check.value);
      if (length === 0) wrong(check, 'it is empty', expected);
      if (length > max) wrong(check, `it has ${length} characters`, expected);
    })
    .meta({ minLength: 1, maxLength: max });
}

/** One line, 1 to `max` characters, blanks at the ends cut off. */
export const text = (max: number) => boundedText(max, CONTROL, `1 to ${max} characters on one line`);
/** As `text`, and may have lines. */
export const longText = (max: number) => boundedText(max, CONTROL_BUT_LINES, `1 to ${max} characters`);

/** Any id: one that has not our form is not found rather than wrong. */
export const id = () => text(LIMITS.id_chars_max);

const KEY_RULE = '8 to 64 of A-Z a-z 0-9 . _ -';
export const idempotencyKey = () =>
  z
    .string({ error: KEY_RULE })
    .check((check) => {
      if (!/^[A-Za-z0-9._-]{8,64}$/.test(check.value)) wrong(check, 'it has another length or other signs', KEY_RULE);
    })
    .meta({
      description: 'The same key and body again give the case as it is now.',
      minLength: LIMITS.idempotency_key_chars_min,
      maxLength: LIMITS.idempotency_key_chars_max,
      pattern: '^[A-Za-z0-9._-]+$',
    });

export const oneOf = <const V extends readonly string[]>(values: V) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });

export const integer = (min: number, max: number) => {
  const expected = `an integer from ${min} to ${max}`;
  return z.int({ error: expected }).min(min, { error: expected }).max(max, { error: expected });
};

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const CURRENCY_RULE = 'an ISO 4217 code of three capitals, such as CNY';
export const currencyCode = () =>
  z
    .string({ error: CURRENCY_RULE })
    .check((check) => {
      if (CURRENCIES.has(check.value)) return;
      const problem = /^[A-Z]{3}$/.test(check.value) ? `${check.value} is no currency` : 'it is no currency code';
      wrong(check, problem, CURRENCY_RULE);
    })
    .meta({ pattern: '^[A-Z]{3}$' });

/** An int64 in JSON form; `min` is 0 or 1. */
export const minorUnits = (min: 0n | 1n) => {
  const expected = `a string of digits, ${min} to ${LIMITS.minor_units_max}, in the currency's smallest unit`;
  return z
    .string({ error: expected })
    .meta({ pattern: '^[0-9]{1,16}$' })
    .transform((typed, context): bigint => {
      if (!/^-?\d{1,19}$/.test(typed)) {
        wrong(context, 'it is no whole number', expected);
        return z.NEVER;
      }
      const units = BigInt(typed);
      if (units < 0n) wrong(context, 'it is negative', expected);
      else if (units < min) wrong(context, 'it is zero', expected);
      else if (units > LIMITS.minor_units_max) wrong(context, 'it is above the limit', expected);
      return units;
    });
};

/** An int64 that counts, as a number: beyond 2^53 nobody counts. */
export const sequenceNumber = () => {
  const expected = `a string of digits, 0 to ${Number.MAX_SAFE_INTEGER}`;
  return z
    .string({ error: expected })
    .meta({ pattern: '^[0-9]{1,16}$' })
    .transform((typed, context): number => {
      const value = /^\d{1,16}$/.test(typed) ? Number(typed) : Number.NaN;
      if (!Number.isSafeInteger(value)) wrong(context, 'it is no such number', expected);
      return value;
    });
};

const INSTANT_RULE = 'a time as in RFC 3339 with its zone, such as 2026-11-24T06:10:53.000Z';
export const instant = (check: (at: Instant, sink: IssueSink) => void = () => undefined) =>
  z
    .string({ error: INSTANT_RULE })
    .meta({ format: 'date-time' })
    .transform((typed, context): Instant => {
      const at = parseInstant(typed);
      if (at === null) {
        wrong(context, 'it is no time', INSTANT_RULE);
        return z.NEVER;
      }
      check(at, context);
      return at;
    });

/** Numbers that the British regulator keeps for films and examples: nobody's, so that samples may use them. */
const FOR_EXAMPLES = /^\+447700900\d{3}$/;
const PHONE_RULE = 'a telephone number in E.164: + and the country, then the number, such as +8613800138000';
/** E.164, whatever blanks, dashes and brackets it was typed with. */
export const phone = () =>
  z
    .string({ error: PHONE_RULE })
    .meta({ maxLength: LIMITS.phone_chars_max, description: 'E.164.' })
    .transform((typed, context): string => {
      const parsed = typed.length > LIMITS.phone_chars_max ? undefined : parsePhoneNumberFromString(typed);
      const reached = parsed !== undefined && (parsed.isValid() || FOR_EXAMPLES.test(parsed.number));
      if (!reached) wrong(context, noPhoneBecause(typed), PHONE_RULE);
      else if (parsed.ext !== undefined) wrong(context, 'it has an extension', PHONE_RULE);
      return parsed?.number ?? typed;
    });

const noPhoneBecause = (typed: string): string =>
  typed.trimStart().startsWith('+') ? 'no country has such a number' : 'it does not begin with + and the country';

const LOCALE_RULE = 'a BCP 47 language tag, such as zh-CN';
export const locale = () =>
  z
    .string({ error: LOCALE_RULE })
    .meta({ maxLength: LIMITS.locale_chars_max })
    .transform((typed, context): string => {
      const canonical = canonicalLocale(typed);
      if (canonical === null) wrong(context, 'it is no language tag', LOCALE_RULE);
      return canonical ?? typed;
    });

function canonicalLocale(typed: string): string | null {
  if (typed.length > LIMITS.locale_chars_max) return null;
  try {
    return Intl.getCanonicalLocales(typed)[0] ?? null;
  } catch {
    return null;
  }
}

export const pageSize = () =>
  integer(0, LIMITS.page_size_max)
    .default(LIMITS.page_size_default)
    .transform((size) => (size === 0 ? LIMITS.page_size_default : size));

export const pageToken = () => text(LIMITS.page_token_chars_max);

/** A message with exactly these fields. */
export const message = <S extends z.ZodRawShape>(shape: S) => {
  const fields = Object.keys(shape).join(', ') || 'none';
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `the fields here are ${fields}` : `an object with ${fields}`,
  });
};

/** A field that may be absent; present it is never undefined. */
export const maybe = <S extends z.ZodType>(schema: S) => z.exactOptional(schema);

export const list = <S extends z.ZodType>(item: S, min: number, max: number, what: string) => {
  const expected = `${min} to ${max} ${what}`;
  return z
    .array(item, { error: `a list of ${expected}` })
    .min(min, { error: expected })
    .max(max, { error: expected });
};
