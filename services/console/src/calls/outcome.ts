/** What a duty officer said on the telephone, as the API takes it. Totals are what the bank has done in all since the order began (R4). */
import type { Order } from '../api/types.ts';

export type Said = 'FROZEN' | 'RELEASED' | 'GONE' | 'REFUSED' | 'WORKING' | 'NO_ANSWER' | 'CALL_BACK';

export const TOTALS = ['frozen', 'released', 'expired', 'returned'] as const;
export type Total = (typeof TOTALS)[number];
export type Totals = Readonly<Record<Total, bigint>>;

export type Asked = Pick<Order, 'revision' | 'change' | 'amounts' | 'totals'>;

export interface Heard {
  readonly said: Said;
  readonly totals: Totals;
  readonly bank_reference: string;
  readonly refusal_reason: string;
  /** With CALL_BACK. */
  readonly minutes: number;
  /** With FROZEN, from now on; null: they did not say. */
  readonly hours: number | null;
}

const ANSWERS = { FROZEN: 'FINAL', RELEASED: 'FINAL', GONE: 'FINAL', REFUSED: 'REFUSED', WORKING: 'PENDING' } as const;

/** Whether the bank has said anything about the order. */
export const isAnswer = (said: Said): said is keyof typeof ANSWERS => said in ANSWERS;

const largest = (a: bigint, b: bigint): bigint => (a > b ? a : b);

export const knownTotals = ({ totals }: Asked): Totals => ({
  frozen: BigInt(totals.frozen),
  released: BigInt(totals.released),
  expired: BigInt(totals.expired),
  returned: BigInt(totals.returned),
});

export const heldNow = ({ frozen, released, expired, returned }: Totals): bigint =>
  largest(0n, frozen - released - expired - returned);

/** What the bank is to hold now: what it has sent back it need not hold as well. */
function toHold({ amounts }: Asked, returned: bigint): bigint {
  return largest(0n, BigInt(amounts.requested) - returned);
}

/** What is asked is to let go: of all, or of what is above the amount. COVERED_ELSEWHERE asks to keep what is frozen (R3). */
export function isToLetGo(order: Asked): boolean {
  const known = knownTotals(order);
  if (heldNow(known) > toHold(order, known.returned)) return order.change !== 'COVERED_ELSEWHERE';
  return order.amounts.requested === '0';
}

/** The ways of saying it, the likeliest first. */
export function waysToSay(order: Asked): readonly [Said, ...Said[]] {
  if (isToLetGo(order)) return ['RELEASED', 'FROZEN', 'REFUSED', 'WORKING', 'NO_ANSWER', 'CALL_BACK'];
  const letGo = heldNow(knownTotals(order)) > 0n ? (['RELEASED'] as const) : [];
  return ['FROZEN', 'GONE', ...letGo, 'REFUSED', 'WORKING', 'NO_ANSWER', 'CALL_BACK'];
}

/** How much stays held by what was said; null where it lets nothing go. */
function keptBy(order: Asked, said: Said, returned: bigint): bigint | null {
  const asked = toHold(order, returned);
  if (said === 'RELEASED') return isToLetGo(order) ? asked : 0n;
  // Lowered, and the bank says how much is frozen: the rest is let go.
  return said === 'FROZEN' && isToLetGo(order) && asked > 0n ? asked : null;
}

/**
 * The totals that were said: those that are known, raised by what the words mean; what was typed goes before. Money that was
 * let go had been frozen, whether or not we ever heard of it.
 */
export function totalsSaid(order: Asked, said: Said, typed: Partial<Totals>): Totals {
  const known = knownTotals(order);
  const { expired = known.expired, returned = known.returned } = typed;
  const least = said === 'FROZEN' ? largest(known.frozen, BigInt(order.amounts.requested)) : known.frozen;
  const kept = keptBy(order, said, returned);
  const away = kept === null ? 0n : (typed.frozen ?? least) - expired - returned - kept;
  const released = typed.released ?? largest(known.released, away);
  const frozen = typed.frozen ?? largest(least, released + expired + returned);
  return { frozen, released, expired, returned };
}

/** R6: what a bank that has looked does not hold of what was asked is not there any more. Nobody need have said that word. */
export function restGone(order: Asked, said: Said, totals: Totals): bigint {
  return said === 'FROZEN' ? largest(0n, BigInt(order.amounts.requested) - totals.frozen) : 0n;
}

/** Totals never fall: those below what is known are looked at once more, and recorded all the same (R7). */
export const fallen = (order: Asked, totals: Totals): readonly Total[] => {
  const known = knownTotals(order);
  return TOTALS.filter((total) => totals[total] < known[total]);
};

/**
 * Totals that are new and more than was asked for: they stand for ever (R6), so a figure with a zero too many is asked about once more.
 * What is known to be frozen may be let go whatever is asked now.
 */
export function aboveAsked(order: Asked, totals: Totals): readonly Total[] {
  const known = knownTotals(order);
  const most = largest(BigInt(order.amounts.requested), known.frozen);
  return TOTALS.filter((total) => totals[total] > known[total] && totals[total] > most);
}

export function outcomeBody(order: Asked, heard: Heard, now: number): object {
  const { said, totals } = heard;
  if (said === 'CALL_BACK') return { call_back_at: new Date(now + heard.minutes * 60_000).toISOString() };
  if (!isAnswer(said)) return { no_answer: true };
  const reference = heard.bank_reference.trim();
  return {
    outcome: {
      revision: order.revision,
      answer: ANSWERS[said],
      requested_minor_units: order.amounts.requested,
      currency_code: order.amounts.currency_code,
      frozen_total: String(totals.frozen),
      released_total: String(totals.released),
      expired_total: String(totals.expired),
      returned_total: String(totals.returned),
      ...(said === 'REFUSED' ? { refusal_reason: heard.refusal_reason } : {}),
      ...(reference === '' ? {} : { bank_reference: reference }),
      ...(said === 'FROZEN' && heard.hours !== null
        ? { frozen_until: new Date(now + heard.hours * 3_600_000).toISOString() }
        : {}),
    },
  };
}
