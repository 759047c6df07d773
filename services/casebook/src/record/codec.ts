/**
 * Events and cases in the form in which they are stored, and back. The names stay; an amount becomes a decimal string
 * (JSON numbers end at 2^53), an instant RFC 3339 UTC with milliseconds, so that people can read the log.
 */
import { AMOUNT_FIELDS, COUNT_FIELDS, INSTANT_FIELDS } from './fields.ts';

/** A value that must not be stored: it would come back as something else. */
export class NotStorableError extends Error {
  override readonly name = 'NotStorableError';
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json };

const AMOUNT_TEXT = /^(?:0|-?[1-9]\d*)$/;
const INSTANT_TEXT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export function instantText(at: number): string {
  if (!Number.isInteger(at)) throw new NotStorableError('an instant is an integer of milliseconds');
  const text = new Date(at).toISOString();
  // Years outside 0000 to 9999 have another form, which no reader of the log expects.
  if (!INSTANT_TEXT.test(text)) throw new NotStorableError('an instant is in the years 0000 to 9999');
  return text;
}

export function instantFrom(text: unknown): number {
  const at = typeof text === 'string' && INSTANT_TEXT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new NotStorableError('not an instant with milliseconds and Z');
  return at;
}

/** `field` is the name under which the value stands; the elements of a list stand under the list's. */
export function encode(value: unknown, field = ''): Json {
  switch (typeof value) {
    case 'string':
      return textFor(field, value);
    case 'boolean':
      return value;
    case 'number':
      return encodeNumber(field, value);
    case 'bigint':
      if (!AMOUNT_FIELDS.has(field)) throw new NotStorableError(`${field} is not known as an amount`);
      return value.toString();
    case 'object':
      return encodeObject(value, field);
    default:
      throw new NotStorableError(`${field} is ${typeof value}: an absent field is left out`);
  }
}

/** A text under the name of an amount or a time would come back as one. */
function textFor(field: string, text: string): string {
  if (AMOUNT_FIELDS.has(field) || INSTANT_FIELDS.has(field)) throw new NotStorableError(`${field} must not be a text`);
  return text;
}

function encodeNumber(field: string, value: number): Json {
  if (INSTANT_FIELDS.has(field)) return instantText(value);
  if (!COUNT_FIELDS.has(field)) throw new NotStorableError(`${field} is known neither as a count nor as an instant`);
  if (!Number.isSafeInteger(value)) throw new NotStorableError(`${field} is not a whole number`);
  return value;
}

function encodeObject(value: object | null, field: string): Json {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((element) => encode(element, field));
  const stored: Record<string, Json> = {};
  for (const name of Object.keys(value)) stored[name] = encode((value as Record<string, unknown>)[name], name);
  return stored;
}

/** Changes what JSON.parse has just made; nobody else holds it. */
export function decode(value: unknown, field = ''): unknown {
  if (typeof value === 'string') {
    if (INSTANT_FIELDS.has(field)) return instantFrom(value);
    return AMOUNT_FIELDS.has(field) ? amountFrom(value, field) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = decode(value[index], field);
    return value;
  }
  const fields = value as Record<string, unknown>;
  for (const name of Object.keys(fields)) fields[name] = decode(fields[name], name);
  return fields;
}

function amountFrom(text: string, field: string): bigint {
  if (!AMOUNT_TEXT.test(text)) throw new NotStorableError(`${field} is not an amount`);
  return BigInt(text);
}
