/** Plain text for a terminal: words first, so that it reads the same in a log. */
import { amountText } from '@stopline/domain';
import type { Json } from './api.ts';

export type Print = (line?: string) => void;

/** Columns as wide as their widest cell. Chinese signs count two. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)),
      )
      .join('  ')
      .trimEnd(),
  );
}

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (/[⺀-￯]/.test(sign) ? 2 : 1), 0);

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const text = (value: Json | undefined): string => (value === undefined ? '' : String(value));

export const money = (minor: Json | undefined, currency: Json | undefined): string =>
  amountText(BigInt(text(minor) || '0'), text(currency) || 'XXX');

const clock = (iso: Json | undefined): string => text(iso).slice(11, 19);

export function printCase(found: Json, print: Print): void {
  print(`Case ${text(found.case_reference)}  ${text(found.status)}  version ${text(found.version)}`);
  print(`  id ${text(found.case_id)}, accepted ${text(found.accepted_at)}, operator ${text(found.operator_id)}`);
  const words = found.check_words;
  if (words !== undefined) print(`  check words: ${text(words.en)} / ${text(words.zh)}`);
  print(`  golden window until ${clock(found.golden_window?.deadline)}: ${windowText(found.golden_window)}`);
  for (const row of list(found.amounts)) print(`  ${amountsText(row)}`);
  for (const line of table(list(found.payments).map(paymentCells))) print(line);
  const orders = list(found.orders).map((order) => [
    `  ${text(order.bank_id) || '(no bank)'}`,
    text(order.account?.value) || text(order.match_by),
    `${text(order.freeze_status)}${order.settled === (true as unknown as Json) ? '' : ' (open)'}`,
    money(order.amounts?.frozen, order.amounts?.currency_code),
    `${text(order.attempts?.count)} tries`,
    text(order.contradiction) || text(order.refusal_reason),
    text(order.order_id),
  ]);
  for (const line of table(orders)) print(line);
  for (const sent of list(found.texts)) print(`  ${textLine(sent)}`);
  for (const task of list(found.phone_tasks)) if (task.closed_at === undefined) printTask(task, print);
}

/** Whose id `stopline withdraw` wants. */
const paymentCells = (payment: Json): readonly string[] => [
  `  paid ${text(payment.paid_at)}`,
  money(payment.amount?.minor_units, payment.amount?.currency_code),
  text(payment.to?.value) || text(payment.transaction_reference?.value),
  payment.withdrawn_reason === undefined ? '' : `withdrawn (${text(payment.withdrawn_reason)})`,
  text(payment.payment_id),
];

const textLine = ({ number, kind, state, phone, failure }: Json): string =>
  `text ${text(number)} (${text(kind).toLowerCase()}) to ${text(phone)}: ${text(state)}${failure === undefined ? '' : `, ${text(failure)}`}`;

function windowText(window: Json | undefined): string {
  if (window?.met === undefined) return 'running';
  return window.met === (true as unknown as Json) ? 'met' : `missed (${text(window.missed_because)})`;
}

export function amountsText(row: Json): string {
  const parts = ['requested', 'frozen', 'returned', 'let_go', 'gone', 'unknown', 'surplus'] as const;
  return parts
    .filter((part) => part === 'requested' || part === 'frozen' || text(row[part]) !== '0')
    .map((part) => `${part.replace('_', ' ')} ${money(row[part], row.currency_code)}`)
    .join(' · ');
}

export function printTask(task: Json, print: Print): void {
  const who = task.duty === undefined ? '' : `, ${text(task.duty.name?.en)} ${text(task.duty.phone)}`;
  const claimed = task.claimed_by === undefined ? '' : `, claimed by ${text(task.claimed_by)}`;
  print(
    `  phone task ${text(task.phone_task_id)}: ${text(task.reason)} at ${text(task.bank_id) || 'no known bank'}${who}${claimed}`,
  );
  for (const line of list(task.script)) print(`      "${text(line)}"`);
}

export const lists = list;
export const words = text;
