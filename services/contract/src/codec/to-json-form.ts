/** Decoded proto message -> JSON form. */
import type { MessageName, WireOut } from '../proto.ts';
import { type FieldPlan, planOf, UNSPECIFIED } from './descriptors.ts';
import { type WireTimestamp, wireToText } from './time.ts';

export type JsonValue = string | number | boolean | JsonValue[] | JsonObject;
export interface JsonObject {
  [name: string]: JsonValue;
}

/** proto-loader's `defaults` show an absent string as '' and an absent message as null; here absent is absent. */
export function toJsonForm<N extends MessageName>(message: N, decoded: WireOut<N>): JsonObject {
  return messageToJson(message, decoded as Readonly<Record<string, unknown>>);
}

function messageToJson(message: string, decoded: Readonly<Record<string, unknown>>): JsonObject {
  const json: JsonObject = {};
  for (const field of planOf(message).fields) {
    const value = decoded[field.name];
    if (isAbsent(field, decoded, value)) continue;
    json[field.name] = fieldToJson(field, value);
  }
  return json;
}

function isAbsent(field: FieldPlan, decoded: Readonly<Record<string, unknown>>, value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (field.shape !== 'one') return false;
  if (field.marker !== null) return decoded[field.marker] !== field.name || value === '';
  // An enum that the caller never set is missing. One set to UNSPECIFIED by hand (marked) stays, to be refused by name.
  return value === '' || (field.enumeration !== null && value === field.enumeration.prefix + UNSPECIFIED);
}

function fieldToJson(field: FieldPlan, value: unknown): JsonValue {
  if (field.shape === 'list') return (value as readonly unknown[]).map((item) => oneToJson(field, item));
  if (field.shape === 'map') {
    const entries = Object.entries(value as Readonly<Record<string, unknown>>);
    return Object.fromEntries(entries.map(([key, item]) => [key, oneToJson(field, item)]));
  }
  return oneToJson(field, value);
}

function oneToJson(field: FieldPlan, value: unknown): JsonValue {
  switch (field.kind) {
    case 'timestamp':
      return wireToText(value as WireTimestamp);
    case 'message':
      return messageToJson(field.message ?? '', value as Readonly<Record<string, unknown>>);
    case 'enum':
      // A number is a value that this version does not know; no schema accepts it.
      return typeof value === 'string' ? value.slice(field.enumeration?.prefix.length) : (value as number);
    default:
      return value as string | number | boolean;
  }
}
