/** R9, R10: who asks the bank, when, and what came of it. What is owed to a bank is read off here. */
import type { EventBody } from '../case/events.ts';
import type { Ask, Attempt, Case, StopOrder } from '../case/state.ts';
import { type CommandRule, type EventOf, withOrder } from '../case/topic.ts';
import { earliest, type Instant } from '../values/instant.ts';
import { refuse } from '../values/rejection.ts';
import { askingEndsAt, backoffMs, lookAgainMs, queryWaitMs, UNREACHABLE_FIRST_MS } from './asking-times.ts';
import { isAskable, isSettled } from './order.ts';
import { outcomeEvents, recordedOrder, reopening } from './outcome.ts';
import type { StopOutcome } from './outcome-types.ts';
import { ring, ringAgain } from './ring.ts';

const ATTEMPTS_KEPT_FIRST = 5;
const ATTEMPTS_KEPT_LAST = 15;

/** What a bank is to be told now. The key is compared before and after an append; new ones go into the outbox. */
export interface OrderObligation {
  readonly key: string;
  readonly order_id: string;
  readonly bank_id: string;
  readonly ask: StopOrder['ask'];
}

/** The order's obligation while nothing has been recorded of its latest ring. */
export function owedByOrder(order: StopOrder): OrderObligation | null {
  if (!order.ring_open || order.bank_id === undefined || !isAskable(order)) return null;
  const { order_id, bank_id, ask, revision, ring } = order;
  const key = ask === 'INSTRUCT' ? `instruct:${order_id}:${revision}:${ring}` : `query:${order_id}:${ring}`;
  return { key, order_id, bank_id, ask };
}

/** When the order rings; null where nothing more is asked. Of a settled order only a question is looked after (R7). */
function ringsAt(order: StopOrder): Instant | null {
  const { next_ask_at } = order;
  if (next_ask_at === null || !isAskable(order)) return null;
  if (isSettled(order)) return order.ring_open ? next_ask_at : null;
  return next_ask_at < askingEndsAt(order) ? next_ask_at : null;
}

export const nextAskDue = (state: Case): Instant | null =>
  Object.values(state.orders).map(ringsAt).reduce(earliest, null);

function ringIsDue(order: StopOrder, at: Instant): boolean {
  const due = ringsAt(order);
  return due !== null && due <= at && (isSettled(order) || at < askingEndsAt(order));
}

/** Orders whose time has come again. */
export const orderRings = (state: Case, at: Instant): readonly EventBody[] =>
  Object.values(state.orders)
    .filter((order) => ringIsDue(order, at))
    .map(ringAgain);

export const recordAttempt: CommandRule<'RecordAttempt'> = {
  roles: ['SERVICE'],
  decide(state, { order_id, revision, ask, tries, unreachable, outcome }) {
    const order = state.orders[order_id];
    if (order === undefined) return refuse('R9', 'The case has no such order.', 'ORDER_NOT_FOUND', 'order_id');
    // Said once a revision, and only of a ring that still waits: an order that was answered meanwhile owes nothing.
    if (unreachable === true && (order.unreachable || order.revision !== revision || !order.ring_open)) return [];
    const ended: EventBody = {
      type: 'AttemptEnded',
      order_id,
      revision,
      ask,
      tries,
      ...(unreachable === undefined ? {} : { unreachable }),
    };
    if (outcome === undefined) return [ended];
    return [
      ended,
      ...outcomeEvents(order, ask === 'QUERY' ? 'QUERY' : 'REPLY', outcome),
      ...reopening(state, order, outcome),
      ...(hasForgotten(order, { revision, ask }, outcome) ? [ring(order, 'INSTRUCT')] : []),
    ];
  },
};

/** Asked how the order stands, a bank that said PENDING shows an older revision: it has lost ours, and is told again at once. */
const hasForgotten = (order: StopOrder, asked: { revision: number; ask: Ask }, outcome: StopOutcome): boolean =>
  asked.ask === 'QUERY' &&
  asked.revision === order.revision &&
  order.answer === 'PENDING' &&
  outcome.revision < order.revision;

function keepAttempts(attempts: readonly Attempt[], latest: Attempt): readonly Attempt[] {
  const all = [...attempts, latest];
  const excess = all.length - ATTEMPTS_KEPT_FIRST - ATTEMPTS_KEPT_LAST;
  return excess <= 0 ? all : [...all.slice(0, ATTEMPTS_KEPT_FIRST), ...all.slice(ATTEMPTS_KEPT_FIRST + excess)];
}

/** R5: silence says nothing of the money, so the same order rings again (an answer that follows in the append says better). */
function nextAfterAttempt(order: StopOrder, event: EventOf<'AttemptEnded'>): Instant | null {
  if (event.unreachable === true) return order.ring_open ? event.at + UNREACHABLE_FIRST_MS : order.next_ask_at;
  if (isSettled(order)) return order.ring_open ? order.next_ask_at : null;
  if (event.ask === 'QUERY') return order.next_ask_at;
  return event.at + backoffMs(order.failures, event.at - order.revised_at);
}

/** A question that became owed while the bank was being told has not been put by that call. */
const answersRing = (order: StopOrder, { ask, tries }: EventOf<'AttemptEnded'>): boolean =>
  ask === 'QUERY' || order.ask === 'INSTRUCT' || tries.some((one) => one.error === 'NOT_FOUND');

export function evolveAttemptEnded(state: Case, event: EventOf<'AttemptEnded'>): Case {
  const order = state.orders[event.order_id];
  if (order === undefined) return state;
  const attempt: Attempt = { number: order.attempts_count + 1, ask: event.ask, ended_at: event.at, tries: event.tries };
  const sent_at = order.first_sent_at ?? event.tries[0]?.started_at;
  const noted: StopOrder = {
    ...order,
    attempts_count: attempt.number,
    attempts: keepAttempts(order.attempts, attempt),
    ...(sent_at === undefined ? {} : { first_sent_at: sent_at }),
  };
  // An attempt at an older revision says nothing of the latest: that one's ring stands.
  if (event.revision !== order.revision) return withOrder(state, noted);
  const unreachable = event.unreachable === true;
  const ended: StopOrder = {
    ...noted,
    failures: unreachable ? order.failures : order.failures + 1,
    unreachable,
    ring_open: order.ring_open && (unreachable || !answersRing(order, event)),
    silent_rings: 0,
  };
  return withOrder(state, { ...ended, next_ask_at: nextAfterAttempt(ended, event) });
}

export function evolveOutcomeRecorded(state: Case, event: EventOf<'OutcomeRecorded'>): Case {
  const before = state.orders[event.order_id];
  if (before === undefined) return state;
  const order = recordedOrder(before, event);
  const { outcome } = event;
  const speaksOfLatest = outcome?.revision === before.revision && outcome.currency_code === before.currency_code;
  if (!speaksOfLatest) return withOrder(state, order);
  const ring_open = keepsQuestion(before, event);
  const answered: StopOrder = { ...order, ring_open, silent_rings: 0, failures: 0, unreachable: false };
  return withOrder(state, { ...answered, next_ask_at: nextAfterAnswer(before, answered, event) });
}

/** A question about a contradiction is still put, whatever else the bank says meanwhile. */
const keepsQuestion = (before: StopOrder, event: EventOf<'OutcomeRecorded'>): boolean =>
  before.ring_open && before.ask === 'QUERY' && event.door !== 'QUERY' && before.contradictions.length > 0;

function nextAfterAnswer(before: StopOrder, after: StopOrder, event: EventOf<'OutcomeRecorded'>): Instant | null {
  if (!isSettled(after)) return nextAfterPending(before, event);
  return after.ring_open ? (before.next_ask_at ?? event.at + lookAgainMs(after, 0)) : null;
}

/** A bank that repeats PENDING by itself does not put off our own question. */
function nextAfterPending(before: StopOrder, event: EventOf<'OutcomeRecorded'>): Instant {
  const weAsked = event.door === 'QUERY' || event.door === 'REPLY';
  if (before.answer === 'PENDING' && !weAsked && before.next_ask_at !== null) return before.next_ask_at;
  return event.at + queryWaitMs(before.queries);
}
