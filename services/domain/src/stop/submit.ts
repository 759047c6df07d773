/** The one button. */

import type { RoutedPayment } from '../case/commands.ts';
import type { EventBody } from '../case/events.ts';
import type { Case, PaymentTold } from '../case/state.ts';
import {
  type CommandOf,
  type CommandRule,
  closedRefusal,
  type Decided,
  type EventOf,
  PEOPLE,
  withPayment,
} from '../case/topic.ts';
import { jurisdictionOf } from '../jurisdictions.ts';
import { paymentIdOf } from '../values/ids.ts';
import { refuse } from '../values/rejection.ts';
import { placeOrders } from './place.ts';

/** R12, architecture.md section 5: the bounds of a case. */
export const PAYMENTS_MAX = 50;
export const ORDERS_MAX = 1_000;

/** R15: from the button to every order settled. */
export const GOLDEN_WINDOW_MS = 180_000;

interface Telling {
  readonly case_id: string;
  readonly jurisdiction: string;
  readonly command_id: string;
  readonly of_press: boolean;
}

/** Each payment as told, followed by the orders that carry it. */
export function tellPayments(telling: Telling, payments: readonly RoutedPayment[]): readonly EventBody[] {
  return payments.flatMap(({ told, route }, position): readonly EventBody[] => {
    const payment_id = paymentIdOf(telling.case_id, telling.command_id, position);
    const { case_id, jurisdiction, of_press } = telling;
    return [
      { type: 'PaymentAdded', payment_id, ...told },
      ...placeOrders({ case_id, jurisdiction, payment_id, told, route, of_press }),
    ];
  });
}

const tooLarge = (what: string, max: number) =>
  refuse('R12', `A case has at most ${max} ${what}; open another case for the rest.`, 'CASE_TOO_LARGE', 'payments');

/** Whether the case would outgrow its bounds with these events. */
export function outgrown(state: Case | null, events: readonly EventBody[]) {
  const payments = Object.keys(state?.payments ?? {}).length + events.filter((e) => e.type === 'PaymentAdded').length;
  if (payments > PAYMENTS_MAX) return tooLarge('payments', PAYMENTS_MAX);
  const orders = Object.keys(state?.orders ?? {}).length + events.filter((e) => e.type === 'OrderPlaced').length;
  return orders > ORDERS_MAX ? tooLarge('orders', ORDERS_MAX) : null;
}

/** The only command that finds no case yet. */
export function decideSubmit(command: CommandOf<'SubmitStop'>): Decided {
  const { case_id, jurisdiction, victim } = command;
  const opened: EventBody = {
    type: 'CaseOpened',
    case_id,
    case_reference: command.case_reference,
    check_words: command.check_words,
    jurisdiction,
    jurisdiction_version: jurisdictionOf(jurisdiction).version,
    operator_id: command.by.id,
    victim,
    ...(command.narrative === undefined ? {} : { narrative: command.narrative }),
    ...(command.fraud_type === undefined ? {} : { fraud_type: command.fraud_type }),
    ...(command.operator_reference === undefined ? {} : { operator_reference: command.operator_reference }),
  };
  const told = tellPayments({ case_id, jurisdiction, command_id: command.key.id, of_press: true }, command.payments);
  return outgrown(null, told) ?? [opened, ...told];
}

export const submitRoles = PEOPLE;

export const addPayments: CommandRule<'AddPayments'> = {
  roles: PEOPLE,
  decide(state, command) {
    const closed = closedRefusal(state);
    if (closed !== null) return closed;
    const { case_id, jurisdiction } = state;
    const told = tellPayments({ case_id, jurisdiction, command_id: command.key.id, of_press: false }, command.payments);
    return outgrown(state, told) ?? told;
  },
};

export function evolveCaseOpened(event: EventOf<'CaseOpened'>): Case {
  const { type: _type, at, by: _by, command_id: _command, fingerprint: _print, ...told } = event;
  return {
    ...told,
    accepted_at: at,
    payments: {},
    orders: {},
    phone_tasks: {},
    texts: [],
    notes: [],
    golden_window: { deadline: at + GOLDEN_WINDOW_MS },
    commands: {},
    last_at: at,
  };
}

export function evolvePaymentAdded(state: Case, event: EventOf<'PaymentAdded'>): Case {
  const { type: _type, at, by: _by, command_id: _command, fingerprint: _print, ...told } = event;
  return withPayment(state, { ...told, added_at: at });
}

/** The parts of a payment that a telling holds, and nothing else. */
export const toldOf = (payment: PaymentTold): PaymentTold => ({
  ...(payment.from === undefined ? {} : { from: payment.from }),
  ...(payment.to === undefined ? {} : { to: payment.to }),
  amount: payment.amount,
  paid_at: payment.paid_at,
  ...(payment.channel === undefined ? {} : { channel: payment.channel }),
  ...(payment.transaction_reference === undefined ? {} : { transaction_reference: payment.transaction_reference }),
});
