/** What the bank says of an order, in the domain's form (contract.md, StopOutcome). */
import type { OnwardTransfer } from '@stopline/domain/case/state.ts';
import type { StopOutcome } from '@stopline/domain/stop/outcome-types.ts';
import type { Order } from './order.ts';

export interface Outcome extends StopOutcome {
  readonly order_id: string;
  readonly bank_reference: string;
  readonly onward: readonly OnwardTransfer[];
}

export function outcomeOf(order: Order, bank_reference: string, onward: readonly OnwardTransfer[]): Outcome {
  const { totals, effective_time, answer, refusal_reason, release_reason } = order;
  return {
    order_id: order.order_id,
    revision: order.revision,
    sequence: order.sequence,
    answer,
    requested_minor_units: order.requested,
    currency_code: order.currency_code,
    frozen_total: totals.frozen,
    released_total: totals.released,
    expired_total: totals.expired,
    returned_total: totals.returned,
    ...(answer === 'REFUSED' && refusal_reason !== undefined ? { refusal_reason } : {}),
    ...(release_reason === undefined ? {} : { release_reason }),
    ...(effective_time === undefined
      ? {}
      : { effective_time, frozen_until: effective_time + order.freeze_seconds * 1_000 }),
    bank_reference,
    onward,
  };
}
