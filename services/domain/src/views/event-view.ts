/**
 * One event as a reader sees it: a type, a key and values. The words come from the reader's language (room `contract`),
 * so nothing here is a sentence. No account number, name or note text is among the values: those are read in the case.
 */
import type { CaseEvent, EventType } from '../case/events.ts';
import type { Instant } from '../values/instant.ts';

export interface EventView {
  readonly version: number;
  readonly at: Instant;
  /** `CASE_OPENED` and so on: a closed list. */
  readonly type: string;
  readonly order_id?: string;
  readonly text: { readonly key: string; readonly values: Readonly<Record<string, string>> };
}

type Values = Readonly<Record<string, string>>;

/** What distinguishes one event of a type from another, for the words: a closed set of suffixes, and the values. */
function particulars(event: CaseEvent): { readonly suffix?: string; readonly values: Values } {
  switch (event.type) {
    case 'OrderPlaced':
      return { suffix: event.phone_only ? 'BY_PHONE' : 'TO_BANK', values: { bank: event.bank_id ?? '' } };
    case 'OrderRevised':
      return { suffix: event.change, values: { revision: String(event.revision), amount: String(event.requested) } };
    case 'OrderRung':
      return { suffix: event.ask, values: {} };
    case 'AttemptEnded':
      return attemptParticulars(event);
    case 'OutcomeRecorded':
      return outcomeParticulars(event);
    case 'ContradictionFound':
      return { suffix: event.kind, values: {} };
    case 'PhoneTaskOpened':
      return { suffix: event.reason, values: { bank: event.bank_id ?? '' } };
    case 'PhoneTaskAnswered':
      return { suffix: event.result, values: { operator: event.operator_id } };
    case 'PhoneTaskClosed':
      return { suffix: event.result, values: {} };
    case 'PhoneTaskClaimed':
    case 'CaseAssigned':
    case 'NoteAdded':
      return { values: { operator: event.operator_id } };
    case 'CaseOpened':
      return { values: { operator: event.operator_id, reference: event.case_reference } };
    case 'CaseClosed':
    case 'PaymentWithdrawn':
      return { suffix: event.reason, values: {} };
    case 'Escalated':
      return { suffix: event.level, values: {} };
    case 'GoldenWindowEnded':
      return { suffix: event.met ? 'MET' : 'MISSED', values: { because: event.missed_because ?? '' } };
    case 'PaymentAdded':
      return { values: { amount: String(event.amount.minor_units), currency: event.amount.currency_code } };
    case 'OnwardTransferReported':
      return { suffix: event.transfer.kind, values: {} };
    case 'TextOwed':
      return { suffix: event.sending === 0 ? event.kind : 'AGAIN', values: { number: String(event.number) } };
    case 'TextStateChanged':
      return { suffix: event.state, values: { number: String(event.number), failure: event.failure ?? '' } };
    case 'TextRung':
      return { values: { number: String(event.number) } };
    case 'PaymentCorrected':
    case 'CaseReopened':
      return { values: {} };
  }
}

function attemptParticulars(event: Extract<CaseEvent, { type: 'AttemptEnded' }>) {
  const last = event.tries.at(-1);
  if (event.unreachable === true) return { suffix: 'UNREACHABLE', values: {} };
  const suffix = last !== undefined && last.error === undefined ? 'ANSWERED' : 'NO_ANSWER';
  return { suffix, values: { channel: last?.channel ?? '', error: last?.error ?? '' } };
}

function outcomeParticulars(event: Extract<CaseEvent, { type: 'OutcomeRecorded' }>) {
  const { outcome, door } = event;
  if (outcome === undefined) return { suffix: 'REPEATED', values: { door } };
  const values = {
    door,
    frozen: String(outcome.frozen_total),
    currency: outcome.currency_code,
    refusal: outcome.refusal_reason ?? '',
  };
  return { suffix: outcome.answer, values };
}

export function eventView(event: CaseEvent, version: number): EventView {
  const type = EVENT_TYPES[event.type];
  const { suffix, values } = particulars(event);
  const order_id = 'order_id' in event ? event.order_id : undefined;
  return {
    version,
    at: event.at,
    type,
    ...(order_id === undefined ? {} : { order_id }),
    text: { key: suffix === undefined ? type : `${type}.${suffix}`, values },
  };
}

/** The closed list of `CaseEvent.type`. */
export const EVENT_TYPES: Readonly<Record<EventType, string>> = {
  CaseOpened: 'CASE_OPENED',
  PaymentAdded: 'PAYMENT_ADDED',
  PaymentCorrected: 'PAYMENT_CORRECTED',
  PaymentWithdrawn: 'PAYMENT_WITHDRAWN',
  OrderPlaced: 'ORDER_PLACED',
  OrderRevised: 'ORDER_REVISED',
  OrderRung: 'ORDER_RUNG',
  AttemptEnded: 'ATTEMPT_ENDED',
  OutcomeRecorded: 'OUTCOME_RECORDED',
  ContradictionFound: 'CONTRADICTION_FOUND',
  OnwardTransferReported: 'ONWARD_TRANSFER_REPORTED',
  PhoneTaskOpened: 'PHONE_TASK_OPENED',
  PhoneTaskClaimed: 'PHONE_TASK_CLAIMED',
  PhoneTaskAnswered: 'PHONE_TASK_ANSWERED',
  PhoneTaskClosed: 'PHONE_TASK_CLOSED',
  Escalated: 'ESCALATED',
  GoldenWindowEnded: 'GOLDEN_WINDOW_ENDED',
  TextOwed: 'TEXT_OWED',
  TextRung: 'TEXT_RUNG',
  TextStateChanged: 'TEXT_STATE_CHANGED',
  NoteAdded: 'NOTE_ADDED',
  CaseAssigned: 'CASE_ASSIGNED',
  CaseClosed: 'CASE_CLOSED',
  CaseReopened: 'CASE_REOPENED',
};
