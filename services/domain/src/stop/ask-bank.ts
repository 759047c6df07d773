/** R1, R11: a person has a bank asked: now, again by a revision, or again by a new order. */
import type { OrderPlaced } from '../case/events.ts';
import type { Case, StopOrder } from '../case/state.ts';
import { type CommandRule, closedRefusal, type Decided, PEOPLE } from '../case/topic.ts';
import { orderIdOf } from '../values/ids.ts';
import { type Rejection, refuse } from '../values/rejection.ts';
import { heldOf } from './amounts.ts';
import { uncoveredBy, uncoveredByOthers } from './enquiry.ts';
import { isAskable, isSettled, isWithdrawn } from './order.ts';
import { revise, ringAgain } from './ring.ts';
import { outgrown } from './submit.ts';

/** R1: all that was frozen has been returned, has expired or was released; its amounts cannot start anew. */
const hasRunOut = (order: StopOrder): boolean => order.totals.frozen > 0n && heldOf(order.totals) === 0n;

function nextRound(state: Case, order: StopOrder, requested: bigint): OrderPlaced {
  const key = {
    payment_id: order.payment_id,
    account: order.account?.value ?? '',
    bank_id: order.bank_id ?? '',
    round: order.round + 1,
  };
  const { payment_id, phone_only, found_by, registry_version, match_by, hop, currency_code, basis } = order;
  return {
    type: 'OrderPlaced',
    order_id: orderIdOf(state.case_id, key),
    payment_id,
    ...(order.bank_id === undefined ? {} : { bank_id: order.bank_id }),
    phone_only,
    found_by,
    registry_version,
    ...(order.account === undefined ? {} : { account: order.account }),
    ...(order.enquiry_id === undefined ? {} : { enquiry_id: order.enquiry_id }),
    match_by,
    hop,
    round: order.round + 1,
    of_press: false,
    currency_code,
    requested,
    basis,
    freeze_seconds: order.freeze_seconds,
    answer_within_ms: order.answer_within_ms,
    channels_count: order.channels_count,
  };
}

export const askBank: CommandRule<'AskBank'> = {
  roles: PEOPLE,
  decide(state, { order_id }) {
    const order = state.orders[order_id];
    if (order === undefined) return refuse('R9', 'The case has no such order.', 'ORDER_NOT_FOUND', 'order_id');
    const closed = closedRefusal(state);
    if (closed !== null) return closed;
    if (isSettled(order)) return askAgain(state, order);
    return isAskable(order)
      ? [ringAgain(order)]
      : refusedOrder('R12', 'Only the telephone carries this order: claim its phone task instead.');
  },
};

const refusedOrder = (rule: string, message: string): Rejection => refuse(rule, message, 'RULE_REFUSES', 'order_id');

/** R11, R1: a settled order is asked again by a revision, or by a new order where its amounts cannot start anew. */
function askAgain(state: Case, order: StopOrder): Decided {
  const runOut = hasRunOut(order);
  const { requested, change } = leftToAsk(state, order, runOut);
  if (isWithdrawn(order)) return refusedOrder('R13', 'This order asks for nothing any more.');
  if (requested === 0n) return refusedOrder('R12', 'Other banks hold all of this money: there is nothing to ask for.');
  if (!runOut) return [revise(order, { change, requested })];
  const again = nextRound(state, order, requested);
  if (state.orders[again.order_id] !== undefined)
    return refusedOrder('R1', 'A later round of this order exists: ask with that one.');
  return outgrown(state, [again]) ?? [again];
}

/** R12: of an enquiry's payment only what the other members do not cover now; and what is held is still to be kept (R3). */
function leftToAsk(state: Case, order: StopOrder, runOut: boolean): Pick<StopOrder, 'requested' | 'change'> {
  const payment = state.payments[order.payment_id];
  if (order.enquiry_id === undefined || payment === undefined)
    return { requested: order.requested, change: 'ASKED_AGAIN' };
  const members = Object.values(state.orders).filter((member) => member.enquiry_id === order.enquiry_id);
  const amount = payment.amount.minor_units;
  const requested = runOut ? uncoveredBy(members, amount) : uncoveredByOthers(order, members, amount);
  return { requested, change: requested < amount ? 'COVERED_ELSEWHERE' : 'ASKED_AGAIN' };
}
