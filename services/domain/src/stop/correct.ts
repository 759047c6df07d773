/** R13: a correction. The same account by revision; another account or bank by withdrawal and a new payment in one append. */
import type { EventBody, PaymentCorrected } from '../case/events.ts';
import type { Case, Payment, PaymentTold, StopOrder } from '../case/state.ts';
import {
  type CommandOf,
  type CommandRule,
  closedRefusal,
  type Decided,
  type EventOf,
  PEOPLE,
  withPayment,
} from '../case/topic.ts';
import type { Account } from '../values/account.ts';
import { refuse } from '../values/rejection.ts';
import { uncoveredByOthers } from './enquiry.ts';
import { isAskable, isWithdrawn } from './order.ts';
import { revise } from './ring.ts';
import type { Route } from './route.ts';
import { outgrown, tellPayments, toldOf } from './submit.ts';
import { isTooLate, livePayment, ordersOfPayment, toNothing, tooLate } from './withdraw.ts';

type Command = CommandOf<'CorrectPayment'>;

/** The payment as it is after the correction. */
export const correctedPayment = (payment: PaymentTold, command: Partial<PaymentTold>): PaymentTold =>
  toldOf({
    ...payment,
    ...(command.from === undefined ? {} : { from: command.from }),
    ...(command.to === undefined ? {} : { to: command.to }),
    ...(command.amount === undefined ? {} : { amount: command.amount }),
    ...(command.paid_at === undefined ? {} : { paid_at: command.paid_at }),
    ...(command.channel === undefined ? {} : { channel: command.channel }),
    ...(command.transaction_reference === undefined ? {} : { transaction_reference: command.transaction_reference }),
  });

const sameReference = (a: PaymentTold, b: PaymentTold): boolean =>
  a.transaction_reference?.kind === b.transaction_reference?.kind &&
  a.transaction_reference?.value === b.transaction_reference?.value;

const sameFrom = (a: PaymentTold, b: PaymentTold): boolean =>
  a.from?.scheme === b.from?.scheme &&
  a.from?.value === b.from?.value &&
  a.from?.bank_id === b.from?.bank_id &&
  a.from?.holder_name === b.from?.holder_name;

/** What a bank matches by, the amount apart (R2). */
const sameMatch = (a: PaymentTold, b: PaymentTold): boolean =>
  a.to?.holder_name === b.to?.holder_name &&
  a.paid_at === b.paid_at &&
  a.from?.holder_name === b.from?.holder_name &&
  sameReference(a, b);

const sameAmount = (a: PaymentTold, b: PaymentTold): boolean => a.amount.minor_units === b.amount.minor_units;

const unchanged = (a: PaymentTold, b: PaymentTold): boolean =>
  sameMatch(a, b) &&
  sameAmount(a, b) &&
  sameFrom(a, b) &&
  a.amount.currency_code === b.amount.currency_code &&
  a.channel === b.channel &&
  a.to?.scheme === b.to?.scheme &&
  a.to?.value === b.to?.value &&
  a.to?.bank_id === b.to?.bank_id;

/** The banks that a machine asks by this route; null where it leads to none. */
const banksOf = (route: Route): readonly string[] | null =>
  route.kind === 'NOBODY' ? null : route.kind === 'BANK' ? [route.bank_id] : route.banks.map((bank) => bank.bank_id);

/** The same banks are asked as before, whatever the caller believed: nothing may be let go and asked for anew. */
function sameBanks(live: readonly StopOrder[], route: Route): boolean {
  const before = new Set(live.map((order) => (isAskable(order) ? order.bank_id : undefined)));
  const after = banksOf(route);
  if (after === null) return live.every((order) => order.phone_only);
  return after.length === before.size && after.every((bank_id) => before.has(bank_id));
}

/** The orders that stay at the account after the correction: all, one member of an enquiry, or none. */
function staying(
  live: readonly StopOrder[],
  before: Payment,
  after: PaymentTold,
  { route }: Command,
): readonly StopOrder[] {
  const otherAccount = before.to?.scheme !== after.to?.scheme || before.to?.value !== after.to?.value;
  if (otherAccount || before.amount.currency_code !== after.amount.currency_code) return [];
  const sameBank = before.to?.bank_id === after.to?.bank_id;
  const samePayer = after.to !== undefined || before.from?.bank_id === after.from?.bank_id;
  if ((sameBank && samePayer) || sameBanks(live, route)) return live;
  return route.kind === 'BANK' ? live.filter((order) => isAskable(order) && order.bank_id === route.bank_id) : [];
}

/** R1: what has a later round has run out, and asks for nothing more. */
const isLatestRound = (order: StopOrder, among: readonly StopOrder[]): boolean =>
  !among.some((other) => other.bank_id === order.bank_id && other.round > order.round);

/** A bank was told, or a person has heard something: leaving it could let money go. */
const mayHold = (order: StopOrder): boolean => isAskable(order) || order.heard.length > 0;

function renamed({ account }: StopOrder, { to }: PaymentTold): { account?: Account } {
  if (account === undefined || account.holder_name === to?.holder_name) return {};
  const { holder_name: _before, ...rest } = account;
  return { account: to?.holder_name === undefined ? rest : { ...rest, holder_name: to.holder_name } };
}

/** R11: same account, so each order that still asks is asked as corrected, for what the others that stay do not cover (R12). */
function revisedBy(stays: readonly StopOrder[], before: Payment, after: PaymentTold): readonly EventBody[] {
  const matched = sameMatch(before, after);
  const amount = after.amount.minor_units;
  return stays
    .filter((order) => isLatestRound(order, stays))
    .flatMap((order): readonly EventBody[] => {
      const requested = order.enquiry_id === undefined ? amount : uncoveredByOthers(order, stays, amount);
      const asksNothing = requested === 0n && order.requested === 0n;
      if (asksNothing || (matched && requested === order.requested)) return [];
      // Lowered because others hold the rest, it is still to keep what it holds itself (R3).
      const change = requested < amount ? 'COVERED_ELSEWHERE' : matched ? 'AMOUNT' : 'CORRECTED';
      return [revise(order, { change, requested, ...renamed(order, after) })];
    });
}

function correction(command: Command): PaymentCorrected {
  const { type: _type, at: _at, by: _by, key: _key, route: _route, ...fields } = command;
  return { type: 'PaymentCorrected', ...fields };
}

/** Another account, bank or currency: the old payment is withdrawn and the right one told, in one append. */
function elsewhere(state: Case, command: Command, orders: readonly StopOrder[], after: PaymentTold): Decided {
  const { payment_id, note } = command;
  const telling = {
    case_id: state.case_id,
    jurisdiction: state.jurisdiction,
    command_id: command.key.id,
    of_press: false,
  };
  const withdrawn: EventBody = {
    type: 'PaymentWithdrawn',
    payment_id,
    reason: 'TYPED_WRONG',
    ...(note === undefined ? {} : { note }),
  };
  const told = tellPayments(telling, [{ told: after, route: command.route }]);
  return outgrown(state, told) ?? [withdrawn, ...toNothing(orders), ...told];
}

export const correctPayment: CommandRule<'CorrectPayment'> = {
  roles: PEOPLE,
  decide(state, command) {
    const closed = closedRefusal(state);
    if (closed !== null) return closed;
    const payment = livePayment(state, command.payment_id);
    if ('reason' in payment) return payment;
    const after = correctedPayment(payment, command);
    if (unchanged(payment, after))
      return refuse('R13', 'The correction changes nothing: give the field as it should be.');
    const live = ordersOfPayment(state, payment.payment_id).filter((order) => !isWithdrawn(order));
    const stays = staying(live, payment, after, command);
    const leaves = live.filter((order) => !stays.includes(order));
    const lowers = after.amount.minor_units < payment.amount.minor_units;
    if ((leaves.some(mayHold) || lowers) && isTooLate(payment, command.at)) {
      return tooLate(lowers ? 'A correction that lowers the amount' : 'A correction that leaves an account');
    }
    if (stays.length === 0) return elsewhere(state, command, live, after);
    const onlyNoted = leaves.length === 0 && sameMatch(payment, after) && sameAmount(payment, after);
    return [correction(command), ...toNothing(leaves), ...(onlyNoted ? [] : revisedBy(stays, payment, after))];
  },
};

export function evolvePaymentCorrected(state: Case, event: EventOf<'PaymentCorrected'>): Case {
  const payment = state.payments[event.payment_id];
  if (payment === undefined) return state;
  const { payment_id, added_at } = payment;
  return withPayment(state, { ...correctedPayment(payment, event), payment_id, added_at });
}
