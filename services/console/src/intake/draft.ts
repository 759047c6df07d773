/** What has been typed of a case, as typed: kept in the browser with each change, so that a reload loses nothing. */

import type { AccountScheme } from '../api/types.ts';
import { now, randomId } from '../browser/clock.ts';
import { lasting, ofTab, type Store } from '../browser/storage.ts';

export interface AccountDraft {
  readonly value: string;
  /** Empty: as recognised. */
  readonly scheme: AccountScheme | '';
  /** Empty: as the number says. */
  readonly bank_id: string;
  readonly holder: string;
}

export interface PaymentDraft {
  readonly id: string;
  readonly when: string;
  /** When the time was typed: "20 min ago" counts from here, however long the rest takes. */
  readonly heardAt: number;
  readonly amount: string;
  readonly currency: string;
  readonly from: AccountDraft;
  readonly to: AccountDraft;
  readonly referenceKind: string;
  readonly reference: string;
}

export interface Draft {
  /** The idempotency key, drawn when the form is opened. */
  readonly key: string;
  readonly begunAt: number;
  readonly phone: string;
  readonly consent: boolean;
  readonly name: string;
  readonly locale: string;
  readonly payments: readonly PaymentDraft[];
  readonly narrative: string;
  /** What was sent and not answered yet: sent again, word for word, until it is. */
  readonly pressed: object | null;
}

export const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP', 'INR', 'HKD', 'JPY', 'SGD'] as const;
export const REFERENCE_KINDS = ['SERIAL', 'UTR', 'UETR', 'END_TO_END_ID', 'CARD_ARN', 'OTHER'] as const;
export const PAYMENTS_MAX = 50;

const NO_ACCOUNT: AccountDraft = { value: '', scheme: '', bank_id: '', holder: '' };

export const newPayment = (like?: PaymentDraft): PaymentDraft => ({
  id: randomId().slice(0, 8),
  when: '',
  heardAt: now(),
  amount: '',
  currency: like?.currency ?? 'CNY',
  // Victims pay again from the same account, to the same person.
  from: like?.from ?? NO_ACCOUNT,
  to: like === undefined ? NO_ACCOUNT : { ...like.to },
  referenceKind: like?.referenceKind ?? 'SERIAL',
  reference: '',
});

export const newDraft = (locale: string): Draft => ({
  key: `console-${randomId()}`,
  begunAt: now(),
  phone: '',
  consent: false,
  name: '',
  locale,
  payments: [newPayment()],
  narrative: '',
  pressed: null,
});

export const isUntouched = ({ phone, name, narrative, payments, pressed }: Draft): boolean =>
  pressed === null &&
  [phone, name, narrative, ...payments.flatMap((one) => [one.when, one.amount, one.to.value, one.from.value])].every(
    (typed) => typed.trim() === '',
  );

const TAB = 'tab';
const DRAFT = 'draft.';
/** A victim's words are not kept for longer than a call could possibly last. */
const KEPT_MS = 12 * 3_600_000;

/** Each tab has its own form; a reload is the same tab. */
function tabOf(tabs: Store): string {
  const known = tabs.read(TAB);
  if (known !== null) return known;
  const made = randomId().slice(0, 12);
  tabs.write(TAB, made);
  return made;
}

/** A draft whose tab may be gone. */
export interface LeftDraft {
  readonly tab: string;
  readonly draft: Draft;
}

export interface Shelf {
  /** This tab, as its drafts are named. */
  readonly tab: string;
  read(): Draft | null;
  write(draft: Draft): void;
  clear(): void;
  /** Those of other tabs, with something in them. */
  others(): readonly LeftDraft[];
  /** Takes another tab's draft off the shelf; null if somebody was quicker. */
  take(tab: string): Draft | null;
}

export function openShelf(kept: Store = lasting, tabs: Store = ofTab, at: number = now()): Shelf {
  const tab = tabOf(tabs);
  const name = DRAFT + tab;
  for (const other of kept.names().filter((one) => one.startsWith(DRAFT))) {
    const draft = parsed(kept.read(other));
    if (draft === null || draft.begunAt < at - KEPT_MS) kept.remove(other);
  }
  return {
    tab,
    others: () =>
      kept.names().flatMap((other) => {
        if (!other.startsWith(DRAFT) || other === name) return [];
        const draft = parsed(kept.read(other));
        return draft === null || isUntouched(draft) ? [] : [{ tab: other.slice(DRAFT.length), draft }];
      }),
    take(other) {
      const draft = parsed(kept.read(DRAFT + other));
      kept.remove(DRAFT + other);
      return draft;
    },
    read: () => parsed(kept.read(name)),
    write: (draft) => kept.write(name, JSON.stringify(draft)),
    clear: () => kept.remove(name),
  };
}

function parsed(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const found = JSON.parse(text) as Partial<Draft>;
    return typeof found.key === 'string' && Array.isArray(found.payments) ? (found as Draft) : null;
  } catch {
    return null;
  }
}
