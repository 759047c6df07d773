/** Cases as the page may have to show them. All numbers are made up, and no telephone or card is anybody's. */

import { createHash } from 'node:crypto';
import {
  type Account,
  type Actor,
  type Case,
  type Command,
  type CommandGiven,
  caseIdOf,
  caseReferenceOf,
  checkWordsOf,
  commandIdOf,
  decide,
  evolve,
  fingerprintOf,
  isRejection,
  type Route,
  type StopOrder,
  type StopOutcome,
} from '@stopline/domain';

export const LI: Actor = { role: 'OPERATOR', id: 'li' };
const WORKER: Actor = { role: 'SERVICE', id: 'worker' };
const SCHEDULER: Actor = { role: 'SERVICE', id: 'scheduler' };

export const PRESSED_AT = Date.UTC(2026, 10, 24, 2, 40, 0);
export const PHONE = '+8613800138000';
export const VICTIM_NAME = 'Wang Fang';
export const HOLDER_NAME = 'Zhang San';
export const PAID_FROM = '6217000000004321';
export const PAID_TO = '6222020000001000';

export const toBank = (bank_id: string): Route => ({
  kind: 'BANK',
  bank_id,
  found_by: 'PREFIX',
  answer_within_ms: 3_000,
  channels_count: 1,
  registry_version: 'test',
});
export const toEnquiry = (...banks: readonly string[]): Route => ({
  kind: 'ENQUIRY',
  why: 'NOBODY',
  banks: banks.map((bank_id) => ({ bank_id, answer_within_ms: 3_000, channels_count: 1 })),
  registry_version: 'test',
});
export const toNobody: Route = { kind: 'NOBODY', registry_version: 'test' };

export interface PressOptions {
  readonly name: string;
  readonly routes?: readonly Route[];
  /** Minor units of each payment. */
  readonly amount?: bigint;
  readonly from?: Account | null;
  readonly consent?: boolean;
  readonly paidAt?: number;
}

let commands = 0;
const key = (name = `command-${++commands}`) => ({
  id: commandIdOf('li', 'test', name),
  fingerprint: fingerprintOf(name),
});

export function press(options: PressOptions): Extract<CommandGiven, { type: 'SubmitStop' }> {
  const {
    name,
    routes = [toBank('icbc')],
    amount = 4_000_000n,
    consent = true,
    paidAt = PRESSED_AT - 600_000,
  } = options;
  const from = options.from === undefined ? { scheme: 'CARD' as const, value: PAID_FROM } : options.from;
  const case_id = caseIdOf(LI.id, name);
  const digest = createHash('sha256').update(case_id).digest();
  return {
    type: 'SubmitStop',
    by: LI,
    key: key(name),
    case_id,
    case_reference: caseReferenceOf(digest),
    check_words: checkWordsOf(digest),
    jurisdiction: 'GENERIC',
    victim: { name: VICTIM_NAME, phone: PHONE, locale: 'zh-CN', text_consent: consent },
    payments: routes.map((route, position) => ({
      told: {
        ...(from === null ? {} : { from: { ...from, holder_name: VICTIM_NAME } }),
        to: { scheme: 'CARD', value: String(BigInt(PAID_TO) + BigInt(position)), holder_name: HOLDER_NAME },
        amount: { currency_code: 'CNY', minor_units: amount },
        paid_at: paidAt,
      },
      route,
    })),
  };
}

/** Of so many minor units frozen in all; `until` where the bank says it. */
export const outcome = (
  order: StopOrder,
  answer: StopOutcome['answer'],
  frozen: bigint,
  more: Partial<StopOutcome> = {},
): StopOutcome => ({
  revision: order.revision,
  answer,
  requested_minor_units: order.requested,
  currency_code: order.currency_code,
  frozen_total: frozen,
  released_total: 0n,
  expired_total: 0n,
  returned_total: 0n,
  ...more,
});

export const answered = (order: StopOrder, told: StopOutcome): CommandGiven => ({
  type: 'RecordAttempt',
  by: WORKER,
  order_id: order.order_id,
  revision: order.revision,
  ask: 'INSTRUCT',
  tries: [{ channel: 'grpc', started_at: order.placed_at, ended_at: order.placed_at + 20 }],
  outcome: told,
});
export const unreachable = (order: StopOrder): CommandGiven => ({
  type: 'RecordAttempt',
  by: WORKER,
  order_id: order.order_id,
  revision: order.revision,
  ask: 'INSTRUCT',
  tries: [],
  unreachable: true,
});
export const called = (order: StopOrder, told: StopOutcome): CommandGiven => ({
  type: 'RecordOutcome',
  by: { role: 'BANK', id: order.bank_id ?? '' },
  order_id: order.order_id,
  door: 'CALLBACK',
  outcome: told,
});
export const timePasses: CommandGiven = { type: 'TimePassed', by: SCHEDULER };
export const withdraw = (state: Case): CommandGiven => ({
  type: 'WithdrawPayment',
  by: LI,
  key: key(),
  payment_id: Object.keys(state.payments)[0] ?? '',
  reason: 'CALLER_WITHDREW',
});
export const close: CommandGiven = { type: 'CloseCase', by: LI, key: key(), reason: 'RESOLVED' };

export const orderAt = (state: Case, position = 0): StopOrder => {
  const order = Object.values(state.orders)[position];
  if (order === undefined) throw new Error(`no order ${position}`);
  return order;
};

export type Step = CommandGiven | ((state: Case) => CommandGiven);

/** The case after these steps, so many seconds after the press. */
export function after(...steps: readonly (readonly [seconds: number, step: Step])[]): Case {
  let state: Case | null = null;
  for (const [seconds, step] of steps) {
    const given: CommandGiven = typeof step === 'function' ? step(state as unknown as Case) : step;
    const decided = decide(state, { ...given, at: PRESSED_AT + seconds * 1_000 } as Command);
    if (isRejection(decided)) throw new Error(decided.message);
    state = decided.reduce<Case | null>(evolve, state);
  }
  if (state === null) throw new Error('no case');
  return state;
}
