/** The public HTTP API, as a person's tool uses it. Nothing here knows more than the API's document says. */
import { HTTP_ROUTES, type HttpRpc } from '@stopline/contract/http/routes.ts';

export interface ApiSettings {
  /** http://host:port, without a path. */
  readonly url: string;
  readonly token: string;
  /** Accept-Language: the words to read over the telephone come in it. */
  readonly locale: string;
}

/** What the API refused or could not do, as it says it itself (RFC 9457). */
export class ApiError extends Error {
  readonly reason: string;
  readonly lines: readonly string[];
  constructor(reason: string, message: string, lines: readonly string[]) {
    super(message);
    this.reason = reason;
    this.lines = lines;
  }
}

/** Another spelling would need a second list of the API's answers: what is read is what the document names. */
export type Json = { readonly [name: string]: Json } & { readonly [index: number]: Json } & Iterable<Json>;

export interface Call {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

function urlOf(api: ApiSettings, rpc: HttpRpc, { path = {}, query = {} }: Call): string {
  const filled = HTTP_ROUTES[rpc].path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const search = pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
  return `${api.url.replace(/\/$/, '')}${filled}${search}`;
}

async function send(api: ApiSettings, rpc: HttpRpc, call: Call, accept: string): Promise<Response> {
  const headers: Record<string, string> = {
    authorization: `Bearer ${api.token}`,
    accept,
    'accept-language': api.locale,
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
  };
  const body = call.body === undefined ? {} : { body: JSON.stringify(call.body) };
  const response = await fetch(urlOf(api, rpc, call), {
    method: HTTP_ROUTES[rpc].method.toUpperCase(),
    headers,
    ...body,
  }).catch((error: Error) => {
    throw new ApiError('UNREACHABLE', `No answer from ${api.url}: ${causeOf(error)}. Is Stopline running there?`, []);
  });
  if (!response.ok) throw await refusalOf(response);
  return response;
}

const causeOf = (error: Error): string => (error.cause instanceof Error ? error.cause.message : error.message);

interface Problem {
  readonly reason?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly rule?: string;
  readonly errors?: readonly { readonly field: string; readonly problem: string; readonly expected: string }[];
}

async function refusalOf(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const rule = problem.rule === undefined ? '' : ` (rule ${problem.rule})`;
  const message = `${problem.detail ?? problem.title ?? `HTTP ${response.status}`}${rule}`;
  const lines = (problem.errors ?? [])
    // The message has said it already, with what is right.
    .filter((fault) => message !== `${fault.field}: ${fault.problem}; right: ${fault.expected}`)
    .map((fault) => `${fault.field}: ${fault.problem}; right: ${fault.expected}`);
  return new ApiError(problem.reason ?? `HTTP_${response.status}`, message, lines);
}

export async function callApi(api: ApiSettings, rpc: HttpRpc, call: Call = {}): Promise<Json> {
  return (await (await send(api, rpc, call, 'application/json')).json()) as Json;
}

/** Server-sent events, one JSON each, until the server ends or `signal` does. */
export async function* streamApi(api: ApiSettings, rpc: HttpRpc, call: Call): AsyncGenerator<Json> {
  const response = await send(api, rpc, call, 'text/event-stream');
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block
        .split(/\r?\n/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice('data:'.length).trimStart());
      if (data.length > 0) yield JSON.parse(data.join('\n')) as Json;
    }
  }
}
