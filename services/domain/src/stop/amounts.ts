/** R4: amounts are derived from totals that never fall, so they are the same in whatever order outcomes arrive. */
import type { Case, StopOrder, Totals } from '../case/state.ts';
import { largest, smallest } from '../values/money.ts';
import { isSettled } from './order.ts';

export interface Amounts {
  readonly currency_code: string;
  /** Always frozen + returned + let_go + gone + unknown. */
  readonly requested: bigint;
  readonly frozen: bigint;
  readonly returned: bigint;
  readonly let_go: bigint;
  readonly gone: bigint;
  readonly unknown: bigint;
  /** What a bank holds beyond what is asked. */
  readonly surplus: bigint;
}

export const NO_TOTALS: Totals = { frozen: 0n, released: 0n, expired: 0n, returned: 0n };

export const addTotals = (a: Totals, b: Totals): Totals => ({
  frozen: a.frozen + b.frozen,
  released: a.released + b.released,
  expired: a.expired + b.expired,
  returned: a.returned + b.returned,
});

/** What is held now, surplus included. */
export const heldOf = (totals: Totals): bigint =>
  largest(0n, totals.frozen - totals.released - totals.expired - totals.returned);

/** `final`: the bank has said that there is no more to come (R4). */
export function amountsFrom(currency_code: string, requested: bigint, totals: Totals, final: boolean): Amounts {
  const letGoTotal = totals.released + totals.expired;
  const held = heldOf(totals);
  const returned = smallest(totals.returned, requested);
  const frozen = smallest(held, requested - returned);
  const surplus = held - frozen;
  const let_go = smallest(
    requested - returned - frozen,
    largest(0n, letGoTotal - largest(0n, totals.frozen - requested)),
  );
  const rest = requested - returned - frozen - let_go;
  return {
    currency_code,
    requested,
    frozen,
    returned,
    let_go,
    gone: final ? rest : 0n,
    unknown: final ? 0n : rest,
    surplus,
  };
}

export const amountsOfOrder = (order: StopOrder): Amounts =>
  amountsFrom(order.currency_code, order.requested, order.totals, order.answer === 'FINAL');

/** Orders that stand for the same money: an enquiry's members (R12), or the rounds of one order (R1). */
export function groupsOfOrders(state: Case): readonly (readonly StopOrder[])[] {
  const groups = new Map<string, StopOrder[]>();
  for (const order of Object.values(state.orders)) {
    const key = order.enquiry_id ?? `${order.payment_id}|${order.bank_id ?? ''}|${order.account?.value ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [order]);
    else group.push(order);
  }
  return [...groups.values()];
}

/** R12: the amounts of an enquiry count the payment once, over its members' summed totals. */
function amountsOfEnquiry(state: Case, members: readonly StopOrder[], first: StopOrder): Amounts {
  const payment = state.payments[first.payment_id];
  const requested = payment === undefined || payment.withdrawn_reason !== undefined ? 0n : payment.amount.minor_units;
  const final = members.every(isSettled) && members.some((member) => member.answer === 'FINAL');
  return amountsFrom(first.currency_code, requested, members.map((m) => m.totals).reduce(addTotals, NO_TOTALS), final);
}

function amountsOfGroup(state: Case, group: readonly StopOrder[]): Amounts | null {
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) return null;
  if (first.enquiry_id !== undefined) return amountsOfEnquiry(state, group, first);
  const totals = group.map((order) => order.totals).reduce(addTotals, NO_TOTALS);
  return amountsFrom(last.currency_code, last.requested, totals, last.answer === 'FINAL');
}

/** One row per currency, in the order the currencies first appear. */
export function amountsOfCase(state: Case): readonly Amounts[] {
  const rows = new Map<string, Amounts>();
  for (const group of groupsOfOrders(state)) {
    const amounts = amountsOfGroup(state, group);
    if (amounts === null) continue;
    const sum = rows.get(amounts.currency_code);
    rows.set(amounts.currency_code, sum === undefined ? amounts : addAmounts(sum, amounts));
  }
  return [...rows.values()];
}

const addAmounts = (a: Amounts, b: Amounts): Amounts => ({
  currency_code: a.currency_code,
  requested: a.requested + b.requested,
  frozen: a.frozen + b.frozen,
  returned: a.returned + b.returned,
  let_go: a.let_go + b.let_go,
  gone: a.gone + b.gone,
  unknown: a.unknown + b.unknown,
  surplus: a.surplus + b.surplus,
});
