/** R12: an account that several banks may own, asked of each, counted once. */
import type { EventBody } from '../case/events.ts';
import type { Case, StopOrder } from '../case/state.ts';
import { largest } from '../values/money.ts';
import { isSettled } from './order.ts';
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

/** What the other members leave uncovered of the payment. */
export function uncoveredBy(member: StopOrder, members: readonly StopOrder[], amount: bigint): bigint {
  const others = members.filter((other) => other.order_id !== member.order_id);
  return largest(0n, amount - others.reduce((sum, other) => sum + other.totals.frozen, 0n));
}

/** What members have frozen lowers each open one; NO_FUNDS and PENDING lower nobody. */
function covering(members: readonly StopOrder[], amount: bigint): readonly EventBody[] {
  return members
    .filter((member) => !isSettled(member))
    .flatMap((member): readonly EventBody[] => {
      const requested = uncoveredBy(member, members, amount);
      return requested < member.requested ? [revise(member, { change: 'COVERED_ELSEWHERE', requested })] : [];
    });
}

/** Every bank refused: somebody has to telephone. */
function lastResort(state: Case, enquiry_id: string, members: readonly StopOrder[]): readonly EventBody[] {
  const payment = state.payments[members[0]?.payment_id ?? ''];
  if (payment === undefined || members.some((m) => m.phone_only || m.answer !== 'REFUSED')) return [];
  const { case_id, jurisdiction } = state;
  const route = { kind: 'NOBODY', registry_version: members[0]?.registry_version ?? '' } as const;
  const told = toldOf(payment);
  return [
    placePhoneOnly({ case_id, jurisdiction, payment_id: payment.payment_id, told, route, of_press: false }, enquiry_id),
  ];
}

export const enquiryConsequences = (state: Case): readonly EventBody[] =>
  [...enquiriesOf(state)].flatMap(([enquiry_id, members]) => {
    const payment = state.payments[members[0]?.payment_id ?? ''];
    if (payment === undefined || payment.withdrawn_reason !== undefined) return [];
    return [...covering(members, payment.amount.minor_units), ...lastResort(state, enquiry_id, members)];
  });
