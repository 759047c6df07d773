/** One event of each type, with every field that it may have. The table must name them all. */
import {
  type Account,
  type Case,
  type CaseEvent,
  decide,
  type EventType,
  evolve,
  isRejection,
  type StopOutcome,
} from '@stopline/domain';
import { attempted, frozen, note, PAID_AT, press, timePassed } from './commands.ts';

const AT = PAID_AT + 60_000;
const CASE_ID = 'case_0a1b2c3d-4e5f-8a6b-9c7d-8e9f0a1b2c3d';
const child = (kind: string, n: number): string => `${kind}_${CASE_ID.slice(5)}_${String(n).padStart(16, '0')}`;

const account: Account = { scheme: 'CARD', value: '6222020000001000', bank_id: 'icbc', holder_name: '张三' };
const money = { currency_code: 'CNY', minor_units: 10n ** 15n };
const reference = { kind: 'SERIAL', value: 'A-1' } as const;
const told = {
  from: account,
  to: account,
  amount: money,
  paid_at: PAID_AT,
  channel: 'app',
  transaction_reference: reference,
};

const outcome: StopOutcome = {
  revision: 2,
  sequence: 7,
  answer: 'FINAL',
  requested_minor_units: 9_007_199_254_740_993n,
  currency_code: 'CNY',
  frozen_total: 5n,
  released_total: 1n,
  expired_total: 2n,
  returned_total: 0n,
  refusal_reason: 'OTHER',
  release_reason: 'AMENDED',
  effective_time: AT - 1,
  frozen_until: AT + 172_800_000,
  bank_reference: 'F/1 “x”',
};

type Sample<T extends EventType> = Extract<CaseEvent, { type: T }>;

const stamp = { at: AT, by: 'operator:li' };

export const SAMPLES: { readonly [T in EventType]: Sample<T> } = {
  CaseOpened: {
    type: 'CaseOpened',
    case_id: CASE_ID,
    case_reference: 'K7QF2-M9RDX',
    check_words: { en: 'BLUE KETTLE', zh: '蓝色水壶' },
    jurisdiction: 'GENERIC',
    jurisdiction_version: 1,
    operator_id: 'li',
    victim: { name: '王芳', id_document: 'X1', phone: '+8613800000000', locale: 'zh', text_consent: true },
    narrative: 'He said he was \u0000 "police" \ud83d\ude00',
    fraud_type: 'IMPERSONATION',
    operator_reference: 'desk 4',
    ...stamp,
    command_id: '0123456789abcdef0123456789abcdef',
    fingerprint: 'fedcba9876543210fedcba9876543210',
  },
  PaymentAdded: { type: 'PaymentAdded', payment_id: child('payment', 1), ...told, ...stamp },
  PaymentCorrected: {
    type: 'PaymentCorrected',
    payment_id: child('payment', 1),
    ...told,
    note: 'typed wrong',
    ...stamp,
  },
  PaymentWithdrawn: {
    type: 'PaymentWithdrawn',
    payment_id: child('payment', 1),
    reason: 'TYPED_WRONG',
    note: 'x',
    ...stamp,
  },
  OrderPlaced: {
    type: 'OrderPlaced',
    order_id: child('order', 1),
    payment_id: child('payment', 1),
    bank_id: 'icbc',
    phone_only: false,
    found_by: 'PREFIX',
    registry_version: 'r1',
    account,
    enquiry_id: child('enquiry', 1),
    match_by: 'ACCOUNT',
    hop: 0,
    round: 1,
    of_press: true,
    currency_code: 'CNY',
    requested: 10n ** 15n,
    basis: 'EMERGENCY_STOP',
    freeze_seconds: 172_800,
    answer_within_ms: 3_000,
    channels_count: 2,
    ...stamp,
  },
  OrderRevised: {
    type: 'OrderRevised',
    order_id: child('order', 1),
    revision: 2,
    change: 'AMOUNT',
    requested: 0n,
    above_bank: true,
    account,
    ...stamp,
  },
  OrderRung: { type: 'OrderRung', order_id: child('order', 1), ask: 'QUERY', ...stamp },
  AttemptEnded: {
    type: 'AttemptEnded',
    order_id: child('order', 1),
    revision: 2,
    ask: 'INSTRUCT',
    tries: [
      { channel: 'grpc', started_at: AT - 20, ended_at: AT - 10, error: 'UNAVAILABLE' },
      { channel: 'grpc', started_at: AT - 10, ended_at: AT },
    ],
    unreachable: true,
    ...stamp,
  },
  OutcomeRecorded: { type: 'OutcomeRecorded', order_id: child('order', 1), door: 'CALLBACK', outcome, ...stamp },
  ContradictionFound: { type: 'ContradictionFound', order_id: child('order', 1), kind: 'TOTAL_FELL', ...stamp },
  OnwardTransferReported: {
    type: 'OnwardTransferReported',
    order_id: child('order', 1),
    transfer: {
      transfer_id: 't1',
      kind: 'ACCOUNT',
      to: account,
      amount: money,
      at: AT - 5,
      transaction_reference: reference,
    },
    ...stamp,
  },
  PhoneTaskOpened: {
    type: 'PhoneTaskOpened',
    phone_task_id: child('phone', 1),
    order_id: child('order', 1),
    bank_id: 'icbc',
    reason: 'NOT_REACHED',
    ...stamp,
  },
  PhoneTaskClaimed: {
    type: 'PhoneTaskClaimed',
    phone_task_id: child('phone', 1),
    operator_id: 'li',
    claimed_until: AT + 120_000,
    ...stamp,
  },
  PhoneTaskAnswered: {
    type: 'PhoneTaskAnswered',
    phone_task_id: child('phone', 1),
    operator_id: 'li',
    result: 'CALL_BACK',
    call_back_at: AT + 600_000,
    ...stamp,
  },
  PhoneTaskClosed: { type: 'PhoneTaskClosed', phone_task_id: child('phone', 1), result: 'SETTLED', ...stamp },
  Escalated: { type: 'Escalated', order_id: child('order', 1), level: 'SUPERVISOR', ...stamp },
  GoldenWindowEnded: { type: 'GoldenWindowEnded', met: false, missed_because: 'icbc did not answer', ...stamp },
  TextOwed: { type: 'TextOwed', number: 1, kind: 'STARTED', phone: '+8613800000000', sending: 0, ...stamp },
  TextRung: { type: 'TextRung', number: 1, ...stamp },
  TextStateChanged: { type: 'TextStateChanged', number: 1, state: 'OWED', failure: 'PROVIDER_UNREACHABLE', ...stamp },
  NoteAdded: { type: 'NoteAdded', operator_id: 'li', text: 'called back', ...stamp },
  CaseAssigned: { type: 'CaseAssigned', operator_id: 'wang', ...stamp },
  CaseClosed: { type: 'CaseClosed', operator_id: 'li', reason: 'RESOLVED', ...stamp },
  CaseReopened: { type: 'CaseReopened', order_id: child('order', 1), ...stamp },
};

/** A case to which much has happened: a wait, a ring, failures, answers that contradict, a phone task, notes. */
export function richCase(): { readonly state: Case; readonly events: readonly CaseEvent[] } {
  const command = press({ payments: 3, narrative: 'x', phone: '+8613800000000' });
  let state: Case | null = null;
  let at = AT;
  const events: CaseEvent[] = [];
  const say = (given: Parameters<typeof decide>[1] extends infer C ? Omit<C & object, 'at'> : never): Case => {
    at += 15_000;
    const decided = decide(state, { ...given, at } as Parameters<typeof decide>[1]);
    if (isRejection(decided)) throw new Error(decided.message);
    events.push(...decided);
    state = decided.reduce<Case | null>(evolve, state);
    if (state === null) throw new Error('no case');
    return state;
  };
  const [one, two] = Object.values(say(command).orders);
  if (one === undefined || two === undefined) throw new Error('no orders');
  say(timePassed());
  say(attempted(one));
  say(attempted(one, frozen(one, { answer: 'PENDING', frozen_total: 0n })));
  say(attempted(two, frozen(two, { sequence: 2 })));
  say(attempted(two, frozen(two, { frozen_total: 1n, sequence: 3 })));
  for (let minutes = 0; minutes < 4; minutes++) say(timePassed());
  return { state: say(note('he called again')), events };
}
