import { StoplineError, toProblem } from '@stopline/contract';
import { createHttpApp, type PresentProblem } from '@stopline/platform/http/app.ts';
import { RequestFault, type RequestFaultKind } from '@stopline/platform/http/faults.ts';
import { type HttpServer, startHttpServer } from '@stopline/platform/http/server.ts';
import type { Metrics } from '@stopline/platform/observe/metrics.ts';
import type { Carrier } from '../carrier/carrier.ts';
import { carrierRoutes } from '../carrier/routes.ts';
import type { Simulator } from '../world/simulator.ts';
import { controlRoutes } from './routes.ts';

export interface ControlOptions {
  simulator: Simulator;
  /** Absent: nobody takes texts. */
  carrier?: Carrier;
  /** 0 takes any free one. */
  port: number;
  metrics: Metrics;
}

const BODY_LIMIT_BYTES = 64 * 1024;

/** On loopback, always: who reaches it can make every bank lie. */
export function startControl({ simulator, carrier, port, metrics }: ControlOptions): Promise<HttpServer> {
  const app = createHttpApp({
    routes: [...controlRoutes(simulator), ...(carrier === undefined ? [] : carrierRoutes(carrier))],
    present,
    metrics,
    bodyLimitBytes: BODY_LIMIT_BYTES,
  });
  return startHttpServer({ address: { host: '127.0.0.1', port }, app });
}

const REASONS = {
  malformed: 'MALFORMED_MESSAGE',
  aborted: 'MALFORMED_MESSAGE',
  too_large: 'MESSAGE_TOO_LARGE',
  unsupported_type: 'UNSUPPORTED_MEDIA_TYPE',
  no_such_route: 'NO_SUCH_PATH',
} as const satisfies Record<RequestFaultKind, string>;

const present: PresentProblem = (error) => {
  const known = error instanceof RequestFault ? new StoplineError(REASONS[error.kind], error.message) : error;
  const body = toProblem(known);
  return { status: body.status, body };
};
