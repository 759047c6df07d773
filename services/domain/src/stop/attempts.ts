/** R9, R10: who asks the bank, when, and what came of it. What is owed to a bank is read off here. */
import type { EventBody } from '../case/events.ts';
import type { Attempt, Case, StopOrder } from '../case/state.ts';
import { type CommandRule, closedRefusal, type EventOf, PEOPLE, withOrder } from '../case/topic.ts';
import { orderIdOf } from '../values/ids.ts';
import { earliest, type Instant } from '../values/instant.ts';
import { refuse } from '../values/rejection.ts';
import { heldOf } from './amounts.ts';
import { askingEndsAt, backoffMs, queryWaitMs, UNREACHABLE_FIRST_MS } from './asking-times.ts';
import { isAskable, isSettled } from './order.ts';
import { outcomeEvents, recordedOrder, reopening } from './outcome.ts';
import { revise } from './ring.ts';

const ATTEMPTS_KEPT_FIRST = 5;
const ATTEMPTS_KEPT_LAST = 15;

/** What a bank is to be told now. The key is compared before and after an append; new ones go into the outbox. */
export interface Obligation {
  readonly key: string;
  readonly order_id: string;
  readonly bank_id: string;
  readonly ask: StopOrder['ask'];
}

/** The order's obligation while nothing has been recorded of its latest ring. */
export function owedByOrder(order: StopOrder): Obligation | null {
  if (!order.ring_open || order.bank_id === undefined || !isAskable(order)) return null;
  const { order_id, bank_id, ask, revision, ring } = order;
  const key = ask === 'INSTRUCT' ? `instruct:${order_id}:${revision}:${ring}` : `query:${order_id}:${ring}`;
  return { key, order_id, bank_id, ask };
}

export function nextAskDue(state: Case): Instant | null {
  let next: Instant | null = null;
  for (const order of Object.values(state.orders)) {
    if (isSettled(order) || !isAskable(order) || order.next_ask_at === null) continue;
    if (order.next_ask_at < askingEndsAt(order)) next = earliest(next, order.next_ask_at);
  }
  return next;
}

/** A PENDING order is asked how it stands; any other is told again. */
const ringOf = (order: StopOrder): EventBody => ({
  type: 'OrderRung',
  order_id: order.order_id,
  ask: order.answer === 'PENDING' ? 'QUERY' : 'INSTRUCT',
});

export const timePassed: CommandRule<'TimePassed'> = {
  roles: ['SERVICE'],
  decide(state, { at, pointer_unread }) {
    if (pointer_unread === true) return [];
    return Object.values(state.orders)
      .filter((order) => !isSettled(order) && isAskable(order) && at < askingEndsAt(order))
      .filter((order) => order.next_ask_at !== null && order.next_ask_at <= at)
      .map(ringOf);
  },
};

/** R1: all that was frozen has been returned, has expired or was released; its amounts cannot start anew. */
const hasRunOut = (order: StopOrder): boolean => order.totals.frozen > 0n && heldOf(order.totals) === 0n;

function nextRound(state: Case, order: StopOrder): EventBody {
  const key = {
    payment_id: order.payment_id,
    account: order.account?.value ?? '',
    bank_id: order.bank_id ?? '',
    round: order.round + 1,
  };
  const { payment_id, phone_only, found_by, registry_version, match_by, hop, currency_code, requested, basis } = order;
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
    if (!isAskable(order)) {
      return refuse(
        'R12',
        'Only the telephone carries this order: claim its phone task instead.',
        'RULE_REFUSES',
        'order_id',
      );
    }
    if (!isSettled(order)) return [ringOf(order)];
    if (order.requested === 0n)
      return refuse('R13', 'This order asks for nothing any more.', 'RULE_REFUSES', 'order_id');
    if (!hasRunOut(order)) return [revise(order, { change: 'ASKED_AGAIN' })];
    const again = nextRound(state, order);
    const exists = again.type === 'OrderPlaced' && state.orders[again.order_id] !== undefined;
    return exists
      ? refuse('R1', 'A later round of this order exists: ask with that one.', 'RULE_REFUSES', 'order_id')
      : [again];
  },
};

export const recordAttempt: CommandRule<'RecordAttempt'> = {
  roles: ['SERVICE'],
  decide(state, { order_id, revision, ask, tries, unreachable, outcome }) {
    const order = state.orders[order_id];
    if (order === undefined) return refuse('R9', 'The case has no such order.', 'ORDER_NOT_FOUND', 'order_id');
    if (unreachable === true && (order.unreachable || order.revision !== revision)) return [];
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
    ];
  },
};

function keepAttempts(attempts: readonly Attempt[], latest: Attempt): readonly Attempt[] {
  const all = [...attempts, latest];
  const excess = all.length - ATTEMPTS_KEPT_FIRST - ATTEMPTS_KEPT_LAST;
  return excess <= 0 ? all : [...all.slice(0, ATTEMPTS_KEPT_FIRST), ...all.slice(ATTEMPTS_KEPT_FIRST + excess)];
}

/** R5: silence says nothing of the money, so the same order rings again (an answer that follows in the append says better). */
function nextAfterAttempt(order: StopOrder, event: EventOf<'AttemptEnded'>, failures: number): Instant | null {
  if (isSettled(order)) return null;
  if (event.unreachable === true) return event.at + UNREACHABLE_FIRST_MS;
  if (event.ask === 'QUERY') return order.next_ask_at;
  return event.at + backoffMs(failures, event.at - order.revised_at);
}

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
  const failures = unreachable ? order.failures : order.failures + 1;
  return withOrder(state, {
    ...noted,
    failures,
    unreachable,
    ring_open: unreachable,
    silent_rings: 0,
    next_ask_at: nextAfterAttempt(order, event, failures),
  });
}

export function evolveOutcomeRecorded(state: Case, event: EventOf<'OutcomeRecorded'>): Case {
  const before = state.orders[event.order_id];
  if (before === undefined) return state;
  const order = recordedOrder(before, event);
  const { outcome } = event;
  const speaksOfLatest = outcome?.revision === before.revision && outcome.currency_code === before.currency_code;
  if (!speaksOfLatest) return withOrder(state, order);
  return withOrder(state, {
    ...order,
    ring_open: keepsQuestion(before, event),
    silent_rings: 0,
    failures: 0,
    unreachable: false,
    next_ask_at: isSettled(order) ? null : nextAfterPending(before, event),
  });
}

/** A question that we owe is still put, whatever the bank says of its own accord: it may be about a contradiction. */
const keepsQuestion = (before: StopOrder, event: EventOf<'OutcomeRecorded'>): boolean =>
  before.ring_open && before.ask === 'QUERY' && (event.door === 'CALLBACK' || event.door === 'PHONE');

/** A bank that repeats PENDING by itself does not put off our own question. */
function nextAfterPending(before: StopOrder, event: EventOf<'OutcomeRecorded'>): Instant {
  const weAsked = event.door === 'QUERY' || event.door === 'REPLY';
  if (before.answer === 'PENDING' && !weAsked && before.next_ask_at !== null) return before.next_ask_at;
  return event.at + queryWaitMs(before.queries);
}
