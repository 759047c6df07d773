/** Another word on a payment that was told: what of it is sent, and what cannot be sent like this. */
import { type Missing, missingIn, paymentBody } from '../intake/body.ts';
import type { AccountDraft, PaymentDraft } from '../intake/draft.ts';

export interface Told {
  /** As the API shows it to this reader. */
  readonly before: PaymentDraft;
  /** R22: the case is somebody else's, whose accounts are masked here. */
  readonly isMasked: boolean;
}

/** Only what was changed: what nobody touched stays as it was told. */
export function correction(before: PaymentDraft, after: PaymentDraft, zone: string): Record<string, unknown> {
  const was = paymentBody(before, zone);
  return Object.fromEntries(
    Object.entries(paymentBody(after, zone)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]),
    ),
  );
}

/** What stands there still is right as it is, also a number that is masked for this reader. */
export function missingInCorrection(told: Told, after: PaymentDraft, zone: string): readonly Missing[] {
  const { before } = told;
  const untouched = ({ problem }: Missing): boolean =>
    (problem === 'TO_READ' && same(after.to, before.to)) || (problem === 'FROM_READ' && same(after.from, before.from));
  const missing = missingIn(after, '', zone).filter((one) => !untouched(one));
  return [...notSent(told, after), ...missing];
}

function notSent({ before, isMasked }: Told, after: PaymentDraft): readonly Missing[] {
  const faults: Missing[] = [];
  // An account goes out whole: the stars that this reader sees must not become the number.
  if (isMasked && isHalfChanged(before.to, after.to)) faults.push({ field: '.to', problem: 'MASKED' });
  if (isMasked && isHalfChanged(before.from, after.from)) faults.push({ field: '.from', problem: 'MASKED' });
  // Nothing can be taken back to "not told": a form that closed as if it were would be wrong.
  if (isEmptied(before.from.value, after.from.value)) faults.push({ field: '.from', problem: 'EMPTIED' });
  if (isEmptied(before.reference, after.reference))
    faults.push({ field: '.transaction_reference', problem: 'EMPTIED' });
  return faults;
}

const same = (a: AccountDraft, b: AccountDraft): boolean => JSON.stringify(a) === JSON.stringify(b);

const isHalfChanged = (before: AccountDraft, after: AccountDraft): boolean =>
  before.value.includes('*') && after.value.trim() === before.value.trim() && !same(before, after);

const isEmptied = (before: string, after: string): boolean => before.trim() !== '' && after.trim() === '';
