/** R22: what a bank sees: its own order, the account, its amount, and what it must match. No other bank's, no victim beyond that. */
import type { Case, MatchBy, StopBasis, StopChange, StopOrder, TransactionReference } from '../case/state.ts';
import { type Amounts, amountsOfOrder } from '../stop/amounts.ts';
import { isSettled } from '../stop/order.ts';
import type { Answer } from '../stop/outcome-types.ts';
import type { Account } from '../values/account.ts';
import type { Instant } from '../values/instant.ts';
import type { Money } from '../values/money.ts';

/** The content of ApplyStop, `respond_by` apart, which the caller knows. */
export interface BankInstruction {
  readonly order_id: string;
  readonly revision: number;
  readonly change: StopChange;
  readonly account?: Account;
  /** Hold at most so much; 0 ends the order. */
  readonly amount: Money;
  readonly basis: StopBasis;
  readonly freeze_seconds: number;
  readonly payment: {
    readonly transaction_reference?: TransactionReference;
    readonly paid_at: Instant;
    readonly amount: Money;
    readonly payer_name?: string;
  };
  readonly hop: number;
  readonly enquiry: boolean;
  readonly match_by: MatchBy;
  readonly case_reference: string;
}

export interface BankOrder extends BankInstruction {
  readonly amounts: Amounts;
  readonly answer?: Answer;
}

/**
 * The payer's name is what a bank matches a payment by. The victim's own name is given only where there is no account
 * number to match and the payer was not named.
 */
function payerName(state: Case, order: StopOrder): string | undefined {
  const named = state.payments[order.payment_id]?.from?.holder_name;
  return named ?? (order.match_by === 'PAYMENT' ? state.victim.name : undefined);
}

export function bankInstruction(state: Case, order: StopOrder): BankInstruction {
  const payment = state.payments[order.payment_id];
  if (payment === undefined) throw new Error(`Order ${order.order_id} has no payment in its case`);
  const payer_name = payerName(state, order);
  const { transaction_reference, paid_at, amount } = payment;
  const { order_id, revision, change, account, basis, freeze_seconds, hop, match_by } = order;
  return {
    order_id,
    revision,
    change,
    ...(account === undefined ? {} : { account }),
    amount: { currency_code: order.currency_code, minor_units: order.requested },
    basis,
    freeze_seconds,
    payment: {
      ...(transaction_reference === undefined ? {} : { transaction_reference }),
      paid_at,
      amount,
      ...(payer_name === undefined ? {} : { payer_name }),
    },
    hop,
    enquiry: order.enquiry_id !== undefined,
    match_by,
    case_reference: state.case_reference,
  };
}

export function bankOrder(state: Case, order: StopOrder): BankOrder {
  const { answer } = order;
  return {
    ...bankInstruction(state, order),
    amounts: amountsOfOrder(order),
    ...(answer === undefined ? {} : { answer }),
  };
}

/** The unsettled orders of one bank in this case, for a bank that comes back after an outage. */
export const openOrdersOfBank = (state: Case, bank_id: string): readonly StopOrder[] =>
  Object.values(state.orders).filter((order) => order.bank_id === bank_id && !order.phone_only && !isSettled(order));
