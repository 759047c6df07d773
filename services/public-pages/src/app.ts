/** The pages as an HTTP server: which request shows what, under which headers. The answer is the page: no cookie, no session, no redirect. */
import type { Instant } from '@stopline/domain';
import { ensureError, RetryableError } from '@stopline/platform/errors/outcome.ts';
import { countRequests, type HttpRoute, labelled } from '@stopline/platform/http/app.ts';
import { asRequestFault, RequestFault } from '@stopline/platform/http/faults.ts';
import type { Metrics } from '@stopline/platform/observe/metrics.ts';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { compressed } from './answers/compressed.ts';
import { everyHeader } from './answers/headers.ts';
import { type Opened, type PagesDesk, tokenOf, type Way } from './desk.ts';
import { LIVE_SCRIPT } from './live/live-script.ts';
import { askPage, type FieldFault, type Typed } from './page/ask.ts';
import { casePage } from './page/case.ts';
import { awayPage, closedPage, nowherePage, unreadablePage } from './page/notices.ts';
import type { Reader } from './page/sentences.ts';
import { digitsIn, languageIn, referenceIn, typedIn } from './requests.ts';
import { callerOf } from './tries/address.ts';

export type TryResult = Opened['kind'] | 'AWAY';

export interface PagesOptions {
  readonly desk: PagesDesk;
  readonly bankName: Reader['bankName'];
  readonly times: Reader['times'];
  readonly phone: string;
  readonly now: () => Instant;
  readonly metrics: Metrics;
  readonly trustedProxies: number;
  /** Whether the record can be read: asked first, so that nobody waits for what cannot come. */
  readonly ready: () => boolean;
  /** Rejects with RetryableError if the work takes too long. */
  readonly inTime: <T>(work: Promise<T>) => Promise<T>;
  onTried(road: Way['road'], result: TryResult): void;
  /** A fault of ours. Never with the path: it holds the link's secret. */
  onFault(error: Error, route: string): void;
}

const FORM_BYTES_MAX = 2_048;
const FIELDS_MAX = 8;
const STATUS = { SHOWN: 200, REFUSED: 403, LIMITED: 429 } as const;

export function pagesApp(options: PagesOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('env', 'production');
  app.set('trust proxy', options.trustedProxies);
  app.set('query parser', 'simple');
  const routes = pageRoutes(options);
  app.use(countRequests(options.metrics, routes));
  app.use(...everyHeader());
  app.use(compressed());
  app.use(express.urlencoded({ extended: false, limit: FORM_BYTES_MAX, parameterLimit: FIELDS_MAX }));
  for (const route of routes) {
    app[route.method](route.path, labelled(route), (request, response) => route.handle(request, response));
  }
  app.use((request) => {
    throw new RequestFault('no_such_route', `${request.method}: there is no such page`);
  });
  app.use(faultAnswer(options));
  return app;
}

/** HEAD is answered as GET is, and neither changes anything: previews and scanners follow links. */
function pageRoutes(options: PagesOptions): readonly HttpRoute[] {
  const { desk, phone, inTime } = options;
  return [
    {
      method: 'get',
      path: '/',
      handle: (request, response) => show(response, 200, askByReference(options, request, {}, [])),
    },
    {
      method: 'get',
      path: '/s/:token',
      async handle(request, response) {
        const language = languageIn(request);
        demandReady(options);
        const words = await inTime(desk.wordsOf(tokenIn(request)));
        if (words === null) return show(response, 404, closedPage({ language, phone }));
        show(response, 200, askPage({ language, phone, words, byReference: false, typed: {}, faults: [] }));
      },
    },
    { method: 'post', path: '/', handle: (request, response) => tryReference(options, request, response) },
    { method: 'post', path: '/s/:token', handle: (request, response) => tryLink(options, request, response) },
    {
      method: 'get',
      path: '/live.js',
      handle: (_request, response) => void response.type('text/javascript').send(LIVE_SCRIPT),
    },
  ];
}

const tokenIn = (request: Request): string => tokenOf(String(request.params.token));

function askByReference({ phone }: PagesOptions, request: Request, typed: Typed, faults: readonly FieldFault[]) {
  return askPage({ language: languageIn(request), phone, byReference: true, typed, faults });
}

async function tryReference(options: PagesOptions, request: Request, response: Response): Promise<void> {
  const typed = typedIn(request);
  const reference = referenceIn(typed);
  const digits = digitsIn(typed);
  const faults = [reference, digits].filter((each) => typeof each !== 'string');
  if (typeof reference !== 'string' || typeof digits !== 'string') {
    return show(response, 400, askByReference(options, request, typed, faults));
  }
  await tryDigits(options, request, response, { road: 'reference', reference }, digits);
}

async function tryLink(options: PagesOptions, request: Request, response: Response): Promise<void> {
  const typed = typedIn(request);
  const digits = digitsIn(typed);
  if (typeof digits !== 'string') {
    // The same for every link, also for one that opens nothing: no words, which only a right one could show.
    const { phone } = options;
    const page = { language: languageIn(request), phone, byReference: false, typed, faults: [digits] };
    return show(response, 400, askPage(page));
  }
  await tryDigits(options, request, response, { road: 'link', token: tokenIn(request) }, digits);
}

async function tryDigits(options: PagesOptions, request: Request, response: Response, way: Way, digits: string) {
  const { desk, phone, bankName, times, now, onTried } = options;
  const language = languageIn(request);
  const byReference = way.road === 'reference';
  let opened: Opened;
  try {
    demandReady(options);
    opened = await options.inTime(desk.open(way, digits, callerOf(request.ip)));
  } catch (thrown) {
    onTried(way.road, 'AWAY');
    throw thrown;
  }
  onTried(way.road, opened.kind);
  const status = STATUS[opened.kind];
  if (opened.kind === 'SHOWN') {
    const { view } = opened;
    return show(
      response,
      status,
      casePage({ language, phone, bankName, times, now: now(), view, digits, byReference }),
    );
  }
  if (opened.kind === 'LIMITED') return show(response, status, closedPage({ language, phone }));
  const typed = way.road === 'reference' ? { reference: way.reference } : {};
  show(response, status, closedPage({ language, phone }, { byReference, ...typed }));
}

function demandReady({ ready }: PagesOptions): void {
  if (!ready()) throw new RetryableError('the record is away');
}

const show = (response: Response, status: number, page: string): void =>
  void response.status(status).type('html').send(page);

const FAULT_STATUS = {
  malformed: 400,
  aborted: 400,
  too_large: 413,
  unsupported_type: 415,
  no_such_route: 404,
} as const;

function faultAnswer(options: PagesOptions): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (thrown: unknown, request, response, _next) => {
    const error = asPageFault(ensureError(thrown));
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const notice = { language: languageIn(request), phone: options.phone };
    if (error instanceof RequestFault) {
      const page = error.kind === 'no_such_route' ? nowherePage(notice) : unreadablePage(notice);
      return show(response, FAULT_STATUS[error.kind], page);
    }
    options.onFault(error, response.locals.route ?? 'other');
    show(response, error instanceof RetryableError ? 503 : 500, awayPage(notice));
  };
}

/** More fields than a form of ours has is as much too large as too many bytes. */
function asPageFault(error: Error): Error {
  const { type } = error as { type?: unknown };
  if (type === 'parameters.too.many') return new RequestFault('too_large', 'too many fields', error);
  return asRequestFault(error);
}
