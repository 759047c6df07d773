/** The control door: HTTP on loopback, for whoever tries Stopline out, tests it or measures it. */
import { fromDomain, invalidField, read } from '@stopline/contract';
import { maybe, message } from '@stopline/contract/schemas/leaves.ts';
import type { HttpRoute } from '@stopline/platform/http/app.ts';
import type { Request, Response } from 'express';
import * as z from 'zod';
import type { BankAct } from '../world/acts.ts';
import { answerSchema, letGoSchema, patchSchema } from '../world/settings.ts';
import type { BankState, Receipt, Simulator } from '../world/simulator.ts';

const PAGE_DEFAULT = 1_000;
const PAGE_MAX = 50_000;

const number = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,15}(\.\d{1,6})?$/, { error: 'a number' })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: `a number from ${min} to ${max}` });

const receiptsQuery = message({
  case: maybe(z.string()),
  since_ms: maybe(number(0, Number.MAX_SAFE_INTEGER)),
  after: maybe(number(0, Number.MAX_SAFE_INTEGER)),
  limit: maybe(number(1, PAGE_MAX)),
  format: maybe(z.enum(['json', 'ndjson'], { error: 'json or ndjson' })),
  brief: maybe(z.enum(['true', 'false'], { error: 'true or false' })),
});

export function controlRoutes(simulator: Simulator): readonly HttpRoute[] {
  const acts = (['answer', 'release', 'expire', 'return'] as const).map((kind) => actRoute(simulator, kind));
  return [
    { method: 'get', path: '/banks', handle: (_request, response) => send(response, { banks: simulator.banks() }) },
    {
      method: 'patch',
      path: '/banks/:bank_id',
      async handle(request, response) {
        const bank_id = inPath(request, 'bank_id');
        await simulator.set(bank_id, read(patchSchema, request.body));
        send(response, stateOf(simulator, bank_id));
      },
    },
    {
      method: 'get',
      path: '/banks/:bank_id/receipts',
      handle(request, response) {
        const bank_id = inPath(request, 'bank_id');
        simulator.address(bank_id);
        sendReceipts(simulator, request, response, bank_id);
      },
    },
    { method: 'get', path: '/receipts', handle: (request, response) => sendReceipts(simulator, request, response) },
    { method: 'get', path: '/stats', handle: (_request, response) => send(response, simulator.stats()) },
    {
      method: 'post',
      path: '/reset',
      async handle(_request, response) {
        await simulator.reset();
        send(response, simulator.stats());
      },
    },
    ...acts,
  ];
}

function actRoute(simulator: Simulator, kind: BankAct['kind']): HttpRoute {
  return {
    method: 'post',
    path: `/banks/:bank_id/orders/:order_id/${kind}`,
    async handle(request, response) {
      const { body = {} } = request;
      const act: BankAct =
        kind === 'answer' ? { kind, ...read(answerSchema, body) } : { kind, ...read(letGoSchema, body) };
      const outcome = await simulator.act(inPath(request, 'bank_id'), inPath(request, 'order_id'), act);
      send(response, fromDomain('StopOutcome', outcome));
    },
  };
}

function inPath(request: Request, name: string): string {
  const value = request.params[name];
  if (typeof value !== 'string') throw invalidField(name, 'it is missing', 'its place in the path');
  return value;
}

function stateOf(simulator: Simulator, bank_id: string): BankState | undefined {
  return simulator.banks().find(({ id }) => id === bank_id);
}

/** Amounts are text in JSON, as everywhere. */
const inJson = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

function send(response: Response, body: unknown): void {
  response.type('application/json').send(`${JSON.stringify(body, inJson)}\n`);
}

/** A page. `brief` leaves out what must be looked up in the books: what a benchmark reads while it runs. */
function sendReceipts(simulator: Simulator, request: Request, response: Response, bank_id?: string): void {
  const { case: case_id, since_ms, after, format, limit = PAGE_DEFAULT, brief } = read(receiptsQuery, request.query);
  const query = {
    limit,
    ...(bank_id === undefined ? {} : { bank_id }),
    ...(case_id === undefined ? {} : { case_id }),
    ...(since_ms === undefined ? {} : { since_ms }),
    ...(after === undefined ? {} : { after }),
  };
  const rows = brief === 'true' ? simulator.arrivals(query) : simulator.receipts(query);
  if (format === 'ndjson') {
    const lines = (rows as readonly Partial<Receipt>[]).map((row) => `${JSON.stringify(row, inJson)}\n`);
    response.type('application/x-ndjson').send(lines.join(''));
    return;
  }
  const last = rows.at(-1);
  send(response, { receipts: rows, ...(rows.length < limit || last === undefined ? {} : { next_after: last.n }) });
}
