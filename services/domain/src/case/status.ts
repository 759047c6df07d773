/** R14: derived, never set. */
import { heldOf } from '../stop/amounts.ts';
import { isSettled } from '../stop/order.ts';
import { hasOpenTask } from '../stop/phone-task.ts';
import type { Case } from './state.ts';

export type CaseStatus = 'OPEN' | 'FROZEN' | 'NOTHING_FROZEN' | 'CLOSED';

export function statusOf(state: Case): CaseStatus {
  if (state.closed !== undefined) return 'CLOSED';
  const orders = Object.values(state.orders);
  if (orders.some((order) => !isSettled(order)) || hasOpenTask(state)) return 'OPEN';
  return orders.some((order) => heldOf(order.totals) > 0n) ? 'FROZEN' : 'NOTHING_FROZEN';
}
