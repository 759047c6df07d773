/** What a bank saw leave the account. Recorded now; followed with the trail (R30). */
import type { EventBody } from '../case/events.ts';
import type { Case } from '../case/state.ts';
import { type CommandRule, type EventOf, withOrder } from '../case/topic.ts';
import { refuse } from '../values/rejection.ts';
import { ordersOwnBank } from './outcome.ts';

/** So many onward transfers of one order are recorded. */
export const ONWARD_MAX = 100;

export const recordOnwardTransfers: CommandRule<'RecordOnwardTransfers'> = {
  roles: ['BANK', 'SERVICE'],
  decide(state, { order_id, transfers, with_outcome, by }) {
    const order = ordersOwnBank(state, order_id, by);
    if (order === null) return refuse('R22', 'No such order of yours.', 'ORDER_NOT_FOUND', 'order_id');
    const known = new Set(order.onward.map((transfer) => transfer.transfer_id));
    const fresh = transfers.filter((transfer) => !known.has(transfer.transfer_id) && known.add(transfer.transfer_id));
    const room = Math.max(0, ONWARD_MAX - order.onward.length);
    if (fresh.length > room && with_outcome !== true) {
      return refuse('R31', `An order has at most ${ONWARD_MAX} onward transfers.`, 'CASE_TOO_LARGE', 'transfers');
    }
    return fresh.slice(0, room).map((transfer): EventBody => ({ type: 'OnwardTransferReported', order_id, transfer }));
  },
};

export function evolveOnwardTransferReported(state: Case, event: EventOf<'OnwardTransferReported'>): Case {
  const order = state.orders[event.order_id];
  return order === undefined ? state : withOrder(state, { ...order, onward: [...order.onward, event.transfer] });
}
