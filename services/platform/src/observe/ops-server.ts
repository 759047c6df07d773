import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';
import { ensureError } from '../errors/outcome.ts';
import { type HostPort, listenError } from '../process/listen.ts';
import type { Readiness } from './readiness.ts';

export interface OpsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Metrics and health, on a port of their own so that no public listener can show them. */
export async function startOpsServer(options: {
  address: HostPort;
  registry: Registry;
  readiness: Readiness;
}): Promise<OpsServer> {
  const server = createServer({ requestTimeout: 5000, headersTimeout: 5000 }, (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    answer(path, options.registry, options.readiness).then(
      ({ code, type, body }) =>
        response.writeHead(code, { 'content-type': type, 'cache-control': 'no-store' }).end(body),
      (thrown: unknown) => response.writeHead(500, { 'content-type': 'text/plain' }).end(ensureError(thrown).message),
    );
  });
  const port = await listen(server, options.address);
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  code: number;
  type: string;
  body: string;
}

async function answer(path: string, registry: Registry, readiness: Readiness): Promise<Answer> {
  switch (path) {
    case '/metrics':
      return { code: 200, type: registry.contentType, body: await registry.metrics() };
    case '/livez':
      return { code: 200, type: 'text/plain', body: 'alive\n' };
    case '/readyz': {
      const state = readiness.state();
      return { code: state.ready ? 200 : 503, type: 'application/json', body: `${JSON.stringify(state)}\n` };
    }
    default:
      return { code: 404, type: 'text/plain', body: 'only /metrics, /livez and /readyz are here\n' };
  }
}

export function listen(server: Server, address: HostPort): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error): void => reject(listenError(error, address));
    server.once('error', onError);
    server.listen(address.port, address.host, () => {
      server.removeListener('error', onError);
      const bound = server.address();
      resolve(bound === null || typeof bound === 'string' ? address.port : bound.port);
    });
  });
}
