/** Domain form (bigint, integer milliseconds) -> JSON form, so that a door can answer a view as it is. */
import type { MessageName } from '../proto.ts';
import { type FieldPlan, planOf } from './descriptors.ts';
import { formatInstant } from './time.ts';
import type { JsonObject, JsonValue } from './to-json-form.ts';
import { int64Of } from './to-wire.ts';

/**
 * What is in JSON form already stays as it is; what the message does not name is left out, as in `toWire`. Lists, maps,
 * numbers and flags that are not `optional` are always there, so that a reader need not ask for them.
 */
export function fromDomain(message: MessageName, value: object): JsonObject {
  return messageFromDomain(message, value);
}

function messageFromDomain(message: string, value: object): JsonObject {
  const given = value as Readonly<Record<string, unknown>>;
  const json: JsonObject = {};
  for (const field of planOf(message).fields) {
    const item = given[field.name];
    const json_value = item === undefined || item === null ? emptyOf(field) : fieldFromDomain(field, item);
    if (json_value !== undefined) json[field.name] = json_value;
  }
  return json;
}

function emptyOf(field: FieldPlan): JsonValue | undefined {
  if (field.marker !== null) return undefined;
  if (field.shape !== 'one') return field.shape === 'list' ? [] : {};
  if (field.kind === 'int64') return '0';
  if (field.kind === 'number') return 0;
  return field.kind === 'bool' ? false : undefined;
}

function fieldFromDomain(field: FieldPlan, value: unknown): JsonValue {
  if (field.shape === 'list') return (value as readonly unknown[]).map((item) => oneFromDomain(field, item));
  if (field.shape === 'map') {
    const entries = Object.entries(value as Readonly<Record<string, unknown>>);
    return Object.fromEntries(entries.map(([key, item]) => [key, oneFromDomain(field, item)]));
  }
  return oneFromDomain(field, value);
}

function oneFromDomain(field: FieldPlan, value: unknown): JsonValue {
  if (field.kind === 'message') return messageFromDomain(field.message ?? '', value as object);
  if (field.kind === 'timestamp' && typeof value === 'number') return formatInstant(value);
  if (field.kind === 'int64') return int64Of(value, field.name);
  return value as string | number | boolean;
}
