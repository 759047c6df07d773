/** Any message in JSON form, made from the proto files, so that a new field is tested as soon as it exists. */
import fc from 'fast-check';
import { type FieldPlan, planOf } from '../src/codec/descriptors.ts';
import { formatInstant } from '../src/codec/time.ts';
import type { JsonObject, JsonValue } from '../src/codec/to-json-form.ts';

const INT64_MAX = 2n ** 63n - 1n;
/** Years 1 to 9999. */
const INSTANT = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });
const DEPTH_MAX = 4;

export interface Leaves {
  readonly int64: fc.Arbitrary<JsonValue | bigint>;
  readonly timestamp: fc.Arbitrary<JsonValue>;
}

export const JSON_LEAVES: Leaves = {
  int64: fc.bigInt({ min: -INT64_MAX, max: INT64_MAX }).map(String),
  timestamp: INSTANT.map(formatInstant),
};
export const DOMAIN_LEAVES: Leaves = { int64: fc.bigInt({ min: -INT64_MAX, max: INT64_MAX }), timestamp: INSTANT };

export function anyMessage(message: string, leaves: Leaves, depth = 0): fc.Arbitrary<JsonObject> {
  const { fields } = planOf(message);
  const choices = new Map(fields.filter(({ choice }) => choice).map((field) => [field.marker, [] as string[]]));
  for (const field of fields) if (field.choice) choices.get(field.marker)?.push(field.name);
  const made = Object.fromEntries(fields.map((field) => [field.name, anyField(field, leaves, depth)]));
  const required = fields.filter((field) => isAlwaysThere(field)).map(({ name }) => name);
  return fc
    .tuple(fc.record(made, { requiredKeys: required }), fc.nat())
    .map(([json, pick]) => keepOneOf(json as JsonObject, [...choices.values()], pick));
}

/** What is not `optional` and has no absence on the wire: a list, a map, a number, a flag. */
const isAlwaysThere = (field: FieldPlan): boolean =>
  field.marker === null && (field.shape !== 'one' || ['number', 'bool', 'int64'].includes(field.kind));

function keepOneOf(json: JsonObject, choices: readonly (readonly string[])[], pick: number): JsonObject {
  const dropped = new Set(choices.flatMap((names) => names.filter((_, index) => index !== pick % names.length)));
  return Object.fromEntries(Object.entries(json).filter(([name]) => !dropped.has(name)));
}

function anyField(field: FieldPlan, leaves: Leaves, depth: number): fc.Arbitrary<unknown> {
  const item = anyValue(field, leaves, depth);
  if (field.shape === 'list') return fc.array(item, { maxLength: depth >= DEPTH_MAX ? 0 : 2 });
  if (field.shape === 'map') return fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), item, { maxKeys: 2 });
  return item;
}

function anyValue(field: FieldPlan, leaves: Leaves, depth: number): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'string':
      return fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
    case 'bool':
      return fc.boolean();
    case 'number':
      return fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    case 'int64':
      return leaves.int64;
    case 'timestamp':
      return leaves.timestamp;
    case 'enum':
      return fc.constantFrom(...(field.enumeration?.values ?? []));
    case 'message':
      return anyMessage(field.message ?? '', leaves, depth + 1);
  }
}
