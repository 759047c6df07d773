/** Tells of each order of a press once, when it is settled: how long the victim's money was in doubt. */
import type { Case, Instant } from '@stopline/domain';

/** Orders settled so long ago that a change of their case shows them again are forgotten; a case is at rest by then. */
const REMEMBERED_MAX = 100_000;

export interface SettledOrders {
  look(state: Case): void;
}

/** What was settled before `since` is another process's to tell of. */
export function settledOrders(since: Instant, onSettled: (seconds: number) => void): SettledOrders {
  const told = new Set<string>();
  return {
    look(state) {
      for (const { order_id, of_press, settled_at } of Object.values(state.orders)) {
        if (!of_press || settled_at === undefined || settled_at < since || told.has(order_id)) continue;
        told.add(order_id);
        onSettled((settled_at - state.accepted_at) / 1_000);
        if (told.size > REMEMBERED_MAX) told.delete(told.values().next().value ?? '');
      }
    },
  };
}
