/** R4, R6: outcomes merge, each total and the answer by maximum: the same for every order, repetition and delay. */
import type { EventBody } from '../case/events.ts';
import type { Case, Heard, StopOrder, Totals } from '../case/state.ts';
import type { CommandRule, EventOf } from '../case/topic.ts';
import { largest } from '../values/money.ts';
import { refuse } from '../values/rejection.ts';
import { contradictionsOf } from './judge.ts';
import { isSettled } from './order.ts';
import type { Answer, OutcomeDoor, StopOutcome } from './outcome-types.ts';

/** R6: of the outcomes that change nothing so many an order are recorded; then they are only counted. */
export const REPEATS_RECORDED_MAX = 50;
/** And past so many not even counted: a bank that repeats itself cannot make a case grow for ever. */
export const REPEATS_COUNTED_MAX = 1_000;
/** So many different outcomes an order are kept to judge contradictions by. */
export const HEARD_MAX = 200;

const RANK: Readonly<Record<Answer, number>> = { PENDING: 1, REFUSED: 2, FINAL: 3 };

const higherAnswer = (a: Answer | undefined, b: Answer): Answer => (a !== undefined && RANK[a] >= RANK[b] ? a : b);

const totalsOf = (outcome: StopOutcome): Totals => ({
  frozen: outcome.frozen_total,
  released: outcome.released_total,
  expired: outcome.expired_total,
  returned: outcome.returned_total,
});

const mergeTotals = (a: Totals, b: Totals): Totals => ({
  frozen: largest(a.frozen, b.frozen),
  released: largest(a.released, b.released),
  expired: largest(a.expired, b.expired),
  returned: largest(a.returned, b.returned),
});

const sameTotals = (a: Totals, b: Totals): boolean =>
  a.frozen === b.frozen && a.released === b.released && a.expired === b.expired && a.returned === b.returned;

/** Amounts in another currency can be added to nothing; they are kept for a person to see (R7). */
const countsFor = (order: StopOrder, outcome: StopOutcome): boolean => outcome.currency_code === order.currency_code;

/**
 * The same for all that is judged (R7, R11): a bank whose dates move with every answer says nothing new. What a person read
 * out and what a machine sent are judged differently, so neither stands for the other.
 */
const sameOutcome = (a: Heard, b: Heard): boolean =>
  (a.door === 'PHONE') === (b.door === 'PHONE') &&
  a.revision === b.revision &&
  a.sequence === b.sequence &&
  a.answer === b.answer &&
  a.currency_code === b.currency_code &&
  a.requested_minor_units === b.requested_minor_units &&
  a.bank_reference === b.bank_reference &&
  sameTotals(totalsOf(a), totalsOf(b));

/** The order with what the bank said merged in; `heard` is left to the caller. */
function merged(order: StopOrder, outcome: StopOutcome): StopOrder {
  if (!countsFor(order, outcome)) return order;
  const speaksOfLatest = outcome.revision === order.revision;
  const effective_time = leastOf(order.effective_time, outcome.effective_time);
  const frozen_until = greatestOf(order.frozen_until, outcome.frozen_until);
  // Of several that differ the first in the alphabet, so that it does not depend on which came first.
  const bank_reference = leastOf(order.bank_reference, outcome.bank_reference || undefined);
  const refused = speaksOfLatest && outcome.answer === 'REFUSED';
  const refusal_reason = leastOf(order.refusal_reason, refused ? outcome.refusal_reason : undefined);
  return {
    ...order,
    totals: mergeTotals(order.totals, totalsOf(outcome)),
    ...(speaksOfLatest ? { answer: higherAnswer(order.answer, outcome.answer) } : {}),
    ...(bank_reference === undefined ? {} : { bank_reference }),
    ...(refusal_reason === undefined ? {} : { refusal_reason }),
    ...(effective_time === undefined ? {} : { effective_time }),
    ...(frozen_until === undefined ? {} : { frozen_until }),
  };
}

const leastOf = <T extends number | string>(a: T | undefined, b: T | undefined) =>
  a === undefined || (b !== undefined && b < a) ? b : a;
const greatestOf = (a: number | undefined, b: number | undefined) =>
  a === undefined || (b !== undefined && b > a) ? b : a;

/** R11: the bank knows a revision that we do not, or another amount at ours. What a person read out proves neither. */
export const showsUnknownRevision = (order: StopOrder, heard: Heard): boolean =>
  heard.door !== 'PHONE' &&
  countsFor(order, heard) &&
  (heard.revision > order.revision ||
    (heard.revision === order.revision && heard.requested_minor_units !== order.requested));

const isKnown = (order: StopOrder, heard: Heard): boolean => order.heard.some((one) => sameOutcome(one, heard));

/** Whether anything that is judged by changes with this outcome: a total, the answer, a date, a contradiction. */
function changesSomething(order: StopOrder, heard: Heard): boolean {
  const after = merged(order, heard);
  return (
    !sameTotals(after.totals, order.totals) ||
    after.answer !== order.answer ||
    after.bank_reference !== order.bank_reference ||
    after.refusal_reason !== order.refusal_reason ||
    after.effective_time !== order.effective_time ||
    after.frozen_until !== order.frozen_until ||
    (showsUnknownRevision(order, heard) && !isKnown(order, heard)) ||
    contradictionsOf({ ...order, heard: [...order.heard, heard] }).some((kind) => !order.contradictions.includes(kind))
  );
}

/** R6: what is recorded of an outcome. An empty answer means: told before, often enough. */
export function outcomeEvents(order: StopOrder, door: OutcomeDoor, outcome: StopOutcome): readonly EventBody[] {
  const { order_id } = order;
  const full: EventBody = { type: 'OutcomeRecorded', order_id, door, outcome };
  if (changesSomething(order, { ...outcome, door, at: 0 })) return [full];
  if (order.repeats_recorded < REPEATS_RECORDED_MAX) return [full];
  return order.repeats_counted < REPEATS_COUNTED_MAX ? [{ type: 'OutcomeRecorded', order_id, door }] : [];
}

export function recordedOrder(order: StopOrder, event: EventOf<'OutcomeRecorded'>): StopOrder {
  const { outcome, door, at } = event;
  if (outcome === undefined) return { ...order, repeats_counted: order.repeats_counted + 1 };
  const heard: Heard = { ...outcome, door, at };
  const changes = changesSomething(order, heard);
  const known = isKnown(order, heard) || order.heard.length >= HEARD_MAX;
  const after = merged(order, outcome);
  return {
    ...after,
    heard: known ? order.heard : [...order.heard, heard],
    repeats_recorded: order.repeats_recorded + (changes ? 0 : 1),
    first_answered_at: order.first_answered_at ?? at,
    ...(isSettled(after) ? { settled_at: order.settled_at ?? at } : {}),
  };
}

/** A bank speaks only of its own orders; another's and none are answered alike, so that nothing is learnt. */
export function ordersOwnBank(state: Case, order_id: string, by: { role: string; id: string }): StopOrder | null {
  const order = state.orders[order_id];
  if (order === undefined) return null;
  return by.role === 'BANK' && order.bank_id !== by.id ? null : order;
}

export const recordOutcome: CommandRule<'RecordOutcome'> = {
  roles: ['BANK', 'SERVICE'],
  decide(state, { order_id, door, outcome, by }) {
    const order = ordersOwnBank(state, order_id, by);
    if (order === null) return refuse('R22', 'No such order of yours.', 'ORDER_NOT_FOUND', 'outcome.order_id');
    return [...outcomeEvents(order, door, outcome), ...reopening(state, order, outcome)];
  },
};

/** R10: an outcome that raises a total on a closed case opens it again. */
export function reopening(state: Case, order: StopOrder, outcome: StopOutcome): readonly EventBody[] {
  if (state.closed === undefined || sameTotals(merged(order, outcome).totals, order.totals)) return [];
  return [{ type: 'CaseReopened', order_id: order.order_id }];
}
