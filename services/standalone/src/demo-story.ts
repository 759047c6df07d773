/** What the terminal says while a case runs: one line for each thing that changed. Pure: a case before, a case after. */
import { amountText } from '@stopline/domain';
import type { CaseShown, OrderShown, TaskShown } from './demo-desk.ts';

const money = (minor: string | undefined, currency: string): string => amountText(BigInt(minor ?? '0'), currency);

export type BankNames = (bank_id: string | undefined) => string;

function orderLines(before: OrderShown | undefined, order: OrderShown, names: BankNames): readonly string[] {
  const bank = names(order.bank_id).padEnd(40);
  const { currency_code, frozen, requested } = order.amounts;
  const lines: string[] = [];
  if (before === undefined) lines.push(`${bank} to freeze up to ${money(requested, currency_code)}`);
  const tries = Number(order.attempts.count) - Number(before?.attempts.count ?? 0);
  const error = order.attempts.recent.at(-1)?.tries.at(-1)?.error;
  if (tries > 0 && order.answer === undefined) {
    const what = order.attempts.waiting
      ? 'cannot be reached; the order waits and goes to the telephone'
      : 'no answer yet';
    lines.push(`${bank} try ${order.attempts.count}: ${what}${error === undefined ? '' : ` (${error})`}`);
  }
  if (order.freeze_status !== (before?.freeze_status ?? 'REQUESTED'))
    lines.push(`${bank} ${statusText(order, frozen, currency_code)}`);
  if (order.contradiction !== undefined && before?.contradiction === undefined)
    lines.push(`${bank} contradicts itself: ${order.contradiction}`);
  return lines;
}

function statusText({ freeze_status, settled }: OrderShown, frozen: string, currency: string): string {
  if (freeze_status === 'PENDING') return 'has it, and will call back';
  if (freeze_status === 'FROZEN') return `FROZEN ${money(frozen, currency)}`;
  if (freeze_status === 'PARTIALLY_FROZEN')
    return `FROZEN IN PART ${money(frozen, currency)}${settled ? '; the rest had left' : ''}`;
  return freeze_status.replaceAll('_', ' ').toLowerCase();
}

const taskLine = (task: TaskShown, names: BankNames): string =>
  `${names(task.bank_id).padEnd(40)} TELEPHONE them: ${task.reason.toLowerCase().replaceAll('_', ' ')}`;

const TEXT_WORDS: Readonly<Record<string, string>> = {
  OWED: 'is being sent',
  SENT: 'has been sent',
  DELIVERED: 'has been delivered',
  UNDELIVERED: 'could not be delivered',
  FAILED: 'was given up: the reference is read out',
};

function textLines(before: CaseShown | null, now: CaseShown): readonly string[] {
  return now.texts.flatMap(({ number, state }, index) =>
    before?.texts[index]?.state === state
      ? []
      : [`${'the text to the caller'.padEnd(40)} ${number} ${TEXT_WORDS[state] ?? state}`],
  );
}

export function storyLines(before: CaseShown | null, now: CaseShown, names: BankNames): readonly string[] {
  const orders = new Map(before?.orders.map((order) => [order.order_id, order]));
  const tasks = new Set(before?.phone_tasks.map((task) => task.phone_task_id));
  return [
    ...now.orders.flatMap((order) => orderLines(orders.get(order.order_id), order, names)),
    ...textLines(before, now),
    ...now.phone_tasks.filter((task) => !tasks.has(task.phone_task_id)).map((task) => taskLine(task, names)),
  ];
}

export function summaryLines({ amounts, golden_window }: CaseShown): readonly string[] {
  const rows = amounts.map((row) => {
    const part = (name: string, minor: string) => (minor === '0' ? [] : [`${name} ${money(minor, row.currency_code)}`]);
    return [
      `asked ${money(row.requested, row.currency_code)}`,
      `FROZEN ${money(row.frozen, row.currency_code)}`,
      ...part('already gone', row.gone),
      ...part('not yet known', row.unknown),
    ].join(' · ');
  });
  const met =
    golden_window.met === undefined
      ? 'still running'
      : golden_window.met
        ? 'met'
        : `missed: ${golden_window.missed_because}`;
  return [...rows, `three minutes: ${met}`];
}
