/**
 * R17: the exact words to read to a bank's duty officer, of the latest revision. Our order id is the bank's reference.
 * An operator reads them out, so they carry the account in full whatever the list around them masks: the view gives
 * them only to whom the case or the task belongs.
 */
import type { Case, StopOrder } from '../case/state.ts';
import type { Instant } from '../values/instant.ts';

export type ScriptLocale = 'en' | 'zh';

/** The bank that the words are read to. */
export interface Listener {
  readonly locale: ScriptLocale;
  /** IANA name. */
  readonly time_zone: string;
}

interface Words {
  readonly greeting: (reference: string) => string;
  readonly stop: (amount: string) => string;
  readonly trace: (amount: string) => string;
  readonly end: string;
  readonly keep: (amount: string) => string;
  readonly account: (account: string, holder: string) => string;
  readonly payment: (amount: string, at: string, reference: string) => string;
  readonly payer: (name: string, account: string) => string;
  readonly order: (order_id: string, revision: number) => string;
  readonly hours: (hours: number) => string;
  readonly ask: string;
  readonly contradiction: string;
}

const EN: Words = {
  greeting: (reference) => `This is the fraud hotline, case ${reference}.`,
  stop: (amount) => `Please freeze up to ${amount} on the account below. Credits stay open.`,
  trace: (amount) => `Please find the payment below and freeze up to ${amount} of it where it went. Credits stay open.`,
  end: 'Please end this stop: hold nothing under it any more.',
  keep: (amount) => `Please take no more than ${amount} under this stop, but keep what is frozen.`,
  account: (account, holder) => `Account ${account}${holder === '' ? '' : `, in the name of ${holder}`}.`,
  payment: (amount, at, reference) =>
    `It was paid ${amount} at ${at}${reference === '' ? '' : `, transaction reference ${reference}`}.`,
  payer: (name, account) => `It came from ${[name, account && `account ${account}`].filter(Boolean).join(', ')}.`,
  order: (order_id, revision) => `Our reference is ${order_id}, revision ${revision}.`,
  hours: (hours) => `The stop lasts ${hours} hours from when you make it.`,
  ask: 'How much have you frozen in all, from when, until when, and what is your reference?',
  contradiction: 'Two things your bank told us cannot both be true. Please read out all totals of this order.',
};

const ZH: Words = {
  greeting: (reference) => `这里是止付热线，案件编号 ${reference}。`,
  stop: (amount) => `请对下述账户止付，最高 ${amount}，账户可以继续入账。`,
  trace: (amount) => `请查找下述付款，并对其去向账户止付，最高 ${amount}，账户可以继续入账。`,
  end: '请解除这笔止付，不再冻结任何款项。',
  keep: (amount) => `这笔止付的金额不要超过 ${amount}，已经冻结的请继续保留。`,
  account: (account, holder) => `账号 ${account}${holder === '' ? '' : `，户名 ${holder}`}。`,
  payment: (amount, at, reference) =>
    `转入金额 ${amount}，时间 ${at}${reference === '' ? '' : `，交易流水号 ${reference}`}。`,
  payer: (name, account) => `付款方 ${[name, account && `账号 ${account}`].filter(Boolean).join('，')}。`,
  order: (order_id, revision) => `我方指令编号 ${order_id}，第 ${revision} 版。`,
  hours: (hours) => `止付自贵行执行时起 ${hours} 小时有效。`,
  ask: '请告知累计冻结金额、生效时间、到期时间和贵行编号。',
  contradiction: '贵行先后告知的情况互相矛盾，请把这笔指令的各项累计金额再读一遍。',
};

const WORDS: Readonly<Record<ScriptLocale, Words>> = { en: EN, zh: ZH };

/** Making a format takes longer than everything else about a case's words; there are few currencies. */
const places = new Map<string, number>();
function placesOf(currency_code: string): number {
  const known = places.get(currency_code);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: currency_code });
  const found = format.resolvedOptions().maximumFractionDigits ?? 2;
  places.set(currency_code, found);
  return found;
}

/** "1,234.56 CNY" from minor units, exactly: no number is ever rounded through a float. */
export function amountText(minor: bigint, currency_code: string): string {
  const places = placesOf(currency_code);
  const text = minor.toString().padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places).replace(/\B(?=(\d{3})+$)/g, ',');
  return places === 0 ? `${whole} ${currency_code}` : `${whole}.${text.slice(-places)} ${currency_code}`;
}

/** "2026-11-24 14:10 UTC+08:00": by the bank's clock, as its own statements show the payment. */
function timeText(at: Instant, time_zone: string): string {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(time_zone);
  return `${there.toPlainDate()} ${there.toPlainTime().toString({ smallestUnit: 'minute' })} UTC${there.offset}`;
}

function asked(order: StopOrder, words: Words): string {
  if (order.change === 'COVERED_ELSEWHERE') return words.keep(amountText(order.requested, order.currency_code));
  if (order.requested === 0n) return words.end;
  const amount = amountText(order.requested, order.currency_code);
  return order.account === undefined ? words.trace(amount) : words.stop(amount);
}

/** R2: where there is no number to find, the bank matches by who paid; the payer's number only its own bank is told (R22). */
function payerLine(state: Case, order: StopOrder, words: Words): readonly string[] {
  const from = state.payments[order.payment_id]?.from;
  const name = order.match_by === 'PAYMENT' ? (from?.holder_name ?? state.victim.name ?? '') : '';
  const account = order.account === undefined && from?.bank_id === order.bank_id ? (from?.value ?? '') : '';
  return name === '' && account === '' ? [] : [words.payer(name, account)];
}

export function phoneScript(
  state: Case,
  order: StopOrder,
  contradiction: boolean,
  { locale, time_zone }: Listener,
): readonly string[] {
  const words = WORDS[locale];
  const payment = state.payments[order.payment_id];
  const { account } = order;
  return [
    words.greeting(state.case_reference),
    ...(contradiction ? [words.contradiction] : [asked(order, words)]),
    ...(account === undefined ? [] : [words.account(account.value, account.holder_name ?? '')]),
    ...(payment === undefined
      ? []
      : [
          words.payment(
            amountText(payment.amount.minor_units, payment.amount.currency_code),
            timeText(payment.paid_at, time_zone),
            payment.transaction_reference?.value ?? '',
          ),
        ]),
    ...payerLine(state, order, words),
    words.order(order.order_id, order.revision),
    ...(order.requested === 0n || contradiction ? [] : [words.hours(order.freeze_seconds / 3600)]),
    words.ask,
  ];
}
