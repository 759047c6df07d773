/**
 * How a bank judges a revision that is higher than any it knows. It is absolute: hold at most its amount, let go of
 * what is above. Money that was let go or returned is never frozen again under the order. Pure: the account's free
 * money comes in, the order's next state goes out.
 */
import type { RefusalReason, ReleaseReason } from '@stopline/domain/stop/outcome-types.ts';
import type { Instant } from '@stopline/domain/values/instant.ts';
import { largest, smallest } from '@stopline/domain/values/money.ts';
import type { Ask } from './ask.ts';
import { type Change, heldOf, letGoOf, NO_TOTALS, type Order, type Receipt, type Totals } from './order.ts';

/** What the bank knows of an account. */
export interface Terms {
  /** AS_TOLD: Stopline says that it is ours, and we take it so; an enquiry is no such word. */
  readonly ours: 'CERTAINLY' | 'AS_TOLD' | 'NO';
  readonly holder_name?: string;
  readonly currency_code?: string;
  /** Free money that was there before any payment we hear of. */
  readonly balance: bigint;
  /** How much of each disputed payment is still there when we first hear of it, in percent. */
  readonly percent_left: bigint;
}

export interface Manner {
  /** LATER: answer PENDING, freeze when `settle` is called. */
  readonly when: 'NOW' | 'LATER';
  /** The bank will not, whatever the account says. */
  readonly refuse?: RefusalReason;
}

const RELEASED_BECAUSE: Partial<Record<Change, ReleaseReason>> = { WITHDRAWN: 'WITHDRAWN', RELEASED: 'OTHER' };

const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/** The first point that fails (R2); undefined if nothing does. */
function mismatchOf(known: Order | undefined, ask: Ask, terms: Terms): RefusalReason | undefined {
  if (terms.ours === 'NO' || (ask.enquiry && terms.ours !== 'CERTAINLY')) return 'ACCOUNT_UNKNOWN';
  if (known !== undefined && known.currency_code !== ask.amount.currency_code) return 'AMOUNT_MISMATCH';
  if (terms.currency_code !== undefined && terms.currency_code !== ask.amount.currency_code) return 'AMOUNT_MISMATCH';
  const told = ask.holder_name;
  if (told !== undefined && terms.holder_name !== undefined && plainName(told) !== plainName(terms.holder_name)) {
    return 'NAME_MISMATCH';
  }
  return undefined;
}

/** What the revision makes us let go at once; an answer that is still to come does not hold it back. */
function letGo(known: Order, ask: Ask): Totals {
  const { totals, currency_code } = known;
  const comparable = ask.amount.minor_units === 0n || ask.amount.currency_code === currency_code;
  if (ask.change === 'COVERED_ELSEWHERE' || !comparable) return totals;
  const above = largest(0n, heldOf(totals) - ask.amount.minor_units);
  return above === 0n ? totals : { ...totals, released: totals.released + above };
}

/** The revision taken down, before anything is frozen under it: `settle` must follow. */
export function takeDown(known: Order | undefined, ask: Ask, terms: Terms, manner: Manner): Order {
  const ends = ask.amount.minor_units === 0n;
  const refusal = ends ? undefined : (manner.refuse ?? mismatchOf(known, ask, terms));
  const totals = known === undefined ? NO_TOTALS : letGo(known, ask);
  const released = known !== undefined && totals.released > known.totals.released;
  const release_reason = released ? (RELEASED_BECAUSE[ask.change] ?? 'AMENDED') : known?.release_reason;
  const came_in = (largest(ask.paid, ask.amount.minor_units) * terms.percent_left) / 100n;
  const credited = known?.credited ?? 0n;
  return {
    order_id: ask.order_id,
    account: ask.account,
    claim: ask.claim,
    currency_code: known?.currency_code ?? ask.amount.currency_code,
    revision: ask.revision,
    requested: ask.amount.minor_units,
    freeze_seconds: ask.freeze_seconds,
    answer: 'PENDING',
    ...(refusal === undefined ? {} : { refusal_reason: refusal }),
    ...(release_reason === undefined ? {} : { release_reason }),
    totals,
    credited: refusal === undefined ? largest(credited, came_in) : credited,
    ...(known?.effective_time === undefined ? {} : { effective_time: known.effective_time }),
    sequence: (known?.sequence ?? 0) + 1,
    owes_report: known?.owes_report ?? false,
    receipts: known?.receipts ?? [],
  };
}

/** Of what was never frozen under the order, as much as is asked and there; `free` includes what the order let go. */
function takeable(order: Order, free: bigint): bigint {
  const { totals, requested } = order;
  return largest(0n, smallest(requested - totals.frozen, free - letGoOf(totals)));
}

/** The bank's last word on the revision, and the freeze, if there is one. */
export function settle(order: Order, free: bigint, at: Instant): Order {
  const sequence = order.sequence + 1;
  if (order.refusal_reason !== undefined) return { ...order, answer: 'REFUSED', sequence };
  const taken = takeable(order, free);
  const settled: Order = { ...order, answer: 'FINAL', sequence };
  if (taken === 0n) return settled;
  const frozen = order.totals.frozen + taken;
  return {
    ...settled,
    totals: { ...order.totals, frozen },
    effective_time: order.effective_time ?? at,
    receipts: withEffect(order.receipts, order.revision, frozen),
  };
}

const withEffect = (receipts: readonly Receipt[], revision: number, frozen_total: bigint): readonly Receipt[] =>
  receipts.map((receipt) =>
    receipt.revision === revision ? { ...receipt, effects: receipt.effects + 1, frozen_total } : receipt,
  );

/** The revision came in: a first time, or once more. */
export function withReceipt(order: Order, revision: number, received_at: number): Order {
  const seen = order.receipts.some((receipt) => receipt.revision === revision);
  const receipts = seen
    ? order.receipts.map((r) => (r.revision === revision ? { ...r, count: r.count + 1 } : r))
    : [...order.receipts, { revision, received_at, count: 1, effects: 0, frozen_total: order.totals.frozen }];
  return { ...order, receipts };
}

export type LettingGo = 'release' | 'expire' | 'return';

/** The bank lets go by itself; at most what is held. */
export function letGoOnOwn(order: Order, kind: LettingGo, amount: bigint, reason: ReleaseReason): Order {
  const { totals } = order;
  const sequence = order.sequence + 1;
  if (kind === 'expire') return { ...order, sequence, totals: { ...totals, expired: totals.expired + amount } };
  if (kind === 'return') return { ...order, sequence, totals: { ...totals, returned: totals.returned + amount } };
  return { ...order, sequence, release_reason: reason, totals: { ...totals, released: totals.released + amount } };
}
