/** The answers' schemas, read off the proto files: the JSON form is theirs, and so are the words. */
import { type FieldPlan, type MessagePlan, planOf } from '../codec/descriptors.ts';

export interface JsonSchema {
  [key: string]: unknown;
}

export const schemaRef = (message: string): JsonSchema => ({ $ref: `#/components/schemas/${message}` });

/** The schemas of these messages and of all that they hold, by name. */
export function answerSchemas(messages: readonly string[]): Record<string, JsonSchema> {
  const schemas: Record<string, JsonSchema> = {};
  const open = [...messages];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (Object.hasOwn(schemas, name)) continue;
    const plan = planOf(name);
    schemas[name] = schemaOf(plan);
    open.push(...plan.fields.flatMap(({ message }) => message ?? []));
  }
  return schemas;
}

const flat = (comment: string): string => comment.replace(/\s+/g, ' ').trim();

function schemaOf(plan: MessagePlan): JsonSchema {
  return {
    type: 'object',
    description: flat(plan.comment),
    properties: Object.fromEntries(plan.fields.map((field) => [field.name, fieldSchema(field)])),
    required: plan.fields.filter(({ marker }) => marker === null).map(({ name }) => name),
  };
}

function fieldSchema(field: FieldPlan): JsonSchema {
  const description = flat(field.comment);
  const item = valueSchema(field);
  if (field.shape === 'list') return { type: 'array', items: item, description };
  if (field.shape === 'map') return { type: 'object', additionalProperties: item, description };
  return { ...item, description };
}

function valueSchema(field: FieldPlan): JsonSchema {
  switch (field.kind) {
    case 'string':
      return { type: 'string' };
    case 'bool':
      return { type: 'boolean' };
    case 'number':
      return { type: 'integer' };
    case 'int64':
      return { type: 'string', pattern: '^-?[0-9]+$' };
    case 'timestamp':
      return { type: 'string', format: 'date-time' };
    case 'enum':
      return { type: 'string', enum: [...(field.enumeration?.values ?? [])] };
    case 'message':
      return schemaRef(field.message ?? '');
  }
}
