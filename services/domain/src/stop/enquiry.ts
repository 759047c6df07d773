/** R12: an account that several banks may own, asked of each, counted once. */
import type { EventBody } from '../case/events.ts';
import type { Case, StopOrder } from '../case/state.ts';
import { largest } from '../values/money.ts';
import { isSettled, isWithdrawn } from './order.ts';
import { placePhoneOnly } from './place.ts';
import { revise } from './ring.ts';
import { toldOf } from './submit.ts';

function enquiriesOf(state: Case): ReadonlyMap<string, readonly StopOrder[]> {
  const enquiries = new Map<string, StopOrder[]>();
  for (const order of Object.values(state.orders)) {
    if (order.enquiry_id === undefined) continue;
    const members = enquiries.get(order.enquiry_id);
    if (members === undefined) enquiries.set(order.enquiry_id, [order]);
    else members.push(order);
  }
  return enquiries;
}

/**
 * What a member has frozen covers the payment, but not what it has let go again, nor what a person has withdrawn from:
 * else money that nobody holds would be asked of nobody.
 */
const coverOf = (order: StopOrder): bigint =>
  isWithdrawn(order) ? 0n : largest(0n, order.totals.frozen - order.totals.released - order.totals.expired);

const coverOfAll = (members: readonly StopOrder[]): bigint =>
  members.reduce((sum, member) => sum + coverOf(member), 0n);

/** What these leave uncovered of the payment. */
export const uncoveredBy = (members: readonly StopOrder[], amount: bigint): bigint =>
  largest(0n, amount - coverOfAll(members));

export const uncoveredByOthers = (member: StopOrder, members: readonly StopOrder[], amount: bigint): bigint =>
  uncoveredBy(
    members.filter((other) => other.order_id !== member.order_id),
    amount,
  );

/**
 * What members have frozen lowers each open one, and what they let go raises it again; NO_FUNDS and PENDING lower nobody.
 * While others hold part of the money, what the member holds itself is never let go by rule.
 */
function covering(members: readonly StopOrder[], amount: bigint): readonly EventBody[] {
  const cover = coverOfAll(members);
  return members
    .filter((member) => !isSettled(member) && !isWithdrawn(member))
    .flatMap((member): readonly EventBody[] => {
      const requested = largest(0n, amount - (cover - coverOf(member)));
      const change = requested < amount ? 'COVERED_ELSEWHERE' : 'AMOUNT';
      return requested === member.requested ? [] : [revise(member, { change, requested })];
    });
}

/** Every bank refused: somebody has to telephone. Where the payer's bank is one of them, that is its next round (R1). */
function lastResort(state: Case, enquiry_id: string, members: readonly StopOrder[]): readonly EventBody[] {
  const payment = state.payments[members[0]?.payment_id ?? ''];
  if (payment === undefined || members.some((m) => m.phone_only || m.answer !== 'REFUSED')) return [];
  const { case_id, jurisdiction } = state;
  const route = { kind: 'NOBODY', registry_version: members[0]?.registry_version ?? '' } as const;
  const told = toldOf(payment);
  const placing = { case_id, jurisdiction, payment_id: payment.payment_id, told, route, of_press: false };
  const rounds = members.filter((member) => member.bank_id === told.from?.bank_id).map((member) => member.round);
  return [placePhoneOnly(placing, { enquiry_id, round: Math.max(0, ...rounds) + 1 })];
}

export const enquiryConsequences = (state: Case): readonly EventBody[] =>
  [...enquiriesOf(state)].flatMap(([enquiry_id, members]) => {
    const payment = state.payments[members[0]?.payment_id ?? ''];
    if (payment === undefined || payment.withdrawn_reason !== undefined) return [];
    return [...covering(members, payment.amount.minor_units), ...lastResort(state, enquiry_id, members)];
  });
