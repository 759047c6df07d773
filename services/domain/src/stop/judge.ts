/**
 * R7: what a bank said that cannot all be true, judged over the set of what was heard and never by arrival: each kind
 * is "there is an outcome, or a pair of them, such that …", so the same outcomes give the same kinds in any order.
 */
import type { Heard, StopOrder } from '../case/state.ts';
import { largest } from '../values/money.ts';
import type { ContradictionKind } from './outcome-types.ts';

/** Whether `b` was said after `a`: by revision, or by the bank's own sequence; otherwise they cannot be compared. */
const isLater = (a: Heard, b: Heard): boolean =>
  b.revision > a.revision ||
  (b.revision === a.revision && a.sequence !== undefined && b.sequence !== undefined && b.sequence > a.sequence);

const fellBelow = (a: Heard, b: Heard): boolean =>
  b.frozen_total < a.frozen_total ||
  b.released_total < a.released_total ||
  b.expired_total < a.expired_total ||
  b.returned_total < a.returned_total;

const letGo = (heard: Heard): bigint => heard.released_total + heard.expired_total + heard.returned_total;

/** Taken together they say that more went out than was ever frozen. Of a bank that only ever raises its totals no two do. */
const letGoMore = (a: Heard, b: Heard): boolean =>
  largest(a.released_total, b.released_total) +
    largest(a.expired_total, b.expired_total) +
    largest(a.returned_total, b.returned_total) >
  largest(a.frozen_total, b.frozen_total);

/**
 * COVERED_ELSEWHERE is excepted: the bank was told to keep what it holds, and that is surplus. An answer to an amount or a
 * revision that we never asked is R11's, not an answer to ours.
 */
function heldAboveAmount(order: StopOrder, heard: Heard): boolean {
  const asked = order.revisions.find(({ revision }) => revision === heard.revision);
  if (asked === undefined || heard.answer === 'PENDING' || asked.change === 'COVERED_ELSEWHERE') return false;
  if (heard.door !== 'PHONE' && heard.requested_minor_units !== asked.requested) return false;
  return heard.frozen_total - letGo(heard) > asked.requested;
}

/** What the bank's own words on one order contradict. */
export function contradictionsOf(order: StopOrder): readonly ContradictionKind[] {
  const found: ContradictionKind[] = [];
  const comparable = order.heard.filter((heard) => heard.currency_code === order.currency_code);
  const references = new Set(order.heard.map((heard) => heard.bank_reference).filter((reference) => reference));
  if (comparable.some((b) => comparable.some((a) => isLater(a, b) && fellBelow(a, b)))) found.push('TOTAL_FELL');
  if (comparable.length < order.heard.length) found.push('OTHER_CURRENCY');
  if (references.size > 1) found.push('OTHER_REFERENCE');
  if (comparable.some((b) => comparable.some((a) => letGoMore(a, b)))) found.push('MORE_LET_GO_THAN_FROZEN');
  if (comparable.some((heard) => heldAboveAmount(order, heard))) found.push('HELD_ABOVE_AMOUNT');
  return found;
}
