import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { listen } from '../observe/ops-server.ts';
import { formatHostPort, type HostPort, isLoopback } from '../process/listen.ts';

export interface HttpServerOptions {
  /** Port 0 takes any free one. */
  address: HostPort;
  app: RequestListener;
  /** Plain text beyond loopback is refused unless somebody said so: then a proxy in front does TLS. */
  allowPlainText?: boolean;
}

export interface HttpServer {
  readonly port: number;
  /** Ends event streams, lets answers under way finish for `deadlineMs`, then cuts the rest. */
  close(deadlineMs: number): Promise<void>;
}

/** Longer than the idle time of usual balancers (60 s), so that none sends into a connection that we just closed. */
const KEEP_ALIVE_MS = 65_000;

export async function startHttpServer({ address, app, allowPlainText }: HttpServerOptions): Promise<HttpServer> {
  if (!isLoopback(address.host) && allowPlainText !== true) {
    throw new Error(`${formatHostPort(address)} is reachable from outside: plain text is refused there`);
  }
  const open = new Set<ServerResponse>();
  const server = createServer({
    headersTimeout: 5_000,
    requestTimeout: 10_000,
    // How often the two are looked at: by default half a minute later.
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: KEEP_ALIVE_MS,
  });
  server.on('request', (request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    app(request, response);
  });
  const port = await listen(server, address);
  return {
    port,
    close(deadlineMs) {
      for (const response of open) if (isEventStream(response)) response.end();
      return closeServer(server, deadlineMs);
    },
  };
}

/** A stream of events has no end of its own; its reader comes back, to another process, and says where it was. */
function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream');
}

function closeServer(server: Server, deadlineMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), deadlineMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
