/** R13: a correction. The same account by revision; another account or bank by withdrawal and a new payment in one append. */
import type { EventBody, PaymentCorrected } from '../case/events.ts';
import type { Case, Payment, PaymentTold, StopOrder } from '../case/state.ts';
import { type CommandOf, type CommandRule, closedRefusal, type Decided, type EventOf, PEOPLE } from '../case/topic.ts';
import { refuse } from '../values/rejection.ts';
import { uncoveredBy } from './enquiry.ts';
import { revise } from './ring.ts';
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

/** The orders that stay at the account after the correction: all, one member of an enquiry, or none. */
function staying(
  orders: readonly StopOrder[],
  before: Payment,
  after: PaymentTold,
  command: Command,
): readonly StopOrder[] {
  const otherAccount = before.to?.scheme !== after.to?.scheme || before.to?.value !== after.to?.value;
  if (otherAccount || before.amount.currency_code !== after.amount.currency_code) return [];
  if (
    before.to?.bank_id === after.to?.bank_id &&
    (after.to !== undefined || before.from?.bank_id === after.from?.bank_id)
  ) {
    return orders;
  }
  const { route } = command;
  return route.kind === 'BANK' ? orders.filter((order) => order.bank_id === route.bank_id) : [];
}

/** R11: same account, so each order that still asks is asked as corrected. */
function revisedBy(stays: readonly StopOrder[], before: Payment, after: PaymentTold): readonly EventBody[] {
  if (sameMatch(before, after) && sameAmount(before, after)) return [];
  const change = sameMatch(before, after) ? 'AMOUNT' : 'CORRECTED';
  return stays
    .filter((order) => order.requested > 0n || order.change === 'COVERED_ELSEWHERE')
    .map((order) => {
      const amount = after.amount.minor_units;
      const requested = order.enquiry_id === undefined ? amount : uncoveredBy(order, stays, amount);
      const name = after.to?.holder_name;
      const renamed = order.account !== undefined && name !== undefined && name !== order.account.holder_name;
      return revise(order, {
        change,
        requested,
        ...(renamed ? { account: { ...order.account, holder_name: name } } : {}),
      });
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
    const orders = ordersOfPayment(state, payment.payment_id);
    const stays = staying(orders, payment, after, command);
    const leaves = orders.filter((order) => !stays.includes(order));
    const lowers = after.amount.minor_units < payment.amount.minor_units;
    if ((leaves.length > 0 || lowers) && isTooLate(payment, command.at)) {
      return tooLate(lowers ? 'A correction that lowers the amount' : 'A correction that leaves an account');
    }
    if (stays.length === 0) return elsewhere(state, command, orders, after);
    return [correction(command), ...toNothing(leaves), ...revisedBy(stays, payment, after)];
  },
};

export function evolvePaymentCorrected(state: Case, event: EventOf<'PaymentCorrected'>): Case {
  const payment = state.payments[event.payment_id];
  if (payment === undefined) return state;
  const { payment_id, added_at } = payment;
  return {
    ...state,
    payments: { ...state.payments, [payment_id]: { ...correctedPayment(payment, event), payment_id, added_at } },
  };
}
