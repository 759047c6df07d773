import { invalidField, type RequestOf } from '@stopline/contract';
import { ORDERS_PAGE } from '@stopline/domain';
import { knownCaseId, noSuchCase } from './give.ts';
import { pageToken, placeIn } from './page-token.ts';
import type { DeskPorts } from './ports.ts';
import { type Caller, type CaseShown, showCase } from './views.ts';

export interface CaseAnswer {
  readonly case: CaseShown;
  readonly next_order_page_token?: string;
}

export async function getCase(ports: DeskPorts, request: RequestOf<'GetCase'>, caller: Caller): Promise<CaseAnswer> {
  const case_id = knownCaseId(request.case_id);
  const { order_page_token } = request;
  const from = order_page_token === undefined ? 0 : orderPlace(order_page_token);
  const found = await ports.casebook.load(case_id);
  if (found === null) throw noSuchCase();
  const shown = showCase(found, { caller, registry: ports.registry(), at: ports.now() }, from);
  const next = from + ORDERS_PAGE;
  return next < shown.orders_total
    ? { case: shown, next_order_page_token: pageToken('orders', String(next)) }
    : { case: shown };
}

/** Orders are only ever added, at the end: a place stays the same place. */
function orderPlace(token: string): number {
  const place = placeIn('orders', token);
  if (place !== null && /^\d{1,6}$/.test(place)) return Number(place);
  throw invalidField('order_page_token', 'it is no such token', '`next_order_page_token` of the page before');
}
