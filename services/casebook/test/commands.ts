/** Commands as a door would give them, for tests. All numbers are made up. */
import { createHash } from 'node:crypto';
import {
  type Account,
  type CommandGiven,
  caseIdOf,
  caseReferenceOf,
  checkWordsOf,
  commandIdOf,
  fingerprintOf,
  type RoutedPayment,
  type StopOrder,
  type StopOutcome,
} from '@stopline/domain';

export const PAID_AT = Date.UTC(2026, 10, 24, 6, 0, 0);
export const OPERATOR = { role: 'OPERATOR', id: 'li' } as const;
export const SERVICE = { role: 'SERVICE', id: 'test' } as const;

export interface PressOptions {
  readonly key?: string;
  readonly payments?: number;
  readonly answer_within_ms?: number;
  readonly narrative?: string;
  readonly phone?: string;
  readonly accountOf?: (position: number) => Account;
}

export type Press = Extract<CommandGiven, { type: 'SubmitStop' }>;

let presses = 0;

/** Each payment goes to a bank of its own: `bank-0`, `bank-1`, … */
export function press(options: PressOptions = {}): Press {
  presses += 1;
  const { key = `press-${presses}`, payments = 1, narrative, phone } = options;
  const case_id = caseIdOf(OPERATOR.id, key);
  const digest = createHash('sha256').update(case_id).digest();
  return {
    type: 'SubmitStop',
    by: OPERATOR,
    key: { id: commandIdOf(OPERATOR.id, 'SubmitStop', key), fingerprint: fingerprintOf(`${payments}${narrative}`) },
    case_id,
    case_reference: caseReferenceOf(digest),
    check_words: checkWordsOf(digest),
    jurisdiction: 'GENERIC',
    victim: { name: 'Wang Fang', locale: 'zh', text_consent: false, ...(phone === undefined ? {} : { phone }) },
    payments: Array.from({ length: payments }, (_, position) => payment(position, options)),
    ...(narrative === undefined ? {} : { narrative }),
  };
}

function payment(position: number, { answer_within_ms = 3_000, accountOf = accountAt }: PressOptions): RoutedPayment {
  return {
    told: {
      to: accountOf(position),
      amount: { currency_code: 'CNY', minor_units: 5_000_000n + BigInt(position) },
      paid_at: PAID_AT,
      transaction_reference: { kind: 'SERIAL', value: `T${position}` },
    },
    route: {
      kind: 'BANK',
      bank_id: `bank-${position}`,
      answer_within_ms,
      channels_count: 1,
      found_by: 'PREFIX',
      registry_version: 'test',
    },
  };
}

export const accountAt = (position: number): Account => ({
  scheme: 'CARD',
  value: `622202000000${String(1000 + position)}`,
  holder_name: 'Zhang San',
});

export function note(text: string): CommandGiven {
  presses += 1;
  const key = { id: commandIdOf(OPERATOR.id, 'AddNote', `note-${presses}`), fingerprint: fingerprintOf(text) };
  return { type: 'AddNote', by: OPERATOR, key, text };
}

export const timePassed = (pointer_unread = false): CommandGiven => ({
  type: 'TimePassed',
  by: SERVICE,
  pointer_unread,
});

export const frozen = (order: StopOrder, more: Partial<StopOutcome> = {}): StopOutcome => ({
  revision: order.revision,
  answer: 'FINAL',
  requested_minor_units: order.requested,
  currency_code: order.currency_code,
  frozen_total: order.requested,
  released_total: 0n,
  expired_total: 0n,
  returned_total: 0n,
  effective_time: PAID_AT + 1_000,
  frozen_until: PAID_AT + 172_800_000,
  bank_reference: `F-${order.bank_id}`,
  ...more,
});

/** What the worker says after a call. */
export const attempted = (order: StopOrder, outcome?: StopOutcome): CommandGiven => ({
  type: 'RecordAttempt',
  by: { role: 'SERVICE', id: 'worker' },
  order_id: order.order_id,
  revision: order.revision,
  ask: 'INSTRUCT',
  tries: [
    {
      channel: 'grpc',
      started_at: order.placed_at,
      ended_at: order.placed_at + 20,
      ...(outcome === undefined ? { error: 'UNAVAILABLE' } : {}),
    },
  ],
  ...(outcome === undefined ? {} : { outcome }),
});
