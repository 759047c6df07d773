/** The HTTP door: the same desk, reached by paths. The table of them is the contract's. */
import {
  expressPath,
  fromDomain,
  type HTTP_ROUTES,
  type HttpRpc,
  httpRpcs,
  requestFromHttp,
  routeOf,
  toProblem,
} from '@stopline/contract';
import { openApiDocument } from '@stopline/contract/openapi/document.ts';
import type { HttpRoute } from '@stopline/platform/http/app.ts';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import type { Request, RequestHandler, Response } from 'express';
import type { AnswerRpc, StreamRpc } from '../desk/desk.ts';
import type { Asking, Serve } from '../serve/serve.ts';
import { type SentEvent, sendEvents } from './event-stream.ts';
import { MethodNotAllowed } from './problem.ts';

export interface HttpDoor {
  readonly serve: Serve;
  readonly requestId: () => string;
  readonly timers: Timers;
}

export function operatorRoutes(door: HttpDoor): readonly HttpRoute[] {
  const routes = httpRpcs.map((rpc): HttpRoute => {
    const { method, path } = routeOf(rpc);
    const handle = isStream(rpc) ? streaming(door, rpc) : answering(door, rpc);
    return { method, path: expressPath(path), handle };
  });
  const document = JSON.stringify(openApiDocument());
  const openApi: HttpRoute = {
    method: 'get',
    path: '/openapi.json',
    handle: (_request, response) => void response.type('application/json').send(document),
  };
  return [...routes, openApi];
}

type StreamedRpc = { [R in HttpRpc]: (typeof HTTP_ROUTES)[R]['answer'] extends 'events' ? R : never }[HttpRpc];

const isStream = (rpc: HttpRpc): rpc is StreamedRpc => routeOf(rpc).answer === 'events';

function begin({ requestId }: HttpDoor, request: Request, response: Response): Asking {
  const request_id = requestId();
  response.setHeader('X-Request-Id', request_id);
  const authorization = request.get('authorization');
  return { door: 'http', authorization, accept_language: request.get('accept-language'), request_id };
}

const jsonOf = (rpc: HttpRpc, request: Request, query: object = request.query): unknown =>
  requestFromHttp(rpc, {
    path: request.params as Readonly<Record<string, string>>,
    query: query as Readonly<Record<string, unknown>>,
    body: request.body,
    idempotency_key: request.get('idempotency-key'),
  });

function answering(door: HttpDoor, rpc: AnswerRpc): HttpRoute['handle'] {
  return async (request, response) => {
    const answer = await door.serve.answer(rpc, begin(door, request, response), () => jsonOf(rpc, request));
    const isNew = routeOf(rpc).answer === 'created' && 'replayed' in answer && answer.replayed === false;
    response.status(isNew ? 201 : 200).json(fromDomain(`${rpc}Response`, answer));
  };
}

/** What a reader gives back as `Last-Event-ID` is the field of the request that says where it stopped. */
const RESUMED_BY = { WatchCase: 'after_version', WatchCases: 'after' } as const satisfies Record<StreamRpc, string>;
const ID_OF = {
  WatchCase: ({ case: shown }: Message) => String(shown?.version),
  WatchCases: ({ position }: Message) => String(position),
};

interface Message {
  readonly case?: { readonly version: number };
  readonly position?: string;
}

function streaming(door: HttpDoor, rpc: StreamRpc): HttpRoute['handle'] {
  return async (request, response) => {
    if (request.method === 'HEAD') throw new MethodNotAllowed('HEAD', ['GET']);
    const asking = begin(door, request, response);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const lastId = request.get('last-event-id');
    const query =
      lastId === undefined || lastId === '' ? request.query : { ...request.query, [RESUMED_BY[rpc]]: lastId };
    const messages = door.serve.stream(rpc, asking, () => jsonOf(rpc, request, query), gone.signal);
    await sendEvents(response, eventsOf(rpc, messages), { timers: door.timers, problemOf: toProblem });
  };
}

/** What is the same message for many readers is put into words once. */
const said = new WeakMap<object, object>();

async function* eventsOf(rpc: StreamRpc, messages: AsyncIterable<object>): AsyncGenerator<SentEvent> {
  for await (const message of messages) {
    const data = said.get(message) ?? fromDomain(`${rpc}Response`, message);
    said.set(message, data);
    yield { id: ID_OF[rpc](message), data };
  }
}

/** A path that is there, asked in a way that it is not. */
export function otherMethods(): RequestHandler {
  const known = httpRpcs.map((rpc) => {
    const { method, path } = routeOf(rpc);
    return { method: method.toUpperCase(), path: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`) };
  });
  return (request, _response, next) => {
    const methods = known.filter(({ path }) => path.test(request.path)).map(({ method }) => method);
    if (methods.length > 0) throw new MethodNotAllowed(request.method, methods);
    next();
  };
}
