/** ApplyStop off the wire. Read by hand: a bank of a benchmark reads a thousand a second. */
import { hash } from 'node:crypto';
import { invalidField, type WireOut } from '@stopline/contract';
import { ACCOUNT_SCHEMES, type AccountScheme } from '@stopline/domain/values/account.ts';
import { MINOR_UNITS_MAX, type Money } from '@stopline/domain/values/money.ts';
import type { Ask } from '../ledger/ask.ts';
import type { AccountNumber, Change } from '../ledger/order.ts';

type Request = WireOut<'ApplyStopRequest'>;

const CHANGES: readonly Change[] = [
  'PLACED',
  'AMOUNT',
  'COVERED_ELSEWHERE',
  'CORRECTED',
  'WITHDRAWN',
  'ASKED_AGAIN',
  'EXTENDED',
  'CONVERTED',
  'RELEASED',
];
const CHANGE_OF = new Map(CHANGES.map((change) => [`STOP_CHANGE_${change}`, change]));
const SCHEME_OF = new Map<string, AccountScheme>(ACCOUNT_SCHEMES.map((scheme) => [`ACCOUNT_SCHEME_${scheme}`, scheme]));
const ID_CHARS_MAX = 128;

/** Throws a StoplineError with the field's path. `resolve` finds the account that a masked number means. */
export function readAsk(request: Request, resolve: (account: AccountNumber) => AccountNumber): Ask {
  const { order_id, revision, enquiry, freeze_seconds, account } = request;
  if (order_id === '' || order_id.length > ID_CHARS_MAX) {
    throw invalidField('order_id', 'it is empty or too long', `1 to ${ID_CHARS_MAX} characters`);
  }
  if (revision < 1) throw invalidField('revision', 'it is below 1', 'a number from 1');
  const change = CHANGE_OF.get(request.change);
  if (change === undefined) throw invalidField('change', 'it is not set or not known', CHANGES.join(', '));
  const amount = readMoney('amount', request.amount);
  return {
    order_id,
    revision,
    change,
    account: resolve(readAccount(account)),
    ...(account?.holder_name ? { holder_name: account.holder_name } : {}),
    amount,
    freeze_seconds: Number(freeze_seconds),
    enquiry,
    claim: claimOf(request),
    paid: paidIn(amount.currency_code, request.payment),
  };
}

function readAccount(account: Request['account']): AccountNumber {
  const scheme = SCHEME_OF.get(account?.scheme ?? '');
  if (account === null || scheme === undefined) {
    throw invalidField('account.scheme', 'it is not set or not known', ACCOUNT_SCHEMES.join(', '));
  }
  const { value } = account;
  if (value === '' || value.length > ID_CHARS_MAX) {
    throw invalidField('account.value', 'it is empty or too long', `1 to ${ID_CHARS_MAX} characters`);
  }
  return { scheme, value };
}

function readMoney(field: string, money: Request['amount']): Money {
  if (money === null) throw invalidField(field, 'it is missing', 'an amount with its currency');
  const { currency_code } = money;
  if (!/^[A-Z]{3}$/.test(currency_code)) {
    throw invalidField(`${field}.currency_code`, 'it is no currency code', 'three capitals');
  }
  const minor_units = BigInt(money.minor_units);
  if (minor_units < 0n || minor_units > MINOR_UNITS_MAX) {
    throw invalidField(`${field}.minor_units`, 'it is out of bounds', `0 to ${MINOR_UNITS_MAX}`);
  }
  return { currency_code, minor_units };
}

function paidIn(currency_code: string, payment: Request['payment']): bigint {
  const paid = payment?.amount;
  return paid?.currency_code === currency_code ? BigInt(paid.minor_units) : 0n;
}

/** The same payment of the same case, whatever order asks for it. */
function claimOf({ case_reference, payment }: Request): string {
  const reference = payment?.transaction_reference;
  const parts = [
    case_reference,
    reference?.kind,
    reference?.value,
    payment?.paid_at?.seconds,
    payment?.amount?.minor_units,
  ];
  return hash('sha1', parts.join('|'), 'hex').slice(0, 12);
}
