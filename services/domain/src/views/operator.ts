/** R22: what an operator sees. Numbers are masked unless the case, or its phone task, is the reader's own. */
import type { Actor, Case, Note, Payment, PhoneTask, StopOrder, Text, Totals, Victim } from '../case/state.ts';
import { type CaseStatus, statusOf } from '../case/status.ts';
import { type Amounts, amountsOfCase, amountsOfOrder } from '../stop/amounts.ts';
import { type FreezeStatus, freezeStatusOf } from '../stop/freeze-status.ts';
import { isSettled } from '../stop/order.ts';
import { RESENDS_MAX } from '../text/texts.ts';
import { type Account, maskAccount } from '../values/account.ts';
import type { Instant } from '../values/instant.ts';
import type { Money } from '../values/money.ts';
import { phoneScript, type ScriptLocale } from './phone-script.ts';

/** So many orders a page: a reply that outgrows the client's limit makes an accepted case look failed. */
export const ORDERS_PAGE = 200;

export interface Reader {
  readonly actor: Actor;
  readonly at: Instant;
  readonly locale: ScriptLocale;
  /** A bank's IANA time zone, for what is read out to it. */
  readonly zoneOf: (bank_id: string | undefined) => string;
}

export interface OrderView {
  readonly order_id: string;
  readonly payment_id: string;
  readonly bank_id?: string;
  readonly account?: Account;
  readonly hop: number;
  readonly enquiry_id?: string;
  readonly match_by: StopOrder['match_by'];
  readonly revision: number;
  readonly change: StopOrder['change'];
  readonly basis: StopOrder['basis'];
  readonly freeze_status: FreezeStatus;
  readonly answer?: StopOrder['answer'];
  readonly settled: boolean;
  readonly amounts: Amounts;
  /** R4: a person who reads in what was said on the telephone begins with what is known. */
  readonly totals: Totals;
  readonly attempts: {
    readonly count: number;
    readonly waiting: boolean;
    readonly next_at?: Instant;
    readonly recent: readonly {
      readonly number: number;
      readonly ended_at: Instant;
      readonly tries: StopOrder['attempts'][number]['tries'];
    }[];
  };
  readonly bank_reference?: string;
  readonly refusal_reason?: StopOrder['refusal_reason'];
  readonly effective_time?: Instant;
  readonly frozen_until?: Instant;
  readonly contradiction?: string;
  readonly placed_at: Instant;
  readonly first_sent_at?: Instant;
  readonly first_answered_at?: Instant;
  readonly settled_at?: Instant;
}

export interface PhoneTaskView extends PhoneTask {
  readonly case_id: string;
  readonly case_reference: string;
  readonly account?: Account;
  readonly requested?: Money;
  readonly change?: StopOrder['change'];
  readonly script: readonly string[];
}

export interface TextView {
  readonly number: number;
  readonly kind: Text['kind'];
  readonly state: Text['state'];
  /** Since when. */
  readonly at: Instant;
  readonly phone: string;
  readonly failure?: Text['failure'];
  readonly resends_left: number;
}

export interface CaseView {
  readonly case_id: string;
  readonly case_reference: string;
  readonly version: number;
  readonly status: CaseStatus;
  readonly jurisdiction: string;
  readonly accepted_at: Instant;
  readonly operator_id: string;
  readonly victim: Victim;
  readonly payments: readonly Omit<Payment, 'added_at'>[];
  readonly orders: readonly OrderView[];
  readonly orders_total: number;
  readonly phone_tasks: readonly PhoneTaskView[];
  readonly amounts: readonly Amounts[];
  readonly golden_window: Case['golden_window'];
  readonly texts: readonly TextView[];
  readonly notes: readonly Note[];
  readonly check_words: Readonly<Record<'en' | 'zh', string>>;
  readonly narrative?: string;
  readonly fraud_type?: string;
  readonly operator_reference?: string;
  readonly close_reason?: string;
}

const holdsClaim = (task: PhoneTask, { actor, at }: Reader): boolean =>
  task.claimed_by === actor.id && (task.claimed_until ?? 0) > at;

/** Whether the numbers of a case, or of one order of it, are the reader's business. */
type Reads = (order_id?: string) => boolean;

/** Asked once for a whole view: a thousand orders may have a thousand tasks. */
function readsOf(state: Case, reader: Reader): Reads {
  if (state.operator_id === reader.actor.id) return () => true;
  const tasks = Object.values(state.phone_tasks).filter((task) => holdsClaim(task, reader));
  const claimed = new Set(tasks.map((task) => task.order_id));
  return (order_id) => (order_id === undefined ? claimed.size > 0 : claimed.has(order_id));
}

export const mayReadNumbers = (state: Case, reader: Reader, order_id?: string): boolean =>
  readsOf(state, reader)(order_id);

export const maskPhone = (phone: string): string =>
  `${phone.slice(0, 3)}${'*'.repeat(Math.max(0, phone.length - 7))}${phone.slice(-4)}`;

const shown = (account: Account, open: boolean): Account => (open ? account : maskAccount(account));

/** The number of the identity paper is for those who carry on after us, and is shown to nobody here. */
function victimView({ id_document: _hidden, ...victim }: Victim, open: boolean): Victim {
  return open || victim.phone === undefined ? victim : { ...victim, phone: maskPhone(victim.phone) };
}

const textView = ({ number, kind, state, state_at, phone, failure, sending }: Text, open: boolean): TextView => ({
  number,
  kind,
  state,
  at: state_at,
  phone: open ? phone : maskPhone(phone),
  ...(failure === undefined ? {} : { failure }),
  resends_left: RESENDS_MAX - sending,
});

function paymentView(payment: Payment, open: boolean): Omit<Payment, 'added_at'> {
  const { added_at: _added_at, ...told } = payment;
  return {
    ...told,
    ...(told.from === undefined ? {} : { from: shown(told.from, open) }),
    ...(told.to === undefined ? {} : { to: shown(told.to, open) }),
  };
}

export function orderView(state: Case, order: StopOrder, reader: Reader, reads = readsOf(state, reader)): OrderView {
  const open = reads(order.order_id);
  const { answer, account, bank_id, enquiry_id, bank_reference, effective_time, frozen_until } = order;
  // What a bank gave as its reason before it found the money is no reason any more.
  const refusal_reason = answer === 'REFUSED' ? order.refusal_reason : undefined;
  const { first_sent_at, first_answered_at, settled_at } = order;
  const next_at = order.next_ask_at ?? undefined;
  return {
    order_id: order.order_id,
    payment_id: order.payment_id,
    ...(bank_id === undefined ? {} : { bank_id }),
    ...(account === undefined ? {} : { account: shown(account, open) }),
    hop: order.hop,
    ...(enquiry_id === undefined ? {} : { enquiry_id }),
    match_by: order.match_by,
    revision: order.revision,
    change: order.change,
    basis: order.basis,
    freeze_status: freezeStatusOf(order),
    ...(answer === undefined ? {} : { answer }),
    settled: isSettled(order),
    amounts: amountsOfOrder(order),
    totals: order.totals,
    attempts: {
      count: order.attempts_count,
      waiting: order.ring_open && (order.unreachable || order.silent_rings > 0),
      ...(next_at === undefined ? {} : { next_at }),
      recent: order.attempts.map(({ number, ended_at, tries }) => ({ number, ended_at, tries })),
    },
    ...(bank_reference === undefined ? {} : { bank_reference }),
    ...(refusal_reason === undefined ? {} : { refusal_reason }),
    ...(effective_time === undefined ? {} : { effective_time }),
    ...(frozen_until === undefined ? {} : { frozen_until }),
    ...(order.contradictions.length === 0 ? {} : { contradiction: [...order.contradictions].sort().join(', ') }),
    placed_at: order.placed_at,
    ...(first_sent_at === undefined ? {} : { first_sent_at }),
    ...(first_answered_at === undefined ? {} : { first_answered_at }),
    ...(settled_at === undefined ? {} : { settled_at }),
  };
}

/** The script carries the account in full, so only who claimed the task, or owns the case, reads it; once closed, nobody need. */
export function phoneTaskView(
  state: Case,
  task: PhoneTask,
  reader: Reader,
  reads = readsOf(state, reader),
): PhoneTaskView {
  const order = state.orders[task.order_id];
  const open = reads(task.order_id);
  const mine = task.closed_at === undefined && open;
  const { locale, zoneOf } = reader;
  const script =
    order === undefined || !mine
      ? []
      : phoneScript(state, order, task.reason === 'CONTRADICTION', { locale, time_zone: zoneOf(task.bank_id) });
  return { ...task, case_id: state.case_id, case_reference: state.case_reference, ...aboutOf(order, open), script };
}

function aboutOf(order: StopOrder | undefined, open: boolean): Pick<PhoneTaskView, 'account' | 'requested' | 'change'> {
  if (order === undefined) return {};
  const { account, currency_code, requested, change } = order;
  const asked = { requested: { currency_code, minor_units: requested }, change };
  return account === undefined ? asked : { ...asked, account: shown(account, open) };
}

/** A claim opens the payment that its order is for, and no other: else the orders' masks would hide nothing. */
function paymentsRead(state: Case, orders: readonly StopOrder[], { actor }: Reader, reads: Reads) {
  if (state.operator_id === actor.id) return () => true;
  const claimed = new Set(orders.filter(({ order_id }) => reads(order_id)).map(({ payment_id }) => payment_id));
  return (payment_id: string): boolean => claimed.has(payment_id);
}

/** `ordersFrom`: how many orders earlier pages have shown. */
export function caseView(state: Case, version: number, reader: Reader, ordersFrom = 0): CaseView {
  const reads = readsOf(state, reader);
  const open = reads();
  const orders = Object.values(state.orders);
  const opened = paymentsRead(state, orders, reader, reads);
  const { narrative, fraud_type, operator_reference, closed } = state;
  return {
    case_id: state.case_id,
    case_reference: state.case_reference,
    version,
    status: statusOf(state),
    jurisdiction: state.jurisdiction,
    accepted_at: state.accepted_at,
    operator_id: state.operator_id,
    victim: victimView(state.victim, open),
    payments: Object.values(state.payments).map((payment) => paymentView(payment, opened(payment.payment_id))),
    orders: orders.slice(ordersFrom, ordersFrom + ORDERS_PAGE).map((order) => orderView(state, order, reader, reads)),
    orders_total: orders.length,
    phone_tasks: Object.values(state.phone_tasks).map((task) => phoneTaskView(state, task, reader, reads)),
    amounts: amountsOfCase(state),
    golden_window: state.golden_window,
    texts: state.texts.map((text) => textView(text, open)),
    notes: state.notes,
    check_words: { en: state.check_words.en, zh: state.check_words.zh },
    ...(narrative === undefined ? {} : { narrative }),
    ...(fraud_type === undefined ? {} : { fraud_type }),
    ...(operator_reference === undefined ? {} : { operator_reference }),
    ...(closed === undefined ? {} : { close_reason: closed.reason }),
  };
}
