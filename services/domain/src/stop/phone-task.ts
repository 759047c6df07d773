/** R16, R17: a telephone is work for a person, not a channel. */
import { put } from '../case/dictionary.ts';
import type { EventBody } from '../case/events.ts';
import type { Case, PhoneTask, PhoneTaskReason, StopOrder } from '../case/state.ts';
import { type CommandRule, closedRefusal, type EventOf, PEOPLE, withOrder } from '../case/topic.ts';
import { phoneTaskIdOf } from '../values/ids.ts';
import { MINUTE_MS } from '../values/instant.ts';
import { refuse } from '../values/rejection.ts';
import { isSettled } from './order.ts';
import { outcomeEvents, reopening } from './outcome.ts';

/** A claim only keeps others from claiming, and only for so long. */
export const CLAIM_MS = 2 * MINUTE_MS;

/** The tasks of each order, open and closed. */
export type OrdersTasks = (order_id: string) => readonly PhoneTask[];

/** Gone through once for all orders: a thousand orders may have a thousand tasks. */
export function tasksByOrder(state: Case): OrdersTasks {
  const byOrder = Map.groupBy(Object.values(state.phone_tasks), (task) => task.order_id);
  return (order_id) => byOrder.get(order_id) ?? [];
}

const isOpen = (task: PhoneTask): boolean => task.closed_at === undefined;

/** An order has at most one open task to settle it, and one to look into a contradiction. */
export const openTask = (tasks: readonly PhoneTask[], contradiction: boolean): PhoneTask | undefined =>
  tasks.find((task) => isOpen(task) && (task.reason === 'CONTRADICTION') === contradiction);

export const hasOpenTask = (state: Case): boolean => Object.values(state.phone_tasks).some(isOpen);

/** One more task beside those that the order has had. */
export function taskOpened(
  state: Case,
  order: StopOrder,
  tasks: readonly PhoneTask[],
  reason: PhoneTaskReason,
): EventBody {
  const { order_id, bank_id } = order;
  const phone_task_id = phoneTaskIdOf(state.case_id, order_id, tasks.length + 1);
  return { type: 'PhoneTaskOpened', phone_task_id, order_id, ...(bank_id === undefined ? {} : { bank_id }), reason };
}

/** What only the telephone carries is a task at once; settling closes a task, but never one about a contradiction. */
export function phoneTaskConsequences(state: Case): readonly EventBody[] {
  const tasksOf = tasksByOrder(state);
  return Object.values(state.orders).flatMap((order): readonly EventBody[] => {
    const tasks = tasksOf(order.order_id);
    const open = openTask(tasks, false);
    if (isSettled(order)) {
      return open === undefined
        ? []
        : [{ type: 'PhoneTaskClosed', phone_task_id: open.phone_task_id, result: 'SETTLED' }];
    }
    return order.phone_only && open === undefined ? [taskOpened(state, order, tasks, 'NO_BANK')] : [];
  });
}

/** R7: a contradiction that nobody looks into yet opens a task of its own. Kinds found while it is open are read off the order. */
export function contradictionTasks(state: Case): readonly EventBody[] {
  const untold = Object.values(state.orders).filter((order) => order.contradictions.length > order.contradictions_told);
  if (untold.length === 0) return [];
  const tasksOf = tasksByOrder(state);
  return untold
    .filter((order) => openTask(tasksOf(order.order_id), true) === undefined)
    .map((order) => taskOpened(state, order, tasksOf(order.order_id), 'CONTRADICTION'));
}

const noSuchTask = refuse('R17', 'There is no such phone task.', 'PHONE_TASK_NOT_FOUND', 'phone_task_id');

export const claimPhoneTask: CommandRule<'ClaimPhoneTask'> = {
  roles: PEOPLE,
  decide(state, { phone_task_id, at, by }) {
    const task = state.phone_tasks[phone_task_id];
    if (task === undefined) return noSuchTask;
    const closed = closedRefusal(state);
    if (closed !== null) return closed;
    if (!isOpen(task))
      return refuse('R17', 'The phone task is closed: nobody need call.', 'RULE_REFUSES', 'phone_task_id');
    if (task.claimed_by !== undefined && task.claimed_by !== by.id && (task.claimed_until ?? 0) > at) {
      return refuse('R17', 'Another operator has claimed this task and is calling.', 'RULE_REFUSES', 'phone_task_id');
    }
    return [{ type: 'PhoneTaskClaimed', phone_task_id, operator_id: by.id, claimed_until: at + CLAIM_MS }];
  },
};

/** What was said is recorded, whoever holds the task, open or closed (R17). */
export const recordPhoneOutcome: CommandRule<'RecordPhoneOutcome'> = {
  roles: PEOPLE,
  decide(state, { phone_task_id, result, by }) {
    const task = state.phone_tasks[phone_task_id];
    const order = state.orders[task?.order_id ?? ''];
    if (task === undefined || order === undefined) return noSuchTask;
    const answered: EventBody = {
      type: 'PhoneTaskAnswered',
      phone_task_id,
      operator_id: by.id,
      result: result.kind,
      ...(result.kind === 'CALL_BACK' ? { call_back_at: result.call_back_at } : {}),
    };
    if (result.kind !== 'OUTCOME') return [answered];
    if (result.outcome.revision > order.revision) {
      return refuse(
        'R17',
        `Nothing newer than revision ${order.revision} of this order has been asked.`,
        'RULE_REFUSES',
        'outcome.revision',
      );
    }
    const closes = task.reason === 'CONTRADICTION' && isOpen(task);
    return [
      answered,
      ...outcomeEvents(order, 'PHONE', result.outcome),
      ...(closes ? [{ type: 'PhoneTaskClosed', phone_task_id, result: 'ANSWERED' } as const] : []),
      ...reopening(state, order, result.outcome),
    ];
  },
};

const withTask = (state: Case, task: PhoneTask): Case => ({
  ...state,
  phone_tasks: put(state.phone_tasks, task.phone_task_id, task),
});

export function evolvePhoneTaskOpened(state: Case, event: EventOf<'PhoneTaskOpened'>): Case {
  const { phone_task_id, order_id, bank_id, reason, at } = event;
  const order = state.orders[order_id];
  const told = order === undefined || reason !== 'CONTRADICTION' ? state : withOrder(state, tellContradictions(order));
  return withTask(told, {
    phone_task_id,
    order_id,
    ...(bank_id === undefined ? {} : { bank_id }),
    reason,
    opened_at: at,
  });
}

const tellContradictions = (order: StopOrder): StopOrder => ({
  ...order,
  contradictions_told: order.contradictions.length,
});

export function evolvePhoneTaskClaimed(state: Case, event: EventOf<'PhoneTaskClaimed'>): Case {
  const task = state.phone_tasks[event.phone_task_id];
  if (task === undefined) return state;
  return withTask(state, { ...task, claimed_by: event.operator_id, claimed_until: event.claimed_until });
}

/** Whoever told what came of the call has put the telephone down: the claim ends. */
export function evolvePhoneTaskAnswered(state: Case, event: EventOf<'PhoneTaskAnswered'>): Case {
  const task = state.phone_tasks[event.phone_task_id];
  if (task === undefined) return state;
  const { claimed_by: _claimed_by, claimed_until: _claimed_until, call_back_at: _call_back_at, ...rest } = task;
  const { call_back_at, result } = event;
  // A closed task keeps the result it was closed with: nobody calls back for it.
  if (!isOpen(task)) return state;
  return withTask(state, { ...rest, result, ...(call_back_at === undefined ? {} : { call_back_at }) });
}

export function evolvePhoneTaskClosed(state: Case, event: EventOf<'PhoneTaskClosed'>): Case {
  const task = state.phone_tasks[event.phone_task_id];
  if (task === undefined) return state;
  const { claimed_by: _claimed_by, claimed_until: _claimed_until, ...rest } = task;
  const order = state.orders[task.order_id];
  const told =
    order === undefined || task.reason !== 'CONTRADICTION' ? state : withOrder(state, tellContradictions(order));
  return withTask(told, { ...rest, closed_at: event.at, result: event.result });
}
