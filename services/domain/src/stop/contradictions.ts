/** R7, R11, R12: a contradiction is found, shown to a person, and the bank asked once for each kind. */
import type { EventBody } from '../case/events.ts';
import type { Case, StopOrder } from '../case/state.ts';
import { type EventOf, withOrder } from '../case/topic.ts';
import { contradictionsOf } from './judge.ts';
import { isAskable, isWithdrawn } from './order.ts';
import { showsUnknownRevision } from './outcome.ts';
import type { ContradictionKind } from './outcome-types.ts';
import { questioned, revise } from './ring.ts';

/** R11: so often an order is raised above what the bank shows; then a person looks. */
const BUMPS_MAX = 3;
/** Nobody revises an order so often: what shows more is broken, and one above it might not fit into a message. */
const REVISION_BELIEVED_MAX = 1_000_000;

const foundBodies = (order: StopOrder, kinds: readonly ContradictionKind[]): readonly EventBody[] =>
  kinds
    .filter((kind) => !order.contradictions.includes(kind))
    .map((kind) => ({ type: 'ContradictionFound', order_id: order.order_id, kind }));

/** R11: one above the bank's, at most three times an order; then R7. The change stays what it was, and so what it means. */
function aboveTheBank(order: StopOrder): readonly EventBody[] {
  const unknown = order.heard.filter((heard) => showsUnknownRevision(order, heard));
  if (unknown.length === 0) return [];
  const above = Math.max(...unknown.map((heard) => heard.revision));
  if (order.bumps >= BUMPS_MAX || above > REVISION_BELIEVED_MAX) return foundBodies(order, ['REVISION_UNKNOWN']);
  return [revise(order, { change: order.change, above })];
}

/** What a person has withdrawn from is let go by that person, and stands against nobody. */
const froze = (order: StopOrder): boolean => order.totals.frozen > 0n && !isWithdrawn(order);

/** R12: an enquiry stands for one account; two banks that froze hold more than was lost. Never let go by rule. */
function secondFreezes(state: Case, order: StopOrder): readonly EventBody[] {
  if (order.enquiry_id === undefined || order.contradictions.includes('SECOND_FREEZE') || !froze(order)) return [];
  const others = Object.values(state.orders).filter(
    (other) => other.enquiry_id === order.enquiry_id && other.bank_id !== order.bank_id && froze(other),
  );
  return others.length === 0 ? [] : foundBodies(order, ['SECOND_FREEZE']);
}

export const contradictionConsequences = (state: Case): readonly EventBody[] =>
  Object.values(state.orders)
    .filter((order) => order.heard.length > 0)
    .flatMap((order) => [
      ...foundBodies(order, contradictionsOf(order)),
      ...secondFreezes(state, order),
      ...aboveTheBank(order),
    ]);

/** Once for each kind the bank is asked how it stands. */
export function evolveContradictionFound(state: Case, event: EventOf<'ContradictionFound'>): Case {
  const order = state.orders[event.order_id];
  if (order === undefined) return state;
  const noted: StopOrder = { ...order, contradictions: [...order.contradictions, event.kind] };
  return withOrder(state, isAskable(order) ? questioned(noted, event.at) : noted);
}
