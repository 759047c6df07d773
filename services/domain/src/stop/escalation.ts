/** R15, R16: what silence costs is counted in seconds, and people are told at each step. The machine goes on meanwhile. */
import type { EventBody } from '../case/events.ts';
import type { Case, EscalationLevel, PhoneTask, PhoneTaskReason, StopOrder } from '../case/state.ts';
import { type EventOf, withOrder } from '../case/topic.ts';
import { DAY_MS, earliest, type Instant, SECOND_MS } from '../values/instant.ts';
import { askingEndsAt } from './asking-times.ts';
import { isSettled } from './order.ts';
import { openTask, taskOpened, tasksByOrder } from './phone-task.ts';

const NO_ANSWER_MS = 10 * SECOND_MS;
const UNSETTLED_MS = 60 * SECOND_MS;
const SUPERVISOR_MS = 120 * SECOND_MS;
const WINDOW_MS = 180 * SECOND_MS;

const LEVELS: readonly EscalationLevel[] = ['SUPERVISOR', 'WINDOW_MISSED', 'ASKING_ENDED', 'DAILY_LOOK'];

interface Step {
  readonly due: Instant;
  /** Made only when it is due: every append asks for the times alone. */
  event(): EventBody;
}

/** When somebody must pick up the telephone, if nobody has been asked to. */
function phoneStep(state: Case, order: StopOrder, tasks: readonly PhoneTask[]): readonly Step[] {
  if (openTask(tasks, false) !== undefined) return [];
  const step = (due: Instant, reason: PhoneTaskReason): readonly Step[] => [
    { due, event: () => taskOpened(state, order, tasks, reason) },
  ];
  if (order.requested === 0n) return step(order.revised_at + UNSETTLED_MS, 'NOT_SETTLED');
  if (order.answer === undefined) return step(order.money_asked_at + NO_ANSWER_MS, 'NOT_REACHED');
  return step(order.money_asked_at + UNSETTLED_MS, 'NOT_SETTLED');
}

/** The next level the order has not reached; an order that asks for nothing has the telephone and the daily look only. */
function levelStep(order: StopOrder): Step {
  const reached = order.escalated === undefined ? -1 : LEVELS.indexOf(order.escalated);
  const { order_id } = order;
  const step = (due: Instant, level: EscalationLevel): Step => ({
    due,
    event: () => ({ type: 'Escalated', order_id, level }),
  });
  if (order.requested > 0n && reached < 0) return step(order.money_asked_at + SUPERVISOR_MS, 'SUPERVISOR');
  if (order.requested > 0n && reached < 1) return step(order.money_asked_at + WINDOW_MS, 'WINDOW_MISSED');
  if (reached < 2) return step(askingEndsAt(order), 'ASKING_ENDED');
  return step(askingEndsAt(order) + (order.daily_looks + 1) * DAY_MS, 'DAILY_LOOK');
}

function stepsOf(state: Case): readonly Step[] {
  const unsettled = Object.values(state.orders).filter((order) => !isSettled(order));
  if (unsettled.length === 0) return [];
  const tasksOf = tasksByOrder(state);
  return unsettled.flatMap((order) => [...phoneStep(state, order, tasksOf(order.order_id)), levelStep(order)]);
}

/** Why the window was missed, bank by bank, in the words the operator sees. */
function missedBecause(orders: readonly StopOrder[]): string {
  const why = (order: StopOrder): string => {
    if (isSettled(order)) return 'LATE';
    if (order.phone_only) return 'ONLY_BY_PHONE';
    if (order.answer === 'PENDING') return 'PENDING';
    return order.first_sent_at === undefined ? 'NOT_REACHED' : 'NO_ANSWER';
  };
  return [...new Set(orders.map((order) => `${order.bank_id ?? 'no bank'}: ${why(order)}`))].join(', ');
}

/** R15: met or missed, once; only the press's own orders count. */
function goldenStep(state: Case, at: Instant): readonly EventBody[] {
  const { met, deadline } = state.golden_window;
  if (met !== undefined) return [];
  const ofPress = Object.values(state.orders).filter((order) => order.of_press);
  const late = ofPress.filter((order) => !isSettled(order) || (order.settled_at ?? 0) > deadline);
  if (late.length === 0) return [{ type: 'GoldenWindowEnded', met: true }];
  return at >= deadline ? [{ type: 'GoldenWindowEnded', met: false, missed_because: missedBecause(late) }] : [];
}

export const escalationConsequences = (state: Case, at: Instant): readonly EventBody[] => [
  ...stepsOf(state)
    .filter((step) => step.due <= at)
    .map((step) => step.event()),
  ...goldenStep(state, at),
];

export function escalationDue(state: Case): Instant | null {
  const steps = stepsOf(state).reduce<Instant | null>((next, step) => earliest(next, step.due), null);
  const unsettled = Object.values(state.orders).some((order) => order.of_press && !isSettled(order));
  const golden = state.golden_window.met === undefined && unsettled ? state.golden_window.deadline : null;
  return earliest(steps, golden);
}

/** After days without anybody (a record restored, a machine switched off) one look stands for all that were missed. */
const daysAfterAsking = (order: StopOrder, at: Instant): number => Math.floor((at - askingEndsAt(order)) / DAY_MS);

export function evolveEscalated(state: Case, event: EventOf<'Escalated'>): Case {
  const order = state.orders[event.order_id];
  if (order === undefined) return state;
  const { level } = event;
  // The machine has stopped asking: no ring is due any more.
  const next_ask_at = level === 'ASKING_ENDED' || level === 'DAILY_LOOK' ? null : order.next_ask_at;
  const daily_looks =
    level === 'DAILY_LOOK' ? Math.max(order.daily_looks + 1, daysAfterAsking(order, event.at)) : order.daily_looks;
  return withOrder(state, { ...order, escalated: level, daily_looks, next_ask_at });
}

export function evolveGoldenWindowEnded(state: Case, event: EventOf<'GoldenWindowEnded'>): Case {
  const { met, missed_because } = event;
  const { deadline } = state.golden_window;
  return { ...state, golden_window: { deadline, met, ...(missed_because === undefined ? {} : { missed_because }) } };
}
