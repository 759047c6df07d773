/** One line of the board. */
import type { Case, StopOrder } from '../case/state.ts';
import { type CaseStatus, statusOf } from '../case/status.ts';
import { type Amounts, amountsOfCase } from '../stop/amounts.ts';
import { isSettled } from '../stop/order.ts';
import type { Instant } from '../values/instant.ts';

/** Why a case waits for a person: somebody must telephone, a bank owes an answer, somebody must look. */
export type CaseNeed = 'PHONE' | 'ANSWER' | 'ATTENTION';

export interface CaseSummary {
  readonly case_id: string;
  readonly case_reference: string;
  readonly version: number;
  readonly status: CaseStatus;
  readonly operator_id: string;
  readonly accepted_at: Instant;
  readonly updated_at: Instant;
  readonly amounts: readonly Amounts[];
  readonly needs: readonly CaseNeed[];
  readonly orders_total: number;
  readonly orders_unsettled: number;
  readonly phone_tasks_open: number;
  readonly operator_reference?: string;
}

export function needsOf(state: Case): readonly CaseNeed[] {
  const orders = Object.values(state.orders);
  const open = Object.values(state.phone_tasks).filter((task) => task.closed_at === undefined);
  const needs: CaseNeed[] = [];
  if (open.length > 0) needs.push('PHONE');
  if (orders.some((order) => !isSettled(order))) needs.push('ANSWER');
  if (
    open.some((task) => task.reason === 'CONTRADICTION') ||
    orders.some((o) => !isSettled(o) && o.escalated !== undefined) ||
    (state.closed === undefined && orders.some(isRefused))
  ) {
    needs.push('ATTENTION');
  }
  return needs;
}

/** The bank wants to know more, and the victim reads that we deal with it. That an account is elsewhere is no refusal. */
const isRefused = ({ answer, refusal_reason, requested }: StopOrder): boolean =>
  answer === 'REFUSED' && refusal_reason !== 'ACCOUNT_UNKNOWN' && requested > 0n;

export function summaryOf(state: Case, version: number): CaseSummary {
  const orders = Object.values(state.orders);
  const { case_id, case_reference, operator_id, accepted_at, operator_reference } = state;
  return {
    case_id,
    case_reference,
    version,
    status: statusOf(state),
    operator_id,
    accepted_at,
    updated_at: state.last_at,
    amounts: amountsOfCase(state),
    needs: needsOf(state),
    orders_total: orders.length,
    orders_unsettled: orders.filter((order) => !isSettled(order)).length,
    phone_tasks_open: Object.values(state.phone_tasks).filter((task) => task.closed_at === undefined).length,
    ...(operator_reference === undefined ? {} : { operator_reference }),
  };
}
