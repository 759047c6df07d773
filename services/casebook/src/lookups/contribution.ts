/** What one case puts into the lookups: everything there is derived from the case as it stands, and nothing else. */
import {
  type Case,
  type CaseSummary,
  isAskable,
  isSettled,
  type PhoneTask,
  type StopOrder,
  summaryOf,
} from '@stopline/domain';
import type { Loaded } from '../casebook.ts';
import { encode } from '../record/codec.ts';
import {
  BOARD,
  type FindNames,
  needsSet,
  openAtBankSet,
  operatorSet,
  statusSet,
  UNINSTRUCTED,
  UNSETTLED,
} from './names.ts';

/** As project.lua takes it. */
export interface Contribution {
  readonly id: string;
  readonly version: number;
  /** The line of the board, as JSON. */
  readonly summary: string;
  /** Sets that the case is a member of, with its score there. */
  readonly sets: readonly (readonly [set: string, score: number])[];
  /** Open phone tasks: id, score, JSON. */
  readonly tasks: readonly (readonly [id: string, opened_at: number, json: string])[];
  readonly orders_unsettled: number;
}

export function contributionOf({ state, version }: Loaded, names: FindNames): Contribution {
  const summary = summaryOf(state, version);
  const open = Object.values(state.phone_tasks).filter(({ closed_at }) => closed_at === undefined);
  return {
    id: state.case_id,
    version,
    summary: JSON.stringify(encode(summary)),
    sets: [
      ...boardSets(summary),
      ...oldestSet(UNINSTRUCTED, state, isUninstructed),
      ...oldestSet(UNSETTLED, state, (order) => !isSettled(order)),
      ...openAtBankSets(state),
      ...findSets(state, names),
    ],
    tasks: open.map((task) => [task.phone_task_id, task.opened_at, taskText(state, task)]),
    orders_unsettled: summary.orders_unsettled,
  };
}

const taskText = ({ case_id }: Case, task: PhoneTask): string => JSON.stringify(encode({ ...task, case_id }));

function boardSets({ status, needs, operator_id, updated_at }: CaseSummary): [string, number][] {
  const names = [BOARD, statusSet(status), operatorSet(operator_id), ...needs.map(needsSet)];
  return names.map((name) => [name, updated_at]);
}

/** A bank has been told when a first try was sent. An order that only people carry is on the list of phone tasks. */
const isUninstructed = (order: StopOrder): boolean =>
  isAskable(order) && !isSettled(order) && order.first_sent_at === undefined;

/** The set by the placing of the oldest such order; not at all without one. */
function oldestSet(set: string, state: Case, isSuch: (order: StopOrder) => boolean): [string, number][] {
  const placed = Object.values(state.orders)
    .filter(isSuch)
    .map(({ placed_at }) => placed_at);
  return placed.length === 0 ? [] : [[set, Math.min(...placed)]];
}

/** As `openOrdersOfBank` sees it: only what a machine carries. */
function openAtBankSets(state: Case): [string, number][] {
  const oldest = new Map<string, number>();
  for (const order of Object.values(state.orders)) {
    const { bank_id, placed_at } = order;
    if (bank_id === undefined || !isAskable(order) || isSettled(order)) continue;
    oldest.set(bank_id, Math.min(oldest.get(bank_id) ?? placed_at, placed_at));
  }
  return [...oldest].map(([bank_id, placed_at]) => [openAtBankSet(bank_id), placed_at]);
}

function findSets(state: Case, names: FindNames): [string, number][] {
  const found = new Set<string>([names.caseReference(state.case_reference)]);
  if (state.victim.phone !== undefined) found.add(names.phone(state.victim.phone));
  for (const { from, to, transaction_reference } of Object.values(state.payments)) {
    if (from !== undefined) found.add(names.account(from));
    if (to !== undefined) found.add(names.account(to));
    if (transaction_reference !== undefined) found.add(names.transactionReference(transaction_reference.value));
  }
  for (const order of Object.values(state.orders)) {
    if (order.account !== undefined) found.add(names.account(order.account));
    for (const { bank_reference } of order.heard) {
      if (bank_reference !== undefined) found.add(names.bankReference(bank_reference));
    }
  }
  return [...found].map((name) => [name, state.accepted_at]);
}
