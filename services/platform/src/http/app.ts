import { isUtf8 } from 'node:buffer';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import helmet from 'helmet';
import { ensureError } from '../errors/outcome.ts';
import type { Metrics } from '../observe/metrics.ts';
import { asRequestFault, RequestFault } from './faults.ts';

export interface HttpRoute {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express's own form; it is also the metrics' label, so that no id ever becomes one. A literal colon is `\\:`. */
  path: string;
  /** A promise that rejects goes to the presenter. */
  handle(request: Request, response: Response): Promise<void> | void;
}

export interface PresentedProblem {
  status: number;
  /** RFC 9457; sent as application/problem+json. */
  body: object;
  headers?: Record<string, string>;
}

/** The one place where an error becomes an answer. It must not throw, and must tell nothing about our insides. */
export type PresentProblem = (error: Error, request: { method: string; path: string }) => PresentedProblem;

export interface HttpAppOptions {
  routes: readonly HttpRoute[];
  present: PresentProblem;
  metrics: Metrics;
  bodyLimitBytes: number;
  /** Pages and files besides the routes; counted together as one route, `files`. */
  files?: RequestHandler;
  /** How many proxies in front may say where a call came from. 0 believes nobody. */
  trustedProxies?: number;
}

/** The label of what no route of ours answered. */
const OTHER = 'files';

export function createHttpApp(options: HttpAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Should even the presenter throw, express must not answer with the stack.
  app.set('env', 'production');
  app.set('trust proxy', options.trustedProxies ?? 0);
  app.set('query parser', 'simple');
  app.use(countRequests(options.metrics, options.routes));
  app.use(helmet({ contentSecurityPolicy: { useDefaults: true, directives: { 'upgrade-insecure-requests': null } } }));
  app.use(requireJson);
  app.use(
    express.json({
      limit: options.bodyLimitBytes,
      verify: (request, _response, body, encoding) => {
        // The parser would put U+FFFD in place of what it cannot read, and nobody would know.
        if (encoding !== 'utf-8' || !isUtf8(body)) throw new Error('not UTF-8');
        bodies.set(request, body);
      },
    }),
  );
  for (const route of options.routes) {
    app[route.method](route.path, labelled(route), async (request, response) => {
      response.setHeader('Cache-Control', 'no-store');
      await route.handle(request, response);
    });
  }
  if (options.files !== undefined) app.use(options.files);
  app.use((request) => {
    throw new RequestFault('no_such_route', `${request.method} ${request.path} is not here`);
  });
  app.use(problemAnswer(options.present));
  return app;
}

const bodies = new WeakMap<object, Buffer>();

/** The body's bytes, as a signature over them needs; empty without a body. */
export const rawBodyOf = (request: Request): Buffer => bodies.get(request) ?? Buffer.alloc(0);

/** A body of another type would be passed over in silence, and its fields would seem to be missing. */
const requireJson: RequestHandler = (request, _response, next) => {
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
  if (hasBody && request.is('application/json') === false) {
    throw new RequestFault('unsupported_type', 'the body must be application/json');
  }
  next();
};

export function labelled(route: HttpRoute): RequestHandler {
  return (_request, response, next) => {
    response.locals.route = labelOf(route);
    next();
  };
}

function labelOf(route: HttpRoute): string {
  return `${route.method.toUpperCase()} ${route.path.replaceAll('\\', '')}`;
}

/** For servers whose answers are not JSON, and which are their own express app. */
export function countRequests(metrics: Metrics, routes: readonly HttpRoute[]): RequestHandler {
  const labels = [...new Set([...routes.map(labelOf), OTHER])];
  const requests = metrics.counter({
    name: 'stopline_http_requests_total',
    help: 'HTTP requests answered, by route and class of status; aborted: the caller hung up first.',
    labels: { route: labels, status: ['2xx', '3xx', '4xx', '5xx', 'aborted'] },
  });
  const durations = metrics.histogram({
    name: 'stopline_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer; a stream of events counts until it ends.',
    labels: { route: labels },
  });
  return (_request, response, next) => {
    const started = performance.now();
    response.once('close', () => {
      const route: string = response.locals.route ?? OTHER;
      const status = response.writableFinished ? statusClass(response.statusCode) : 'aborted';
      requests.inc({ route, status });
      durations.observe({ route }, (performance.now() - started) / 1000);
    });
    next();
  };
}

function statusClass(code: number): '2xx' | '3xx' | '4xx' | '5xx' {
  if (code >= 500) return '5xx';
  if (code >= 400) return '4xx';
  return code >= 300 ? '3xx' : '2xx';
}

function problemAnswer(present: PresentProblem): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (thrown: unknown, request, response, _next) => {
    const error = asRequestFault(ensureError(thrown));
    const problem = present(error, { method: request.method, path: request.path });
    if (response.headersSent) {
      // Part of an answer is out; only a broken connection can still say that it is not whole.
      response.destroy();
      return;
    }
    for (const [name, value] of Object.entries(problem.headers ?? {})) response.setHeader(name, value);
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem.body));
  };
}
