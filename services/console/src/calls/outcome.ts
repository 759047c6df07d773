/** What a duty officer said on the telephone, as the API takes it. Totals are what the bank has done in all since the order began. */
import type { Order } from '../api/types.ts';

export type Said = 'FROZEN' | 'GONE' | 'REFUSED' | 'WORKING' | 'NO_ANSWER' | 'CALL_BACK';
export const SAID: readonly Said[] = ['FROZEN', 'GONE', 'REFUSED', 'WORKING', 'NO_ANSWER', 'CALL_BACK'];

export interface Heard {
  readonly said: Said;
  /** With FROZEN: in all. */
  readonly frozen: bigint;
  readonly bank_reference: string;
  readonly refusal_reason: string;
  /** With CALL_BACK. */
  readonly minutes: number;
}

export function outcomeBody(order: Pick<Order, 'revision' | 'amounts'>, heard: Heard, now: number): object {
  if (heard.said === 'NO_ANSWER') return { no_answer: true };
  if (heard.said === 'CALL_BACK') return { call_back_at: new Date(now + heard.minutes * 60_000).toISOString() };
  const answer = { FROZEN: 'FINAL', GONE: 'FINAL', REFUSED: 'REFUSED', WORKING: 'PENDING' }[heard.said];
  const reference = heard.bank_reference.trim();
  return {
    outcome: {
      revision: order.revision,
      answer,
      requested_minor_units: order.amounts.requested,
      currency_code: order.amounts.currency_code,
      frozen_total: String(heard.said === 'FROZEN' ? heard.frozen : 0n),
      released_total: '0',
      expired_total: '0',
      returned_total: '0',
      ...(heard.said === 'REFUSED' ? { refusal_reason: heard.refusal_reason } : {}),
      ...(reference === '' ? {} : { bank_reference: reference }),
    },
  };
}
