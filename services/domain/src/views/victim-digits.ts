/** R19, R22: by which four digits the victim is known: an account's that they paid from, which whoever finds their phone does not know. */
import type { Case, Payment } from '../case/state.ts';
import type { Account } from '../values/account.ts';

/** A wallet's id is often a telephone number or a name: it is no account that a card or a statement shows. */
function digitsOf({ scheme, value }: Account): string | null {
  if (scheme === 'WALLET') return null;
  const own = value.slice(value.indexOf('/') + 1);
  const seen = scheme === 'MASKED' ? own.slice(own.lastIndexOf('*') + 1) : own;
  const digits = seen.replace(/\D/g, '');
  return digits.length < 4 ? null : digits.slice(-4);
}

/** A payment that was withdrawn may have been typed wrong, and its account a stranger's; unless all were. */
function tellingPayments(state: Case): readonly Payment[] {
  const payments = Object.values(state.payments);
  const standing = payments.filter(({ withdrawn_reason }) => withdrawn_reason === undefined);
  return standing.length === 0 ? payments : standing;
}

/** How somebody comes to the case: by a link that was sent to this number, or by the case reference. */
export type VictimRoad = { readonly by: 'LINK'; readonly phone: string } | { readonly by: 'REFERENCE' };

/** R22: a link that went to a number which is not the victim's any more is a stranger's, and opens nothing. */
export const isVictimsRoad = ({ victim }: Case, road: VictimRoad): boolean =>
  road.by === 'REFERENCE' || road.phone === victim.phone;

/**
 * Any of these will do. Without an account that was paid from (a wallet, or none told) those of the victim's phone; but not by
 * reference once the number was corrected: who got the text by mistake has the reference from it, and most digits of the
 * number from their own. Empty: nobody can be known by digits.
 */
export function victimDigits(state: Case, road: VictimRoad): readonly string[] {
  if (!isVictimsRoad(state, road)) return [];
  const accounts = tellingPayments(state).flatMap(({ from }) => (from === undefined ? [] : (digitsOf(from) ?? [])));
  if (accounts.length > 0) return [...new Set(accounts)];
  if (road.by === 'REFERENCE' && state.number_corrected === true) return [];
  const digits = (state.victim.phone ?? '').replace(/\D/g, '');
  return digits.length < 4 ? [] : [digits.slice(-4)];
}
