import { type ServiceDefinition, status, type UntypedServiceImplementation } from '@grpc/grpc-js';
import type { Metrics } from '../observe/metrics.ts';
import { guardDecoding } from './decoding.ts';
import { type PresentGrpcError, type StreamHandler, serverStream, type UnaryHandler, unary } from './handlers.ts';

/**
 * For each method of a generated definition, our kind of handler with its types. Generated definitions also carry
 * an index signature, which would let any name pass; it is left out.
 */
export type HandlersOf<D> = {
  [M in keyof D as string extends M ? never : number extends M ? never : M]: D[M] extends {
    requestDeserialize(bytes: Buffer): infer Request;
    responseSerialize(value: infer Response): Buffer;
  }
    ? UnaryHandler<Request, Response> | StreamHandler<Request, Response>
    : never;
};

export interface GrpcService {
  readonly definition: ServiceDefinition;
  readonly handlers: Readonly<Record<string, unknown>>;
}

/** Pairs a definition with its handlers. A method without handler, or a handler without method, is refused at once. */
export function grpcService<D extends ServiceDefinition>(definition: D, handlers: HandlersOf<D>): GrpcService {
  const methods = Object.keys(definition);
  const given = Object.keys(handlers);
  const unlike = [...methods.filter((m) => !given.includes(m)), ...given.filter((g) => !methods.includes(g))];
  if (unlike.length > 0) throw new Error(`handlers and methods differ: ${unlike.join(', ')}`);
  return { definition, handlers };
}

/** `/stopline.v1.EchoService/Say` is `EchoService/Say` in metrics and logs. */
export function methodLabel(path: string): string {
  const [service = '', method = ''] = path.split('/').slice(-2);
  return `${service.split('.').at(-1)}/${method}`;
}

export function fullServiceName(definition: ServiceDefinition): string {
  const [method] = Object.values(definition);
  if (method === undefined) throw new Error('a gRPC service without methods has no name');
  return method.path.split('/')[1] ?? '';
}

export type RecordCall = (method: string, code: status, durationMs: number) => void;

/** The duration has no code label: methods times codes times buckets would be thousands of series. */
export function callMetrics(metrics: Metrics, services: readonly GrpcService[]): RecordCall {
  const methods = services.flatMap(({ definition }) => Object.values(definition).map(({ path }) => methodLabel(path)));
  const codes = Object.keys(status).filter((name) => Number.isNaN(Number(name)));
  const requests = metrics.counter({
    name: 'stopline_grpc_requests_total',
    help: 'gRPC calls answered, by method and status code.',
    labels: { method: methods, code: codes },
  });
  const durations = metrics.histogram({
    name: 'stopline_grpc_request_duration_seconds',
    help: 'Time from a gRPC request read to its answer; a stream counts until it ends.',
    labels: { method: methods },
  });
  return (method, code, durationMs) => {
    requests.inc({ method, code: status[code] ?? 'UNKNOWN' });
    durations.observe({ method }, durationMs / 1000);
  };
}

export interface WrapOptions {
  present: PresentGrpcError;
  record: RecordCall;
  stopping: AbortSignal;
}

/** What grpc-js's `addService` takes. */
export function wrapService(
  service: GrpcService,
  { present, record, stopping }: WrapOptions,
): { definition: ServiceDefinition; implementation: UntypedServiceImplementation } {
  const wrapped = Object.entries(service.definition).map(([name, { path, requestStream, responseStream }]) => {
    if (requestStream) throw new Error(`${path}: streams of requests are not supported`);
    const method = methodLabel(path);
    const onEnd = (code: status, durationMs: number): void => record(method, code, durationMs);
    const options = { method, present, onEnd, stopping };
    const handler = service.handlers[name];
    return [
      name,
      responseStream
        ? serverStream(handler as StreamHandler<unknown, unknown>, options)
        : unary(handler as UnaryHandler<unknown, unknown>, options),
    ];
  });
  return { definition: guardDecoding(service.definition), implementation: Object.fromEntries(wrapped) };
}
