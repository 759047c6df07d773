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
  /** Who typed it. The key counts together with them: sent by anybody else it would be a second case. */
  readonly operator_id: string;
  readonly touched_at: number;
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

export const newDraft = (locale: string, operator_id: string): Draft => ({
  key: `console-${randomId()}`,
  operator_id,
  touched_at: now(),
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
/** A victim's words are not kept for longer than a call could possibly last; a press, until it is answered. */
const KEPT_MS = 12 * 3_600_000;

/** Each tab has its own form; a reload is the same tab. Null: it has none yet. A duplicated tab comes with the other one's name. */
export const tabName = (tabs: Store = ofTab): string | null => tabs.read(TAB);

/** A new name for this tab. Only a copy of the tab will have it too. */
export function nameTab(tabs: Store = ofTab): string {
  const made = randomId().slice(0, 12);
  tabs.write(TAB, made);
  return made;
}

/** A draft whose tab may be gone. */
export interface LeftDraft {
  readonly slot: string;
  readonly draft: Draft;
}

/** What an operator left behind, as another one may see it (R22): whose, and how much. */
export interface OthersForms {
  readonly operator_id: string;
  readonly pressed: number;
  readonly typed: number;
}

export interface Shelf {
  /** Whose form it is, and in which tab: drafts and locks are named so. */
  readonly slot: string;
  read(): Draft | null;
  /** False: the browser did not keep it. */
  write(draft: Draft): boolean;
  clear(): void;
  /** Takes a draft of the same operator out of another slot; null if somebody was quicker. */
  take(slot: string): Draft | null;
}

const slotsOf = (kept: Store): readonly string[] =>
  kept.names().flatMap((name) => (name.startsWith(DRAFT) ? [name.slice(DRAFT.length)] : []));

export function openShelf(operator_id: string, tab: string, kept: Store = lasting, at: number = now()): Shelf {
  const slot = `${tab}.${operator_id}`;
  const read = (one: string): Draft | null => parsed(kept.read(DRAFT + one));
  for (const one of slotsOf(kept)) {
    const draft = read(one);
    const isOld = draft === null || (draft.pressed === null && draft.touched_at < at - KEPT_MS);
    if (isOld) kept.remove(DRAFT + one);
  }
  return {
    slot,
    take(one) {
      const draft = read(one);
      if (draft?.operator_id !== operator_id) return null;
      kept.remove(DRAFT + one);
      return draft;
    },
    read: () => read(slot),
    write: (draft) => kept.write(DRAFT + slot, JSON.stringify(draft)),
    clear: () => kept.remove(DRAFT + slot),
  };
}

/** Everybody's drafts in this browser, with something in them. */
export const shelved = (kept: Store = lasting): readonly LeftDraft[] =>
  slotsOf(kept).flatMap((slot) => {
    const draft = parsed(kept.read(DRAFT + slot));
    return draft === null || isUntouched(draft) ? [] : [{ slot, draft }];
  });

/** Without a word of what stands in them. */
export function countedByOperator(left: readonly LeftDraft[]): readonly OthersForms[] {
  const counted = new Map<string, OthersForms>();
  for (const { draft } of left) {
    const { operator_id } = draft;
    const { pressed, typed } = counted.get(operator_id) ?? { pressed: 0, typed: 0 };
    const isPressed = draft.pressed !== null;
    counted.set(operator_id, {
      operator_id,
      pressed: pressed + (isPressed ? 1 : 0),
      typed: typed + (isPressed ? 0 : 1),
    });
  }
  return [...counted.values()];
}

function parsed(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const found = JSON.parse(text) as Partial<Draft>;
    const isDraft =
      typeof found.key === 'string' && typeof found.operator_id === 'string' && Array.isArray(found.payments);
    return isDraft ? (found as Draft) : null;
  } catch {
    return null;
  }
}
