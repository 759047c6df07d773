/** The case of a call, and the order that it is about. */
import type { Ask } from '../api/call.ts';
import type { Case, Order, PhoneTask } from '../api/types.ts';

export interface Page {
  readonly case: Case;
  readonly next_order_page_token?: string;
}

export interface Found {
  readonly shown: Case;
  readonly order: Order | undefined;
}

/** A case shows so many orders a page; the one that the call is about may stand on a later one. */
export async function readTask(
  { case_id, order_id }: Pick<PhoneTask, 'case_id' | 'order_id'>,
  ask: (page: Pick<Ask, 'path' | 'query'>) => Promise<Page>,
): Promise<Found> {
  for (let order_page_token: string | undefined; ; ) {
    const page = await ask({ path: `/v1/cases/${case_id}`, query: { order_page_token } });
    const order = page.case.orders.find((one) => one.order_id === order_id);
    if (order !== undefined || page.next_order_page_token === undefined) return { shown: page.case, order };
    order_page_token = page.next_order_page_token;
  }
}

/** What was read for the call, or the case as it is followed: whichever is newer. */
export function newestOf(read: Found | null, live: Case | null, order_id: string): Found | null {
  if (live === null || (read !== null && read.shown.version >= live.version)) return read;
  return { shown: live, order: live.orders.find((one) => one.order_id === order_id) ?? read?.order };
}
