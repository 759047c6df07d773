/** What was typed, as the API takes it; or what is still missing before it can be sent. */
import { readAccount } from '../account/guess.ts';
import { readPhone } from '../caller/phone.ts';
import { type ReadAmount, readAmountIn } from '../money/read.ts';
import { readSpokenTime, type SpokenTime } from '../time/spoken.ts';
import type { AccountDraft, Draft, PaymentDraft } from './draft.ts';

export interface Missing {
  /** The field's path, as the API would name it. */
  readonly field: string;
  readonly problem: 'PHONE' | 'WHEN' | 'AMOUNT' | 'TO' | 'TO_READ' | 'FROM_READ' | 'MASKED' | 'EMPTIED';
}

export const timeOf = (payment: PaymentDraft, zone: string): SpokenTime =>
  readSpokenTime(payment.when, payment.heardAt, zone);

export const amountOf = ({ amount, currency }: PaymentDraft): ReadAmount => readAmountIn(amount, currency);

export function missingOf(draft: Draft, zone: string): readonly Missing[] {
  const phone: readonly Missing[] =
    draft.phone.trim() !== '' && readPhone(draft.phone) === null ? [{ field: 'victim.phone', problem: 'PHONE' }] : [];
  return [...phone, ...draft.payments.flatMap((payment, index) => missingIn(payment, `payments[${index}]`, zone))];
}

export function missingIn(payment: PaymentDraft, path: string, zone: string): readonly Missing[] {
  const missing: Missing[] = [];
  if ('problem' in timeOf(payment, zone)) missing.push({ field: `${path}.paid_at`, problem: 'WHEN' });
  if ('problem' in amountOf(payment)) missing.push({ field: `${path}.amount`, problem: 'AMOUNT' });
  const { from, to, reference } = payment;
  const byReference = reference.trim() !== '' && from.bank_id !== '' && from.value.trim() !== '';
  if (to.value.trim() === '' && !byReference) missing.push({ field: `${path}.to`, problem: 'TO' });
  if (isUnreadable(to)) missing.push({ field: `${path}.to`, problem: 'TO_READ' });
  if (isUnreadable(from)) missing.push({ field: `${path}.from`, problem: 'FROM_READ' });
  return missing;
}

const isUnreadable = ({ value, scheme }: AccountDraft): boolean =>
  value.trim() !== '' && 'problem' in readAccount(value, scheme);

const said = (name: string, value: string): Record<string, string> =>
  value.trim() === '' ? {} : { [name]: value.trim() };

export function accountBody({ value, scheme, bank_id, holder }: AccountDraft): object | null {
  if (value.trim() === '') return null;
  const read = readAccount(value, scheme);
  if (!('value' in read)) return null;
  return { scheme: read.scheme, value: read.value, ...said('bank_id', bank_id), ...said('holder_name', holder) };
}

export function paymentBody(payment: PaymentDraft, zone: string): Record<string, unknown> {
  const time = timeOf(payment, zone);
  const amount = amountOf(payment);
  const [from, to] = [accountBody(payment.from), accountBody(payment.to)];
  return {
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...('minor_units' in amount
      ? { amount: { currency_code: payment.currency, minor_units: String(amount.minor_units) } }
      : {}),
    ...('at' in time ? { paid_at: new Date(time.at).toISOString() } : {}),
    ...(payment.reference.trim() === ''
      ? {}
      : { transaction_reference: { kind: payment.referenceKind, value: payment.reference.trim() } }),
  };
}

export function bodyOf(draft: Draft, zone: string): object {
  const phone = readPhone(draft.phone);
  return {
    victim: {
      ...said('name', draft.name),
      ...(phone === null ? {} : { phone }),
      locale: draft.locale,
      // Also without a number: one that is told later gets the first text (R18).
      text_consent: draft.consent,
    },
    payments: draft.payments.map((payment) => paymentBody(payment, zone)),
    ...said('narrative', draft.narrative),
  };
}
