/** The small vocabulary that the rules' tests are written in. Times are seconds after the press; amounts are major units. */
import type { Command } from '../src/case/commands.ts';
import { decide } from '../src/case/decide.ts';
import type { CaseEvent } from '../src/case/events.ts';
import { evolve } from '../src/case/evolve.ts';
import type { Actor, Case, PaymentTold, StopOrder } from '../src/case/state.ts';
import type { StopOutcome } from '../src/stop/outcome-types.ts';
import type { Route } from '../src/stop/route.ts';
import { caseIdOf, commandIdOf, fingerprintOf } from '../src/values/ids.ts';
import { isRejection, type Rejection } from '../src/values/rejection.ts';

/** The press of every test: a Tuesday morning. */
export const PRESS = Date.UTC(2026, 10, 24, 2, 0, 0);
export const CASE_ID = caseIdOf('li', 'key-of-the-press');

export const li: Actor = { role: 'OPERATOR', id: 'li' };
export const wang: Actor = { role: 'OPERATOR', id: 'wang' };
export const supervisor: Actor = { role: 'SUPERVISOR', id: 'zhao' };
export const auditor: Actor = { role: 'AUDITOR', id: 'sun' };
export const worker: Actor = { role: 'SERVICE', id: 'worker' };
export const scheduler: Actor = { role: 'SERVICE', id: 'scheduler' };
export const bank = (id: string): Actor => ({ role: 'BANK', id });

export const yuan = (major: number): bigint => BigInt(Math.round(major * 100));

export const toBank = (bank_id: string): Route => ({
  kind: 'BANK',
  bank_id,
  found_by: 'PREFIX',
  answer_within_ms: 3_000,
  channels_count: 1,
  registry_version: 'v1',
});
export const toEnquiry = (...banks: readonly string[]): Route => ({
  kind: 'ENQUIRY',
  why: 'NOBODY',
  banks: banks.map((bank_id) => ({ bank_id, answer_within_ms: 3_000, channels_count: 1 })),
  registry_version: 'v1',
});
export const toNobody: Route = { kind: 'NOBODY', registry_version: 'v1' };

export const payment = (major: number, account = '6222020000000001', more: Partial<PaymentTold> = {}): PaymentTold => ({
  to: { scheme: 'CARD', value: account, holder_name: 'Zhang San' },
  amount: { currency_code: 'CNY', minor_units: yuan(major) },
  paid_at: PRESS - 600_000,
  ...more,
});

let keys = 0;
/** A command key that no other has; pass both parts to make a repeat. */
export const key = (id = `command-${++keys}`, body = 'body') => ({
  id: commandIdOf('test', 'rpc', id),
  fingerprint: fingerprintOf(body),
});

type Timed<C> = C extends unknown ? Omit<C, 'at'> : never;
/** A command without its time. */
export type Told = Timed<Command>;

export const submit = (...payments: readonly { told: PaymentTold; route: Route }[]): Told => ({
  type: 'SubmitStop',
  by: li,
  key: key('the-press'),
  case_id: CASE_ID,
  case_reference: 'K7QF2-M9RDX',
  check_words: { en: 'BLUE KETTLE', zh: '蓝色 水壶' },
  jurisdiction: 'GENERIC',
  victim: { name: 'Wei', phone: '+8613800138000', locale: 'zh-CN', text_consent: false },
  payments,
});

export const timePasses: Told = { type: 'TimePassed', by: scheduler };

export const outcome = (answer: StopOutcome['answer'], frozen = 0, more: Partial<StopOutcome> = {}): StopOutcome => ({
  revision: 1,
  answer,
  requested_minor_units: yuan(50),
  currency_code: 'CNY',
  frozen_total: yuan(frozen),
  released_total: 0n,
  expired_total: 0n,
  returned_total: 0n,
  ...more,
});

export const answered = (order: StopOrder, told: StopOutcome): Told => ({
  type: 'RecordAttempt',
  by: worker,
  order_id: order.order_id,
  revision: order.revision,
  ask: 'INSTRUCT',
  tries: [{ channel: 'grpc', started_at: PRESS, ended_at: PRESS + 20 }],
  outcome: told,
});
export const silent = (order: StopOrder): Told => ({
  type: 'RecordAttempt',
  by: worker,
  order_id: order.order_id,
  revision: order.revision,
  ask: order.ask,
  tries: [{ channel: 'grpc', started_at: PRESS, ended_at: PRESS + 3_000, error: 'DEADLINE_EXCEEDED' }],
});
export const unreachable = (order: StopOrder): Told => ({
  type: 'RecordAttempt',
  by: worker,
  order_id: order.order_id,
  revision: order.revision,
  ask: 'INSTRUCT',
  tries: [],
  unreachable: true,
});
export const callback = (order: StopOrder, told: StopOutcome): Told => ({
  type: 'RecordOutcome',
  by: bank(order.bank_id ?? ''),
  order_id: order.order_id,
  door: 'CALLBACK',
  outcome: told,
});
export const phoned = (phone_task_id: string, told: StopOutcome, by = li): Told => ({
  type: 'RecordPhoneOutcome',
  by,
  key: key(),
  phone_task_id,
  result: { kind: 'OUTCOME', outcome: told },
});

/** One thing said at one time. A function reads the case first: which order, which task. */
export type Step = { readonly at: number; readonly say: Told | ((state: Case) => Told) };
export const at = (seconds: number, say: Step['say']): Step => ({ at: seconds, say });

export interface Played {
  readonly state: Case;
  readonly events: readonly CaseEvent[];
  readonly rejection: Rejection | null;
}

const commandOf = (state: Case | null, step: Step): Command => {
  const told = typeof step.say === 'function' ? step.say(state as Case) : step.say;
  return { ...told, at: PRESS + step.at * 1_000 } as Command;
};

/** One more command on a case; a refused one changes nothing and is reported. */
export function playOn(state: Case | null, step: Step): Played {
  const decided = decide(state, commandOf(state, step));
  if (isRejection(decided)) return { state: state as Case, events: [], rejection: decided };
  return { state: decided.reduce<Case | null>(evolve, state) as Case, events: decided, rejection: null };
}

/** Given these steps, the case as it stands, all its events, and the last rejection. */
export function play(...steps: readonly Step[]): Played {
  let played: Played = { state: null as unknown as Case, events: [], rejection: null };
  for (const step of steps) {
    const next = playOn(played.state, step);
    played = { state: next.state, events: [...played.events, ...next.events], rejection: next.rejection };
  }
  return played;
}

export const orders = (state: Case): readonly StopOrder[] => Object.values(state.orders);
export function orderOf(state: Case, bank_id?: string): StopOrder {
  const found = orders(state).find((order) => bank_id === undefined || order.bank_id === bank_id);
  if (found === undefined) throw new Error(`no order at ${bank_id}`);
  return found;
}
export const tasks = (state: Case) => Object.values(state.phone_tasks);
export const types = (events: readonly CaseEvent[]): readonly string[] => events.map((event) => event.type);

/** The common beginning: one payment of 50 yuan to one bank, pressed at second 0. */
export const onePress = (major = 50, bank_id = 'icbc'): Step =>
  at(0, submit({ told: payment(major), route: toBank(bank_id) }));
