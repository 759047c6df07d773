import {
  type handleServerStreamingCall,
  type handleUnaryCall,
  type Metadata,
  type ServerUnaryCall,
  type ServerWritableStream,
  status,
} from '@grpc/grpc-js';
import { ensureError } from '../errors/outcome.ts';
import type { Instant } from '../ports/clock.ts';
import { UndecodableMessageError } from './decoding.ts';
import { peerUri } from './peer.ts';

export interface PresentedError {
  code: status;
  details: string;
  metadata?: Metadata;
}

/** The one place where an error becomes an answer. It must not throw, and must tell nothing about our insides. */
export type PresentGrpcError = (error: Error, call: { method: string }) => PresentedError;

export interface GrpcCall {
  /** `Service/Method`, without the package. */
  readonly method: string;
  readonly metadata: Metadata;
  /** Aborts when the caller hangs up or its deadline passes; a stream's also when this server stops. */
  readonly signal: AbortSignal;
  /** Infinity when the caller set none. */
  readonly deadline_at: Instant;
  /** The caller's network address, for logs. */
  readonly peer: string;
  /** The caller's name in its certificate (see peer.ts). */
  peerUri(prefix: string): string | undefined;
}

export type UnaryHandler<Request, Response> = (request: Request, call: GrpcCall) => Promise<Response>;
/** Must end soon after `call.signal` aborts: an iterator that waits cannot be stopped from outside. */
export type StreamHandler<Request, Response> = (request: Request, call: GrpcCall) => AsyncIterable<Response>;

export interface HandlerOptions {
  method: string;
  present: PresentGrpcError;
  /** Called once a call, when it has ended. */
  onEnd(code: status, durationMs: number): void;
  /** Aborts when the server stops: streams then end with UNAVAILABLE, so that their clients go elsewhere. */
  stopping: AbortSignal;
}

export function unary<Request, Response>(
  handler: UnaryHandler<Request, Response>,
  options: HandlerOptions,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const ending = trackEnd(call, options);
    const context = contextOf(call, options.method, ending.hungUp);
    const work = async (): Promise<Response> => {
      refuseUndecodable(call.request);
      return handler(call.request, context);
    };
    work().then(
      (response) => {
        ending.end(status.OK);
        callback(null, response);
      },
      (thrown: unknown) => {
        const presented = options.present(ensureError(thrown), { method: options.method });
        ending.end(presented.code);
        callback(presented);
      },
    );
  };
}

export function serverStream<Request, Response>(
  handler: StreamHandler<Request, Response>,
  options: HandlerOptions,
): handleServerStreamingCall<Request, Response> {
  return (call) => {
    const ending = trackEnd(call, options);
    const signal = AbortSignal.any([ending.hungUp, options.stopping]);
    const context = contextOf(call, options.method, signal);
    const fail = (presented: PresentedError): void => {
      ending.end(presented.code);
      call.emit('error', presented);
    };
    const work = async (): Promise<void> => {
      refuseUndecodable(call.request);
      for await (const message of handler(call.request, context)) {
        if (signal.aborted) return;
        if (!call.write(message)) await untilDrained(call, signal);
      }
    };
    work().then(
      () => {
        if (options.stopping.aborted) return fail(SERVER_STOPS);
        ending.end(status.OK);
        call.end();
      },
      (thrown: unknown) => {
        if (options.stopping.aborted) return fail(SERVER_STOPS);
        fail(options.present(ensureError(thrown), { method: options.method }));
      },
    );
  };
}

const SERVER_STOPS: PresentedError = { code: status.UNAVAILABLE, details: 'this server is stopping' };

/** What both kinds of call have; as a union, TypeScript cannot call `on`. */
type AnyCall = Pick<
  ServerUnaryCall<unknown, unknown>,
  'metadata' | 'getPeer' | 'getDeadline' | 'getAuthContext' | 'on'
>;

function trackEnd(call: AnyCall, options: HandlerOptions): { hungUp: AbortSignal; end(code: status): void } {
  const started = performance.now();
  const hangUp = new AbortController();
  let ended = false;
  const end = (code: status): void => {
    if (ended) return;
    ended = true;
    options.onEnd(code, performance.now() - started);
  };
  // grpc-js says 'cancelled' after an answered call too, hence the flag.
  call.on('cancelled', () => {
    if (ended) return;
    end(deadlineOf(call) <= Date.now() ? status.DEADLINE_EXCEEDED : status.CANCELLED);
    hangUp.abort(new Error('the caller hung up'));
  });
  return { hungUp: hangUp.signal, end };
}

function contextOf(call: AnyCall, method: string, signal: AbortSignal): GrpcCall {
  return {
    method,
    metadata: call.metadata,
    signal,
    deadline_at: deadlineOf(call),
    peer: call.getPeer(),
    peerUri: (prefix) => peerUri(call, prefix),
  };
}

function deadlineOf(call: AnyCall): Instant {
  const deadline = call.getDeadline();
  return deadline instanceof Date ? deadline.getTime() : deadline;
}

function refuseUndecodable(request: unknown): void {
  if (request instanceof UndecodableMessageError) throw request;
}

function untilDrained(call: ServerWritableStream<unknown, unknown>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      call.removeListener('drain', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    call.once('drain', done);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
