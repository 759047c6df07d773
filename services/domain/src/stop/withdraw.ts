/** R13: a way back. Nothing we decide settles an order: going to 0 is an order until the bank has answered it. */
import type { EventBody } from '../case/events.ts';
import type { Case, Payment, StopOrder } from '../case/state.ts';
import { type CommandRule, closedRefusal, type EventOf, PEOPLE, withPayment } from '../case/topic.ts';
import { type Instant, MINUTE_MS } from '../values/instant.ts';
import { type Rejection, refuse } from '../values/rejection.ts';
import { revise } from './ring.ts';

/** Until approvals ship, one person alone may take a stop back for so long after the press that told of it. */
export const ALONE_FOR_MS = 10 * MINUTE_MS;

export const isTooLate = (payment: Payment, at: Instant): boolean => at > payment.added_at + ALONE_FOR_MS;

export const tooLate = (what: string): Rejection =>
  refuse('R13', `${what} is possible within 10 minutes of the press; later it needs a second person.`);

export const ordersOfPayment = (state: Case, payment_id: string): readonly StopOrder[] =>
  Object.values(state.orders).filter((order) => order.payment_id === payment_id);

/** The payment's orders, all of them or all but one, to nothing. */
export const toNothing = (orders: readonly StopOrder[]): readonly EventBody[] =>
  orders
    .filter((order) => order.requested > 0n || order.change === 'COVERED_ELSEWHERE')
    .map((order) => revise(order, { change: 'WITHDRAWN', requested: 0n }));

export function livePayment(state: Case, payment_id: string): Payment | Rejection {
  const payment = Object.hasOwn(state.payments, payment_id) ? state.payments[payment_id] : undefined;
  if (payment === undefined) return refuse('R13', 'The case has no such payment.', 'PAYMENT_NOT_FOUND', 'payment_id');
  if (payment.withdrawn_reason === undefined) return payment;
  return refuse('R13', 'The payment has been withdrawn already.', 'RULE_REFUSES', 'payment_id');
}

export const withdrawPayment: CommandRule<'WithdrawPayment'> = {
  roles: PEOPLE,
  decide(state, { payment_id, reason, note, at }) {
    const closed = closedRefusal(state);
    if (closed !== null) return closed;
    const payment = livePayment(state, payment_id);
    if ('reason' in payment) return payment;
    if (isTooLate(payment, at)) return tooLate('A withdrawal');
    const withdrawn: EventBody = {
      type: 'PaymentWithdrawn',
      payment_id,
      reason,
      ...(note === undefined ? {} : { note }),
    };
    return [withdrawn, ...toNothing(ordersOfPayment(state, payment_id))];
  },
};

export function evolvePaymentWithdrawn(state: Case, event: EventOf<'PaymentWithdrawn'>): Case {
  const payment = state.payments[event.payment_id];
  if (payment === undefined) return state;
  return withPayment(state, { ...payment, withdrawn_reason: event.reason });
}
