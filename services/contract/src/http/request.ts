/** What an HTTP request says, as the JSON form that the schemas read: path, query, header and body are one message. */
import { planOf } from '../codec/descriptors.ts';
import { type FieldViolation, invalidFields } from '../errors/stopline-error.ts';
import { type HttpRpc, pathFields, routeOf } from './routes.ts';

export interface HttpParts {
  readonly path: Readonly<Record<string, string>>;
  /** As Express' simple parser gives it: a repeated name is a list, which no schema accepts. */
  readonly query: Readonly<Record<string, unknown>>;
  /** The parsed body; undefined where there is none. */
  readonly body: unknown;
  /** The header `Idempotency-Key`. */
  readonly idempotency_key: string | undefined;
}

/** Still to be read by the RPC's schema. */
export function requestFromHttp(rpc: HttpRpc, parts: HttpParts): unknown {
  const route = routeOf(rpc);
  const inPath = Object.fromEntries(pathFields(route.path).map((name) => [name, parts.path[name]]));
  if (route.method === 'get') return { ...fromQuery(rpc, parts.query), ...inPath };
  const { body = {} } = parts;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  refuseElsewhere(body, [...Object.keys(inPath), 'idempotency_key']);
  const { idempotency_key } = parts;
  // Of a request that changes nothing the header is no concern.
  const keyed = idempotency_key !== undefined && takesKey(rpc);
  return { ...body, ...inPath, ...(keyed ? { idempotency_key } : {}) };
}

export const takesKey = (rpc: HttpRpc): boolean =>
  planOf(`${rpc}Request`).fields.some(({ name }) => name === 'idempotency_key');

/** A field that is given twice could say two things. */
function refuseElsewhere(body: object, names: readonly string[]): void {
  const violations: FieldViolation[] = names
    .filter((name) => name in body)
    .map((name) => ({
      field: name,
      problem: 'it is in the body',
      expected: name === 'idempotency_key' ? 'the header Idempotency-Key' : 'its place in the path',
    }));
  if (violations.length > 0) throw invalidFields(violations);
}

/** Everything in a query is text; a number becomes one where the message has one. */
function fromQuery(rpc: HttpRpc, query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const plan = planOf(`${rpc}Request`);
  const numbers = new Set(plan.fields.filter(({ kind }) => kind === 'number').map(({ name }) => name));
  const read = Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, numbers.has(name) ? numberOr(value) : value]),
  );
  return rpc === 'FindCases' ? withAccount(read) : read;
}

const numberOr = (value: unknown): unknown =>
  typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;

/** `?account=6222…&scheme=CARD`, and `&bank_id=` where the caller knows it. */
function withAccount({ account, scheme, bank_id, ...others }: Record<string, unknown>): Record<string, unknown> {
  const parts = Object.entries({ value: account, scheme, bank_id }).filter(([, part]) => part !== undefined);
  return parts.length === 0 ? others : { ...others, account: Object.fromEntries(parts) };
}
