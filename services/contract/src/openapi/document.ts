/** The OpenAPI 3.1 document: requests from the zod schemas that check them, answers from the proto files, paths from the route table. */
import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { REASONS } from '../errors/reasons.ts';
import { takesKey } from '../http/request.ts';
import { type HttpRoute, type HttpRpc, httpRpcs, pathFields, routeOf } from '../http/routes.ts';
import { LIMITS } from '../limits.ts';
import { idempotencyKey } from '../schemas/leaves.ts';
import { account, accountValue } from '../schemas/payment.ts';
import { type RequestSchemas, requestSchemas } from '../schemas/requests.ts';
import { answerSchemas, type JsonSchema, schemaRef } from './answers.ts';

const PROBLEM = 'Problem';

/** RFC 9457, as `toProblem` makes it. */
const problemSchema = {
  type: 'object',
  description: 'RFC 9457. Every reason stands in docs/errors.md.',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    reason: { type: 'string', enum: Object.keys(REASONS) },
    field: { type: 'string', description: 'The path of the first wrong field.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, problem: { type: 'string' }, expected: { type: 'string' } },
        required: ['field', 'problem', 'expected'],
      },
      maxItems: LIMITS.violations_max,
    },
    rule: { type: 'string', description: 'The number of the rule that refused.' },
    retry_after_ms: { type: 'integer', description: 'When the same request, with the same key, may succeed.' },
  },
  required: ['type', 'title', 'status', 'detail', 'reason'],
} as const;

type Shape = Readonly<Record<string, z.ZodType>>;

/** FindCases takes an account apart, since a query has no objects. */
const ACCOUNT_IN_QUERY: Shape = {
  account: z.exactOptional(accountValue()),
  scheme: z.exactOptional(account.in.shape.scheme).meta({ description: 'Of `account`, and needed with it.' }),
  bank_id: account.in.shape.bank_id,
};

const without = (shape: Shape, names: readonly string[]): Shape =>
  Object.fromEntries(Object.entries(shape).filter(([name]) => !names.includes(name)));

const withOnly = (shape: Shape, names: readonly string[]): Shape =>
  Object.fromEntries(names.flatMap((name) => (shape[name] === undefined ? [] : [[name, shape[name]]])));

function operation(rpc: HttpRpc, schemas: RequestSchemas): ZodOpenApiOperationObject {
  const route = routeOf(rpc);
  const schema = schemas[rpc];
  const shape: Shape = schema.shape;
  const inPath = pathFields(route.path);
  const keyed = takesKey(rpc);
  const rest = without(shape, [...inPath, 'idempotency_key']);
  const reads = route.method === 'get';
  const query = rpc === 'FindCases' ? { ...rest, ...ACCOUNT_IN_QUERY } : rest;
  const description = schema.description === undefined ? {} : { description: schema.description };
  return {
    operationId: rpc,
    summary: route.summary,
    ...description,
    requestParams: {
      ...(inPath.length > 0 ? { path: z.object(withOnly(shape, inPath)) } : {}),
      ...(keyed ? { header: z.object({ 'Idempotency-Key': idempotencyKey() }) } : {}),
      ...(reads && Object.keys(query).length > 0 ? { query: z.object(query) } : {}),
    },
    ...(reads || Object.keys(rest).length === 0
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: z.strictObject(rest) } } } }),
    responses: answers(rpc, route),
  };
}

function answers(rpc: HttpRpc, route: HttpRoute): ZodOpenApiOperationObject['responses'] {
  const wrong = {
    description: 'Refused, or failed; `reason` says why.',
    content: { 'application/problem+json': { schema: schemaRef(PROBLEM) } },
  };
  const schema = schemaRef(`${rpc}Response`);
  if (route.answer === 'events') {
    const description = `Server-sent events; the data of each is a ${rpc}Response in JSON. \`Last-Event-ID\` goes on from there.`;
    return { '200': { description, content: { 'text/event-stream': { schema } } }, default: wrong };
  }
  const content = { 'application/json': { schema } };
  if (route.answer === 'ok') return { '200': { description: 'Done.', content }, default: wrong };
  return {
    '201': { description: 'On disk; from here on it is carried out.', content },
    '200': { description: 'The same was sent before: the case as it is now.', content },
    default: wrong,
  };
}

export function openApiDocument(): object {
  // The clock decides what is accepted, never what a schema looks like.
  const schemas = requestSchemas(() => 0);
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const rpc of httpRpcs) {
    const { path, method } = routeOf(rpc);
    paths[path] = { ...paths[path], [method]: operation(rpc, schemas) };
  }
  const answered = answerSchemas(httpRpcs.map((rpc) => `${rpc}Response`));
  const components: Record<string, JsonSchema> = { ...answered, [PROBLEM]: problemSchema };
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Stopline',
      version: '1',
      description:
        'Amounts are strings of minor units, times RFC 3339 in UTC. The same messages go over gRPC: proto/stopline/v1.',
    },
    security: [{ operator: [] }],
    paths: paths as ZodOpenApiPathsObject,
    components: {
      schemas: components,
      securitySchemes: { operator: { type: 'http', scheme: 'bearer', description: 'A token of the operators file.' } },
    },
  });
}
