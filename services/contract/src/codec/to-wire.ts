/** JSON form or domain form -> what grpc-js takes to send a message. */
import type { MessageName, WireIn } from '../proto.ts';
import { type FieldPlan, planOf } from './descriptors.ts';
import { instantToWire, parseInstant, type WireTimestamp } from './time.ts';

/**
 * A bigint or a string of digits is an int64, a number of milliseconds or an RFC 3339 text is a Timestamp. What the
 * message does not name is left out: a view decides what its reader sees, and a wider value must not leak past it.
 */
export function toWire<N extends MessageName>(message: N, value: object): WireIn<N> {
  return messageToWire(message, value, message) as WireIn<N>;
}

function messageToWire(message: string, value: object, path: string): Record<string, unknown> {
  const given = value as Readonly<Record<string, unknown>>;
  const wire: Record<string, unknown> = {};
  for (const field of planOf(message).fields) {
    const item = given[field.name];
    if (item === undefined || item === null) continue;
    wire[field.name] = fieldToWire(field, item, `${path}.${field.name}`);
  }
  return wire;
}

function fieldToWire(field: FieldPlan, value: unknown, path: string): unknown {
  if (field.shape === 'list') {
    if (!Array.isArray(value)) throw new TypeError(`${path}: a list is expected`);
    return value.map((item, index) => oneToWire(field, item, `${path}[${index}]`));
  }
  if (field.shape === 'map') {
    const entries = Object.entries(objectAt(value, path));
    return Object.fromEntries(entries.map(([key, item]) => [key, oneToWire(field, item, `${path}.${key}`)]));
  }
  return oneToWire(field, value, path);
}

function oneToWire(field: FieldPlan, value: unknown, path: string): unknown {
  switch (field.kind) {
    case 'timestamp':
      return timestampOf(value, path);
    case 'message':
      return messageToWire(field.message ?? '', objectAt(value, path), path);
    case 'enum':
      return enumOf(field, value, path);
    case 'int64':
      return int64Of(value, path);
    case 'number':
      if (!Number.isInteger(value)) throw new TypeError(`${path}: an integer is expected`);
      return value;
    default: {
      const expected = field.kind === 'bool' ? 'boolean' : 'string';
      if (typeof value !== expected) throw new TypeError(`${path}: a ${expected} is expected`);
      return value;
    }
  }
}

function objectAt(value: unknown, path: string): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${path}: an object is expected`);
  }
  return value;
}

function timestampOf(value: unknown, path: string): WireTimestamp {
  const at = typeof value === 'string' ? parseInstant(value) : value;
  if (typeof at !== 'number' || !Number.isInteger(at)) throw new TypeError(`${path}: an instant is expected`);
  return instantToWire(at);
}

/** protobufjs takes an enum value that it does not know for 0 without a word, hence this check. */
function enumOf(field: FieldPlan, value: unknown, path: string): string {
  const plan = field.enumeration;
  if (plan === null || typeof value !== 'string' || !plan.values.includes(value)) {
    throw new TypeError(`${path}: ${String(value)} is no value of ${plan?.name}`);
  }
  return plan.prefix + value;
}

export function int64Of(value: unknown, path: string): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string' && /^-?\d{1,19}$/.test(value)) return value;
  if (Number.isSafeInteger(value)) return String(value);
  throw new TypeError(`${path}: an int64 is expected`);
}
