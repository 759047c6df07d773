/** R8: the freeze status is derived, first match wins. */
import type { StopOrder } from '../case/state.ts';
import { smallest } from '../values/money.ts';
import { amountsOfOrder, heldOf } from './amounts.ts';

export type FreezeStatus =
  | 'REQUESTED'
  | 'PENDING'
  | 'FROZEN'
  | 'PARTIALLY_FROZEN'
  | 'NO_FUNDS'
  | 'REFUSED'
  | 'RELEASED'
  | 'EXPIRED'
  | 'RETURNED'
  | 'CANCELLED';

export function freezeStatusOf(order: StopOrder): FreezeStatus {
  const { totals, requested } = order;
  const held = heldOf(totals);
  if (requested === 0n && totals.frozen === 0n && order.answer !== undefined) return 'CANCELLED';
  if (held > 0n) return held >= requested - smallest(totals.returned, requested) ? 'FROZEN' : 'PARTIALLY_FROZEN';
  if (totals.frozen > 0n) {
    const { returned, let_go } = amountsOfOrder(order);
    if (returned > 0n && returned >= let_go) return 'RETURNED';
    // Withdrawn after everything came back: of nothing requested nothing counts as returned, yet nothing was let go.
    if (totals.expired + totals.released === 0n) return 'RETURNED';
    return totals.expired >= totals.released ? 'EXPIRED' : 'RELEASED';
  }
  if (order.answer === 'FINAL') return 'NO_FUNDS';
  if (order.answer === 'REFUSED') return 'REFUSED';
  return order.answer === 'PENDING' ? 'PENDING' : 'REQUESTED';
}
