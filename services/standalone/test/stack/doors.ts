/** Both doors of the operators behind one shape, so that one test goes through both: a request in JSON form, its answer too. */
import { randomUUID } from 'node:crypto';
import type { Client, ServiceError } from '@grpc/grpc-js';
import {
  HTTP_ROUTES,
  type HttpRpc,
  type MessageName,
  type Problem,
  readGrpcError,
  services,
  takesKey,
  toJsonForm,
  toWire,
} from '@stopline/contract';
import { type ClientMethod, call, callStream, openClient } from '@stopline/platform/grpc/client.ts';
import type { CaseShown } from '../../src/demo-desk.ts';
import { type StackFound, stack } from './stack.ts';

export type Who = 'operator' | 'supervisor' | 'auditor';

export interface Watched {
  readonly case: CaseShown;
  readonly events: readonly { readonly version: number; readonly type: string; readonly order_id?: string }[];
}

/** What every answer of a request that changes something has. */
export interface Changed {
  readonly case: CaseShown;
  readonly replayed: boolean;
  readonly warnings?: readonly { readonly reason: string; readonly field: string }[];
}

export class Refused extends Error {
  readonly reason: string;
  readonly rule: string | undefined;
  readonly field: string | undefined;
  constructor(message: string, { reason, rule, field }: Pick<Problem, 'reason' | 'rule' | 'field'>) {
    super(`${reason}: ${message}`);
    this.reason = reason;
    this.rule = rule;
    this.field = field;
  }
}

/** What was refused, looked at. */
export async function refusal(answer: Promise<unknown>): Promise<Refused> {
  const thrown = await answer.catch((error: unknown) => error);
  if (thrown instanceof Refused) return thrown;
  throw new Error(`it was not refused: ${JSON.stringify(thrown)}`);
}

export interface Door {
  readonly name: 'HTTP' | 'gRPC';
  /** What needs an idempotency key and has none gets one. Rejects with Refused. */
  ask<T = Changed>(rpc: HttpRpc, request: Readonly<Record<string, unknown>>, who?: Who): Promise<T>;
  watch(case_id: string, after_version: number, signal: AbortSignal): AsyncGenerator<Watched>;
  close(): void;
}

const DEADLINE_MS = 20_000;

const withKey = (rpc: HttpRpc, request: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  takesKey(rpc) ? { idempotency_key: randomUUID(), ...request } : request;

/** Where each field of a request goes: into the path, a header, the query or the body. */
function httpRequest(found: StackFound, rpc: HttpRpc, request: Readonly<Record<string, unknown>>, who: Who) {
  const { method, path } = HTTP_ROUTES[rpc];
  const { idempotency_key, ...rest }: Record<string, unknown> = withKey(rpc, request);
  const url = new URL(`http://127.0.0.1:${found.ports.intakeHttp}`);
  url.pathname = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const { [name]: value } = rest;
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  if (method === 'get') for (const [name, value] of Object.entries(rest)) url.searchParams.set(name, String(value));
  const headers = {
    authorization: `Bearer ${found.world.tokens[who]}`,
    ...(method === 'get' ? {} : { 'content-type': 'application/json' }),
    ...(idempotency_key === undefined ? {} : { 'idempotency-key': String(idempotency_key) }),
  };
  const body = method === 'get' ? {} : { body: JSON.stringify(rest) };
  return { url, init: { method: method.toUpperCase(), headers, ...body } };
}

async function problemOf(response: Response): Promise<Refused> {
  const problem = (await response.json()) as Problem;
  return new Refused(problem.detail, problem);
}

async function* serverSentEvents(response: Response): AsyncGenerator<Watched> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: ?(.*)$/m.exec(block)?.[1];
      if (data === undefined) continue;
      const seen = JSON.parse(data) as Watched;
      const id = /^id: ?(.*)$/m.exec(block)?.[1];
      if (id !== String(seen.case.version)) throw new Error(`an event's id is the version, not ${id}`);
      yield seen;
    }
  }
}

function httpDoor(found: StackFound): Door {
  return {
    name: 'HTTP',
    async ask<T>(rpc: HttpRpc, request: Readonly<Record<string, unknown>>, who: Who = 'operator') {
      const { url, init } = httpRequest(found, rpc, request, who);
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(DEADLINE_MS) });
      if (!response.ok) throw await problemOf(response);
      return (await response.json()) as T;
    },
    async *watch(case_id, after_version, signal) {
      const { url, init } = httpRequest(found, 'WatchCase', { case_id, after_version }, 'operator');
      const response = await fetch(url, { ...init, signal });
      if (!response.ok) throw await problemOf(response);
      yield* serverSentEvents(response);
    },
    close: () => undefined,
  };
}

type Method = ClientMethod<unknown, unknown>;

const methodOf = (rpc: HttpRpc): Method =>
  ({ ...services.IntakeService, ...services.CaseworkService })[rpc] as unknown as Method;

function refusedBy(thrown: unknown): unknown {
  const { cause } = thrown as { readonly cause?: ServiceError };
  const said = cause?.metadata === undefined ? null : readGrpcError(cause);
  if (said === null || cause === undefined) return thrown;
  const [rule, field] = [said.metadata.rule, said.violations[0]?.field];
  return new Refused(cause.details, {
    reason: said.reason as Problem['reason'],
    ...(rule === undefined ? {} : { rule }),
    ...(field === undefined ? {} : { field }),
  });
}

/** In a query an account's parts stand side by side; in a message they are one. */
function messageOf(rpc: HttpRpc, request: Readonly<Record<string, unknown>>): object {
  if (rpc !== 'FindCases' || request.account === undefined) return withKey(rpc, request);
  return { account: { scheme: request.scheme, value: request.account } };
}

function grpcDoor(found: StackFound): Door {
  const client: Client = openClient({ address: `127.0.0.1:${found.ports.intakeGrpc}` });
  const metadataOf = (who: Who) => ({ authorization: `Bearer ${found.world.tokens[who]}` });
  return {
    name: 'gRPC',
    async ask<T>(rpc: HttpRpc, request: Readonly<Record<string, unknown>>, who: Who = 'operator') {
      const wire = toWire(`${rpc}Request` as MessageName, messageOf(rpc, request));
      const options = { deadlineMs: DEADLINE_MS, metadata: metadataOf(who) };
      const answer = await call(client, methodOf(rpc), wire, options).catch((thrown: unknown) => {
        throw refusedBy(thrown);
      });
      return toJsonForm(`${rpc}Response` as MessageName, answer as object) as T;
    },
    async *watch(case_id, after_version, signal) {
      const wire = toWire('WatchCaseRequest', { case_id, after_version });
      const options = { metadata: metadataOf('operator'), signal };
      for await (const seen of callStream(client, methodOf('WatchCase'), wire, options)) {
        yield toJsonForm('WatchCaseResponse', seen as never) as unknown as Watched;
      }
    },
    close: () => client.close(),
  };
}

export async function openDoors(): Promise<{ readonly http: Door; readonly grpc: Door }> {
  const found = await stack();
  return { http: httpDoor(found), grpc: grpcDoor(found) };
}
