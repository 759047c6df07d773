import {
  type CallOptions,
  type ChannelOptions,
  Client,
  type ClientOptions,
  credentials,
  Metadata,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import {
  type CallError,
  type CallErrorDetails,
  ensureError,
  OutcomeUnknownError,
  RetryableError,
  TerminalError,
} from '../errors/outcome.ts';
import type { TlsIdentity } from './tls.ts';

export interface GrpcTarget {
  /** `host:port` */
  address: string;
  /** Absent: plain text. */
  tls?: TlsIdentity & {
    /** The name the other side's certificate must carry; needed wherever the address is an IP. */
    server_name?: string;
  };
}

const CHANNEL_OPTIONS: ChannelOptions = {
  // The default grows to two minutes: that long after the other side is back, calls would still fail.
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1000,
  // A peer that vanished without closing is noticed by the ping, not by one deadline after the other.
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 2_000,
  'grpc.keepalive_permit_without_calls': 1,
  // Its own connection: two channels to one address would share the first one's TCP connection otherwise.
  'grpc.use_local_subchannel_pool': 1,
  // Trying again is decided in one place, and that is not here.
  'grpc.enable_retries': 0,
  'grpc.service_config_disable_resolution': 1,
  'grpc.max_receive_message_length': 4 * 1024 * 1024,
};

/** One client a target, kept for the target's life: it connects, and comes back, by itself. */
export function openClient(target: GrpcTarget): Client {
  const { address, tls } = target;
  if (tls === undefined) return new Client(address, credentials.createInsecure(), CHANNEL_OPTIONS);
  const options: ClientOptions = {
    ...CHANNEL_OPTIONS,
    ...(tls.server_name === undefined ? {} : { 'grpc.ssl_target_name_override': tls.server_name }),
  };
  return new Client(address, credentials.createSsl(tls.ca, tls.key, tls.cert), options);
}

/** The part of a generated method definition that a caller needs. */
export interface ClientMethod<Request, Response> {
  path: string;
  requestSerialize(value: Request): Buffer;
  responseDeserialize(bytes: Buffer): Response;
}

export interface StreamCallOptions {
  metadata?: Record<string, string>;
  signal?: AbortSignal;
}

export interface UnaryCallOptions extends StreamCallOptions {
  /** What is left of the caller's time. A call without a deadline may stay pending for ever. */
  deadlineMs: number;
}

/** Rejects with TerminalError, RetryableError or OutcomeUnknownError, and nothing else. */
export function call<Request, Response>(
  client: Client,
  method: ClientMethod<Request, Response>,
  request: Request,
  options: UnaryCallOptions,
): Promise<Response> {
  const { deadlineMs, signal } = options;
  return new Promise((resolve, reject) => {
    if (!(deadlineMs > 0)) return reject(new RetryableError(`${method.path}: no time left, nothing was sent`));
    if (signal?.aborted) return reject(new RetryableError(`${method.path}: given up before it was sent`));
    const { path, requestSerialize, responseDeserialize } = method;
    const callOptions: CallOptions = { deadline: Date.now() + deadlineMs };
    try {
      const running = client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        metadataOf(options.metadata),
        callOptions,
        (error, response) => {
          signal?.removeEventListener('abort', cancel);
          if (error) reject(asCallError(error));
          else if (response === undefined) reject(new OutcomeUnknownError(`${path}: answered without a message`));
          else resolve(response as Response);
        },
      );
      const cancel = (): void => running.cancel();
      signal?.addEventListener('abort', cancel, { once: true });
    } catch (thrown) {
      // A request that cannot be serialised, or a client that was closed: the same call fails the same way.
      reject(new TerminalError(`${path}: ${ensureError(thrown).message}`, { cause: thrown }));
    }
  });
}

/** Yields what the server streams until either side ends it; aborting ends it quietly, an error is thrown classified. */
export async function* callStream<Request, Response>(
  client: Client,
  method: ClientMethod<Request, Response>,
  request: Request,
  options: StreamCallOptions = {},
): AsyncGenerator<Response, void, undefined> {
  const { signal } = options;
  if (signal?.aborted) return;
  const { path, requestSerialize, responseDeserialize } = method;
  const metadata = metadataOf(options.metadata);
  const stream = client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, request, metadata);
  const cancel = (): void => stream.cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for await (const message of stream) yield message as Response;
  } catch (thrown) {
    if (signal?.aborted) return;
    throw asCallError(thrown);
  } finally {
    signal?.removeEventListener('abort', cancel);
    stream.cancel();
  }
}

function metadataOf(entries: Record<string, string> = {}): Metadata {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(entries)) metadata.set(key, value);
  return metadata;
}

const RETRYABLE: readonly status[] = [status.UNAVAILABLE, status.RESOURCE_EXHAUSTED, status.ABORTED];
const UNKNOWN: readonly status[] = [status.DEADLINE_EXCEEDED, status.CANCELLED, status.UNKNOWN, status.INTERNAL];

/** The original ServiceError, with its metadata, is the `cause`. */
export function asCallError(thrown: unknown): CallError {
  const error = ensureError(thrown);
  if (!isServiceError(error)) return new OutcomeUnknownError(error.message, { cause: error });
  const details: CallErrorDetails = { code: status[error.code] ?? 'UNKNOWN', grpc_code: error.code, cause: error };
  if (RETRYABLE.includes(error.code)) return new RetryableError(error.message, details);
  if (UNKNOWN.includes(error.code)) return new OutcomeUnknownError(error.message, details);
  return new TerminalError(error.message, details);
}

function isServiceError(error: Error): error is ServiceError {
  return 'code' in error && typeof error.code === 'number' && 'details' in error;
}
