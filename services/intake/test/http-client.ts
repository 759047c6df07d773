/** A client of the HTTP API, as the route table of the contract describes it. */
import { type HttpRpc, routeOf } from '@stopline/contract';
import { TOKENS, type Who } from './samples.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any RPC, looked at field by field
  readonly body: any;
}

type Json = Readonly<Record<string, unknown>>;

/** The request as JSON form, put where each part of it belongs. */
export async function askHttp(
  base: string,
  rpc: HttpRpc,
  who: Who | null,
  json: Json,
  locale?: string,
): Promise<HttpAnswer> {
  const { method, path } = routeOf(rpc);
  const rest: Record<string, unknown> = { ...json };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const headers = headersOf(who, rest.idempotency_key, locale);
  delete rest.idempotency_key;
  const query = method === 'get' ? `?${queryOf(rest)}` : '';
  const body = method === 'get' ? {} : { body: JSON.stringify(rest) };
  return read(await fetch(`${base}${filled}${query}`, { method: method.toUpperCase(), headers, ...body }));
}

function headersOf(who: Who | null, key: unknown, locale: string | undefined): Record<string, string> {
  return {
    'content-type': 'application/json',
    ...(who === null ? {} : { authorization: `Bearer ${TOKENS[who]}` }),
    ...(key === undefined ? {} : { 'idempotency-key': String(key) }),
    ...(locale === undefined ? {} : { 'accept-language': locale }),
  };
}

function queryOf({ account, ...rest }: Record<string, unknown>): string {
  const { value, ...others } = (account ?? {}) as Json;
  const parts = { ...rest, ...(value === undefined ? {} : { account: value }), ...others };
  return new URLSearchParams(Object.entries(parts).map(([name, part]) => [name, String(part)])).toString();
}

export async function read(response: Response): Promise<HttpAnswer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

export interface SseEvent {
  readonly id?: string;
  readonly event?: string;
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any RPC, looked at field by field
  readonly data?: any;
}

export interface EventSource {
  readonly response: Response;
  next(): Promise<SseEvent | null>;
  close(): void;
}

/** Reads with fetch, as a console does: the token is a header. */
export async function openEvents(
  url: string,
  who: Who,
  headers: Readonly<Record<string, string>> = {},
): Promise<EventSource> {
  const hangUp = new AbortController();
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${TOKENS[who]}`, accept: 'text/event-stream', ...headers },
    signal: hangUp.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  const next = async (): Promise<SseEvent | null> => {
    for (;;) {
      const end = buffer.indexOf('\n\n');
      if (end >= 0) {
        const event = eventOf(buffer.slice(0, end));
        buffer = buffer.slice(end + 2);
        if (event !== null) return event;
        continue;
      }
      const chunk = await reader?.read();
      if (chunk === undefined || chunk.done) return null;
      buffer += chunk.value;
    }
  };
  return { response, next, close: () => hangUp.abort() };
}

/** Null for a comment or a hint without data. */
function eventOf(text: string): SseEvent | null {
  const fields = Object.fromEntries(
    text.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  if (fields.data === undefined) return null;
  const { id, event, data } = fields;
  return { ...(id === undefined ? {} : { id }), ...(event === undefined ? {} : { event }), data: JSON.parse(data) };
}
