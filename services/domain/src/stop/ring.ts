/** R1, R9, R11: an order is placed, revised and rung; with each the asking begins anew. */
import type { EventBody } from '../case/events.ts';
import type { Case, StopOrder } from '../case/state.ts';
import { type EventOf, withOrder } from '../case/topic.ts';
import type { Account } from '../values/account.ts';
import type { Instant } from '../values/instant.ts';
import { NO_TOTALS } from './amounts.ts';
import { lookAgainMs, QUESTION_RINGS_MAX, queryWaitMs } from './asking-times.ts';
import { isAskable, isSettled } from './order.ts';

/** R11: whatever the bank matches or does raises the revision; R3: its amount is absolute, and 0 ends the order. */
export function revise(
  order: StopOrder,
  how: { change: StopOrder['change']; requested?: bigint; account?: Account; above?: number },
): EventBody {
  return {
    type: 'OrderRevised',
    order_id: order.order_id,
    revision: Math.max(order.revision, how.above ?? 0) + 1,
    change: how.change,
    requested: how.requested ?? order.requested,
    ...(how.above === undefined ? {} : { above_bank: true as const }),
    ...(how.account === undefined ? {} : { account: how.account }),
  };
}

/** The asking begins anew: at placing, and with every revision. */
function asAsked(order: StopOrder, at: Instant): StopOrder {
  const askable = isAskable(order);
  const fresh: StopOrder = {
    ...order,
    rung_at: at,
    ask: 'INSTRUCT',
    ring_open: askable,
    ring: askable ? order.ring + 1 : order.ring,
    silent_rings: 0,
    failures: 0,
    queries: 0,
    unreachable: false,
    daily_looks: 0,
  };
  return { ...fresh, next_ask_at: askable ? at + lookAgainMs(fresh, 0) : null };
}

export function evolveOrderPlaced(state: Case, event: EventOf<'OrderPlaced'>): Case {
  const { type: _type, at, by: _by, command_id: _command, fingerprint: _print, ...placed } = event;
  const order: StopOrder = {
    ...placed,
    placed_at: at,
    revision: 1,
    change: 'PLACED',
    revised_at: at,
    money_asked_at: at,
    revisions: [{ revision: 1, requested: event.requested, change: 'PLACED' }],
    bumps: 0,
    ring: 0,
    rung_at: at,
    ask: 'INSTRUCT',
    ring_open: false,
    silent_rings: 0,
    failures: 0,
    queries: 0,
    unreachable: false,
    next_ask_at: null,
    attempts_count: 0,
    attempts: [],
    totals: NO_TOTALS,
    heard: [],
    repeats_recorded: 0,
    repeats_counted: 0,
    contradictions: [],
    contradictions_told: 0,
    onward: [],
    daily_looks: 0,
  };
  return withOrder(state, asAsked(order, at));
}

export function evolveOrderRevised(state: Case, event: EventOf<'OrderRevised'>): Case {
  const before = state.orders[event.order_id];
  if (before === undefined) return state;
  const { answer: _answer, settled_at: _settled, refusal_reason: _refusal, escalated: _escalated, ...kept } = before;
  const { at, revision, change, requested } = event;
  const order: StopOrder = {
    ...kept,
    revision,
    change,
    requested,
    revised_at: at,
    money_asked_at: requested > 0n ? at : before.money_asked_at,
    revisions: [...before.revisions, { revision, requested, change }],
    bumps: before.bumps + (event.above_bank === true ? 1 : 0),
    ...(event.account === undefined ? {} : { account: event.account }),
  };
  return withOrder(state, asAsked(order, at));
}

export const ring = (order: StopOrder, ask: StopOrder['ask']): EventBody => ({
  type: 'OrderRung',
  order_id: order.order_id,
  ask,
});

/** An order whose latest revision the bank has answered is asked how it stands; any other is told again. */
export const ringAgain = (order: StopOrder): EventBody =>
  ring(order, order.answer === undefined ? 'INSTRUCT' : 'QUERY');

/** A ring, by time or by a person. */
function rung(order: StopOrder, ask: StopOrder['ask'], at: Instant): StopOrder {
  const silent_rings = order.ring_open ? order.silent_rings + 1 : 0;
  if (isSettled(order) && silent_rings >= QUESTION_RINGS_MAX) return { ...order, ring_open: false, next_ask_at: null };
  const queries = ask === 'QUERY' ? order.queries + 1 : order.queries;
  const asking = ask === 'QUERY' && !isSettled(order);
  const next_ask_at = at + (asking ? queryWaitMs(queries) : lookAgainMs(order, silent_rings));
  return { ...order, ask, ring: order.ring + 1, rung_at: at, ring_open: true, silent_rings, queries, next_ask_at };
}

/**
 * R7: the bank is asked how the order stands, for a contradiction. What is owed already asks as well, and nothing here may
 * put off the next instruction of an order without an answer. Of a settled order this ring alone is looked after, lest a
 * lost pointer lose the question.
 */
export function questioned(order: StopOrder, at: Instant): StopOrder {
  if (order.ring_open) return order;
  const next_ask_at = isSettled(order) ? at + lookAgainMs(order, 0) : order.next_ask_at;
  return { ...order, ask: 'QUERY', ring: order.ring + 1, rung_at: at, ring_open: true, silent_rings: 0, next_ask_at };
}

export function evolveOrderRung(state: Case, event: EventOf<'OrderRung'>): Case {
  const order = state.orders[event.order_id];
  return order === undefined ? state : withOrder(state, rung(order, event.ask, event.at));
}
