/** Accounts, money, references and the payments made of them. */
import { ACCOUNT_SCHEMES, type Account, canonicalAccount, sameAccount } from '@stopline/domain/values/account.ts';
import type { Instant } from '@stopline/domain/values/instant.ts';
import * as z from 'zod';
import { LIMITS } from '../limits.ts';
import { TRANSACTION_REFERENCE_KINDS } from './enums.ts';
import { type IssueSink, wrong } from './fault.ts';
import { currencyCode, instant, maybe, message, minorUnits, oneOf, text } from './leaves.ts';

/** What is right, by scheme; what was wrong with a number, `canonicalAccount` says. */
const ACCOUNT_FORMS = {
  CARD: 'a card number of 12 to 19 digits',
  CN_ACCOUNT: 'an account number of 8 to 30 digits or letters',
  IBAN: 'an IBAN: a country, two check digits and the account',
  IN_IFSC: 'IFSC/ACCOUNT, such as SBIN0000001/12345678901',
  UK_SCAN: 'a sort code and an account number, such as 20-00-00 12345678',
  BIC_ACCOUNT: 'BIC/ACCOUNT, such as ICBKCNBJ/12345678',
  WALLET: 'provider/id, such as alipay/13800000000',
  MASKED: 'the number as seen: at least 3 digits, with * for those that are hidden',
} as const satisfies Record<(typeof ACCOUNT_SCHEMES)[number], string>;

/** Not `text`: a number is read with whatever blanks and full-width digits it was copied with. */
export const accountValue = () =>
  z
    .string({ error: 'the account number as text' })
    .check((check) => {
      if (check.value.includes('\uFFFD') || !check.value.isWellFormed()) {
        wrong(check, 'it has the sign U+FFFD, which stands for bytes that are no UTF-8', 'text in valid UTF-8');
      }
    })
    .meta({ minLength: 1, maxLength: LIMITS.account_value_chars_max });

export const account = message({
  scheme: oneOf(ACCOUNT_SCHEMES),
  value: accountValue(),
  bank_id: maybe(text(LIMITS.reference_chars_max)),
  holder_name: maybe(text(LIMITS.name_chars_max)),
})
  .meta({ id: 'AccountInput' })
  .transform((told, context): Account => {
    const canonical = canonicalAccount(told.scheme, told.value);
    if ('value' in canonical) return { ...told, value: canonical.value };
    wrong(context, canonical.problem, ACCOUNT_FORMS[told.scheme], ['value']);
    return z.NEVER;
  });

export const money = message({ currency_code: currencyCode(), minor_units: minorUnits(1n) }).meta({ id: 'MoneyInput' });

export const transactionReference = message({
  kind: oneOf(TRANSACTION_REFERENCE_KINDS),
  value: text(LIMITS.reference_chars_max),
}).meta({ id: 'TransactionReferenceInput' });

const PAID_AT_RULE = 'the time of the payment: not more than 5 minutes ahead, nor 10 years ago';
export const paidAt = (now: () => Instant) =>
  instant((at, sink) => {
    const age = now() - at;
    if (age < -LIMITS.paid_ahead_ms_max) wrong(sink, 'it is in the future', PAID_AT_RULE);
    if (age > LIMITS.paid_ago_ms_max) wrong(sink, 'it is more than 10 years ago', PAID_AT_RULE);
  });

export const payment = (now: () => Instant) =>
  message({
    from: maybe(account),
    to: maybe(account),
    amount: money,
    paid_at: paidAt(now),
    channel: maybe(text(LIMITS.channel_chars_max)),
    transaction_reference: maybe(transactionReference),
  })
    .refine(leadsToABank, {
      error: '`to`, or `from` with a `bank_id` and a `transaction_reference`',
      params: { problem: 'nothing says where the money went' },
      when: ({ value }) => isObject(value),
    })
    .refine(goesElsewhere, {
      error: 'another account than `from`',
      params: { problem: 'the payment goes to the account that it comes from' },
      path: ['to'],
    })
    .meta({ id: 'PaymentInput', description: 'Needs `to`, or `from` with a `bank_id` and a `transaction_reference`.' });

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

interface Ends {
  readonly from?: Account;
  readonly to?: Account;
  readonly transaction_reference?: unknown;
}

/** Asked even while other fields are wrong, hence of a value that may be anything at all. */
function leadsToABank({ from, to, transaction_reference }: Ends): boolean {
  return to !== undefined || (from?.bank_id !== undefined && transaction_reference !== undefined);
}

/** Two masked numbers that look alike may be two accounts. */
export function goesElsewhere({ from, to }: Ends): boolean {
  if (from === undefined || to === undefined || to.scheme === 'MASKED') return true;
  return !sameAccount(from, to);
}

/** A `oneof` of the proto files: in JSON its fields stand side by side. */
export function needsExactlyOne(sink: IssueSink, oneof: string, given: object, names: readonly string[]): void {
  const found = names.filter((name) => name in given);
  if (found.length === 1) return;
  const problem = found.length === 0 ? 'none of its fields is there' : `${found.join(' and ')} are there`;
  wrong(sink, problem, `exactly one of ${names.join(', ')}`, [oneof]);
}
