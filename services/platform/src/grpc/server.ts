import { Server, ServerCredentials, type ServerOptions } from '@grpc/grpc-js';
import type { PackageDefinition } from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';
import { HealthImplementation, type ServingStatus } from 'grpc-health-check';
import type { Metrics } from '../observe/metrics.ts';
import { formatHostPort, type HostPort, isLoopback, listenError } from '../process/listen.ts';
import type { PresentGrpcError } from './handlers.ts';
import { callMetrics, fullServiceName, type GrpcService, wrapService } from './service.ts';
import type { TlsIdentity } from './tls.ts';

export interface GrpcServerOptions {
  /** Port 0 takes any free one. */
  address: HostPort;
  services: readonly GrpcService[];
  present: PresentGrpcError;
  metrics: Metrics;
  /** Callers must show a certificate that this identity's CA signed. Absent: plain text. */
  tls?: TlsIdentity;
  /** Plain text beyond loopback is refused unless somebody said so: then a proxy in front does TLS. */
  allowPlainText?: boolean;
  /** Bytes of one request; more is answered RESOURCE_EXHAUSTED by grpc-js itself. */
  maxReceiveBytes: number;
  /** Descriptions offered to tools such as grpcurl. Absent: none. */
  reflection?: PackageDefinition;
}

export interface GrpcServer {
  readonly port: number;
  /** What the health service answers; true from the start. */
  setServing(serving: boolean): void;
  /** Health says no, streams end, calls under way have `deadlineMs`, then the rest is cut. */
  close(deadlineMs: number): Promise<void>;
}

/** A reply above the clients' default would make a done thing look failed on every repeat, so it fails here, loudly. */
const MAX_SEND_BYTES = 4 * 1024 * 1024;

export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  const { address, services } = options;
  const stopping = new AbortController();
  const server = new Server(channelOptions(options.maxReceiveBytes));
  const record = callMetrics(options.metrics, services);
  for (const service of services) {
    const wrapped = wrapService(service, { present: options.present, record, stopping: stopping.signal });
    server.addService(wrapped.definition, wrapped.implementation);
  }
  const names = ['', ...services.map(({ definition }) => fullServiceName(definition))];
  const health = new HealthImplementation(Object.fromEntries(names.map((name) => [name, 'SERVING'])));
  health.addToServer(server);
  if (options.reflection !== undefined) new ReflectionService(options.reflection).addToServer(server);
  const setAll = (state: ServingStatus): void => {
    for (const name of names) health.setStatus(name, state);
  };

  const port = await bind(server, address, credentials(options));
  return {
    port,
    setServing: (serving) => setAll(serving ? 'SERVING' : 'NOT_SERVING'),
    async close(deadlineMs) {
      setAll('NOT_SERVING');
      stopping.abort(new Error('the server is stopping'));
      await shutdown(server, deadlineMs);
    },
  };
}

function channelOptions(maxReceiveBytes: number): ServerOptions {
  return {
    'grpc.max_receive_message_length': maxReceiveBytes,
    'grpc.max_send_message_length': MAX_SEND_BYTES,
    'grpc.max_concurrent_streams': 1000,
    // A caller that vanished without closing is noticed, and its streams end.
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 5_000,
  };
}

function credentials({ tls, address, allowPlainText }: GrpcServerOptions): ServerCredentials {
  if (tls !== undefined) {
    const checkClientCertificate = true;
    return ServerCredentials.createSsl(
      tls.ca,
      [{ private_key: tls.key, cert_chain: tls.cert }],
      checkClientCertificate,
    );
  }
  if (!isLoopback(address.host) && allowPlainText !== true) {
    throw new Error(`${formatHostPort(address)} is reachable from outside: plain text is refused there`);
  }
  return ServerCredentials.createInsecure();
}

function bind(server: Server, address: HostPort, serverCredentials: ServerCredentials): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(formatHostPort(address), serverCredentials, (error, port) => {
      if (error) reject(listenError(error, address));
      else resolve(port);
    });
  });
}

/** `tryShutdown` alone waits for ever on one call that nobody answers. */
function shutdown(server: Server, deadlineMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, deadlineMs);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
