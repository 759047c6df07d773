/**
 * Which field of an event or a case is an amount, an instant or a plain number. Both tables must name every such
 * field of the domain's types and no other: one that is forgotten does not compile, and so is never stored wrongly.
 */
import type { Case, CaseEvent, CaseSummary } from '@stopline/domain';

type FieldsOf<T, V> = T extends readonly (infer Element)[]
  ? FieldsOf<Element, V>
  : T extends object
    ? { [K in keyof T]-?: NonNullable<T[K]> extends V ? K : FieldsOf<NonNullable<T[K]>, V> }[keyof T]
    : never;

/** Entries of the log, snapshots, and the lines of the board. */
type Stored = CaseEvent | Case | CaseSummary;
type AmountField = FieldsOf<Stored, bigint>;
type NumberField = FieldsOf<Stored, number>;

const AMOUNTS: Readonly<Record<AmountField, true>> = {
  minor_units: true,
  requested: true,
  requested_minor_units: true,
  frozen: true,
  released: true,
  expired: true,
  returned: true,
  frozen_total: true,
  released_total: true,
  expired_total: true,
  returned_total: true,
  let_go: true,
  gone: true,
  unknown: true,
  surplus: true,
};

const NUMBERS: Readonly<Record<NumberField, 'INSTANT' | 'COUNT'>> = {
  accepted_at: 'INSTANT',
  added_at: 'INSTANT',
  at: 'INSTANT',
  call_back_at: 'INSTANT',
  claimed_until: 'INSTANT',
  closed_at: 'INSTANT',
  deadline: 'INSTANT',
  effective_time: 'INSTANT',
  ended_at: 'INSTANT',
  first_answered_at: 'INSTANT',
  first_sent_at: 'INSTANT',
  frozen_until: 'INSTANT',
  last_at: 'INSTANT',
  money_asked_at: 'INSTANT',
  next_ask_at: 'INSTANT',
  opened_at: 'INSTANT',
  owed_at: 'INSTANT',
  paid_at: 'INSTANT',
  placed_at: 'INSTANT',
  revised_at: 'INSTANT',
  rung_at: 'INSTANT',
  settled_at: 'INSTANT',
  started_at: 'INSTANT',
  state_at: 'INSTANT',
  updated_at: 'INSTANT',
  answer_within_ms: 'COUNT',
  attempts_count: 'COUNT',
  bumps: 'COUNT',
  channels_count: 'COUNT',
  contradictions_told: 'COUNT',
  daily_looks: 'COUNT',
  failures: 'COUNT',
  freeze_seconds: 'COUNT',
  hop: 'COUNT',
  jurisdiction_version: 'COUNT',
  number: 'COUNT',
  orders_total: 'COUNT',
  orders_unsettled: 'COUNT',
  phone_tasks_open: 'COUNT',
  queries: 'COUNT',
  repeats_counted: 'COUNT',
  repeats_recorded: 'COUNT',
  revision: 'COUNT',
  ring: 'COUNT',
  round: 'COUNT',
  sending: 'COUNT',
  sequence: 'COUNT',
  silent_rings: 'COUNT',
  version: 'COUNT',
};

const named = (table: Readonly<Record<string, unknown>>, kind: unknown): ReadonlySet<string> =>
  new Set(Object.keys(table).filter((field) => table[field] === kind));

export const AMOUNT_FIELDS = named(AMOUNTS, true);
export const INSTANT_FIELDS = named(NUMBERS, 'INSTANT');
export const COUNT_FIELDS = named(NUMBERS, 'COUNT');
