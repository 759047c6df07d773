/** R1, R12: from a payment and what the registry said of its account, the orders that carry it. */
import type { EventBody, OrderPlaced } from '../case/events.ts';
import type { PaymentTold } from '../case/state.ts';
import { jurisdictionOf } from '../jurisdictions.ts';
import type { Account } from '../values/account.ts';
import { enquiryIdOf, orderIdOf } from '../values/ids.ts';
import type { AskedBank, FoundBy, Route } from './route.ts';

/** R12: an enquiry asks at most so many banks. */
export const ENQUIRY_BANKS_MAX = 20;

export interface Placing {
  readonly case_id: string;
  readonly jurisdiction: string;
  readonly payment_id: string;
  readonly told: PaymentTold;
  readonly route: Route;
  readonly of_press: boolean;
}

interface OrderParts {
  readonly bank?: AskedBank;
  /** The bank that only the telephone reaches (the payer's), where no machine may be asked. */
  readonly phone_bank_id?: string;
  readonly found_by: FoundBy;
  readonly enquiry_id?: string;
  readonly round?: number;
}

/** The account as the bank is to look for it: what the caller believed of its bank is not part of it. */
function askedAccount(account: Account): Account {
  const { bank_id: _told, ...rest } = account;
  return rest;
}

function orderPlaced(placing: Placing, parts: OrderParts): OrderPlaced {
  const { told, payment_id, case_id } = placing;
  const account = told.to === undefined ? undefined : askedAccount(told.to);
  const bank_id = parts.bank?.bank_id ?? parts.phone_bank_id;
  const round = parts.round ?? 1;
  const key = { payment_id, account: account?.value ?? '', bank_id: bank_id ?? '', round };
  return {
    type: 'OrderPlaced',
    order_id: orderIdOf(case_id, key),
    payment_id,
    ...(bank_id === undefined ? {} : { bank_id }),
    phone_only: parts.bank === undefined,
    found_by: parts.found_by,
    registry_version: placing.route.registry_version,
    ...(account === undefined ? {} : { account }),
    ...(parts.enquiry_id === undefined ? {} : { enquiry_id: parts.enquiry_id }),
    match_by: account === undefined || account.scheme === 'MASKED' ? 'PAYMENT' : 'ACCOUNT',
    hop: 0,
    round,
    of_press: placing.of_press,
    currency_code: told.amount.currency_code,
    requested: told.amount.minor_units,
    basis: 'EMERGENCY_STOP',
    freeze_seconds: jurisdictionOf(placing.jurisdiction).freeze_seconds,
    answer_within_ms: parts.bank?.answer_within_ms ?? 0,
    channels_count: parts.bank?.channels_count ?? 0,
  };
}

/** R12: nobody lists the scheme, all refused, or only a reference is known: one order that only the telephone carries. */
export function placePhoneOnly(placing: Placing, last?: { enquiry_id: string; round: number }): OrderPlaced {
  const payers = placing.told.from?.bank_id;
  return orderPlaced(placing, {
    ...(payers === undefined ? {} : { phone_bank_id: payers }),
    found_by: 'NOBODY',
    ...last,
  });
}

export function placeOrders(placing: Placing): readonly EventBody[] {
  const { route, told } = placing;
  if (told.to === undefined || route.kind === 'NOBODY') return [placePhoneOnly(placing)];
  if (route.kind === 'BANK') return [orderPlaced(placing, { bank: route, found_by: route.found_by })];
  const enquiry_id = enquiryIdOf(placing.case_id, placing.payment_id, told.to.value);
  const members = route.banks
    .slice(0, ENQUIRY_BANKS_MAX)
    .map((bank) => orderPlaced(placing, { bank, found_by: 'ENQUIRY', enquiry_id }));
  return members.length === 0 ? [placePhoneOnly(placing)] : members;
}
