/**
 * A topic is one folder's part of each function of the case. `case/` merges them with `satisfies`, so that a
 * forgotten command or event does not compile.
 */
import { type Rejection, refuse } from '../values/rejection.ts';
import type { Command } from './commands.ts';
import { put } from './dictionary.ts';
import type { CaseEvent, EventBody, EventType } from './events.ts';
import type { Case, Payment, Role } from './state.ts';

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;

export type Decided = readonly EventBody[] | Rejection;

export type Decide<T extends CommandType> = (state: Case, command: CommandOf<T>) => Decided;
export type Evolve<T extends EventType> = (state: Case, event: EventOf<T>) => Case;

/** A command's decision and who may give it (R21), side by side. */
export interface CommandRule<T extends CommandType> {
  readonly roles: readonly Role[];
  readonly decide: Decide<T>;
}

export const PEOPLE: readonly Role[] = ['OPERATOR', 'SUPERVISOR'];

/** The case with one order changed. */
export function withOrder<O extends Case['orders'][string]>(state: Case, order: O): Case {
  return { ...state, orders: put(state.orders, order.order_id, order) };
}

export const withPayment = (state: Case, payment: Payment): Case => ({
  ...state,
  payments: put(state.payments, payment.payment_id, payment),
});

export const closedRefusal = (state: Case): Rejection | null =>
  state.closed === undefined
    ? null
    : refuse('R14', 'The case is closed; open a new one, or wait until an answer opens it again.');
