/** One request to the API. Whatever is not an answer becomes an ApiFault that says whether the same may be sent again. */
import { hearTime, ownNow } from '../browser/clock.ts';
import type { FieldFault } from './types.ts';

export class ApiFault extends Error {
  /** The API's own reason; NO_CONNECTION where nothing came back. */
  readonly reason: string;
  readonly status: number;
  readonly errors: readonly FieldFault[];
  readonly rule: string | null;
  /** Null where a repeat of the same does not help. */
  readonly retryAfterMs: number | null;

  constructor(detail: string, parts: Pick<ApiFault, 'reason' | 'status' | 'errors' | 'rule' | 'retryAfterMs'>) {
    super(detail);
    this.reason = parts.reason;
    this.status = parts.status;
    this.errors = parts.errors;
    this.rule = parts.rule;
    this.retryAfterMs = parts.retryAfterMs;
  }
}

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: object;
  /** Drawn when the form is opened, so that the same act twice is one act. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Identity {
  readonly token: string;
  /** `zh` or `en`: in which language phone scripts come. */
  readonly language: string;
}

const ANSWER_WITHIN_MS = 10_000;

export const noConnection = (detail: string): ApiFault =>
  new ApiFault(detail, { reason: 'NO_CONNECTION', status: 0, errors: [], rule: null, retryAfterMs: 1_000 });

interface Problem {
  readonly detail?: string;
  readonly reason?: string;
  readonly errors?: readonly FieldFault[];
  readonly rule?: string;
  readonly retry_after_ms?: number;
}

async function faultOf(response: Response): Promise<ApiFault> {
  const problem = (await response.json().catch(() => ({}))) as Problem;
  // A proxy's own error page says nothing of ours: what was asked may or may not have been done.
  const isOurs = problem.reason !== undefined;
  if (!isOurs && response.status >= 500) return noConnection(`HTTP ${response.status}`);
  return new ApiFault(problem.detail ?? `HTTP ${response.status}`, {
    reason: problem.reason ?? 'UNKNOWN',
    status: response.status,
    errors: problem.errors ?? [],
    rule: problem.rule ?? null,
    retryAfterMs: problem.retry_after_ms ?? (response.status >= 500 ? 1_000 : null),
  });
}

function urlOf({ path, query = {} }: Ask): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** A token with signs that no header can carry is nobody's: it is refused here as the API would refuse it. */
function headersOf({ token, language }: Identity, { body, key, headers }: Ask): Record<string, string> {
  const all = {
    authorization: `Bearer ${token}`,
    'accept-language': language,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...headers,
  };
  try {
    new Headers(all);
  } catch (error) {
    const parts = { reason: 'UNAUTHENTICATED', status: 401, errors: [], rule: null, retryAfterMs: null };
    throw new ApiFault((error as Error).message, parts);
  }
  return all;
}

/** The response once its head is there and says success. */
export async function open(identity: Identity, ask: Ask): Promise<Response> {
  const { method = 'GET', body, signal } = ask;
  const headers = headersOf(identity, ask);
  const askedAt = ownNow();
  const response = await fetch(urlOf(ask), {
    method,
    cache: 'no-store',
    credentials: 'omit',
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: Error) => {
    throw noConnection(error.message);
  });
  hearTime(response.headers.get('date'), askedAt);
  if (!response.ok) throw await faultOf(response);
  return response;
}

export async function call<T>(identity: Identity, ask: Ask): Promise<T> {
  const tooLong = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const signal = ask.signal === undefined ? tooLong : AbortSignal.any([ask.signal, tooLong]);
  const response = await open(identity, { ...ask, signal });
  return (await response.json().catch((error: Error) => {
    throw noConnection(error.message);
  })) as T;
}
