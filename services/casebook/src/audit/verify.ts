/** What must hold of a case, whatever happened to it: its log, its snapshot, its amounts, and that nobody is forgotten. */
import { isDeepStrictEqual } from 'node:util';
import {
  type Amounts,
  amountsOfCase,
  amountsOfOrder,
  type Case,
  FOLD_VERSION,
  type Instant,
  isSettled,
  nextDue,
  type StopOrder,
} from '@stopline/domain';
import { LEASE_MS } from '../due/lease.ts';
import { decode } from '../record/codec.ts';
import type { Finding, FindingKind } from './finding.ts';
import { replay, type StoredCase } from './replay.ts';

export interface AuditedCase extends StoredCase {
  /** Its score in the shard's due; null if it is not there. */
  readonly due: Instant | null;
  /** When it was read, by the record's clock. */
  readonly read_at: Instant;
}

/** R16 gives an order of which nothing was heard to a person after ten seconds; the rest is for a machine under load. */
const REACHED_WITHIN_MS = 15_000;

export function auditCase(stored: AuditedCase): readonly Finding[] {
  const { case_id } = stored;
  if (stored.version === 0) return [{ case_id, finding: 'HASH_MISSING', detail: `${stored.entries.length} entries` }];
  if (stored.entries.length === 0) return [{ case_id, finding: 'LOG_MISSING', detail: `version ${stored.version}` }];
  const { findings, state, at_snapshot } = replay(stored);
  if (state === null) return findings;
  const more = [
    ...snapshotFaults(stored, at_snapshot),
    ...amountFaults(state),
    ...dueFaults(stored, state),
    ...orderFaults(stored, state),
  ];
  return [...findings, ...more.map(([finding, detail]): Finding => ({ case_id, finding, detail }))];
}

type Fault = readonly [finding: FindingKind, detail: string];

function snapshotFaults({ snapshot, snapshot_version, fold }: AuditedCase, at_snapshot: Case | null): Fault[] {
  // Another fold's snapshot is never used.
  if (snapshot === null || fold !== String(FOLD_VERSION)) return [];
  const detail = `at version ${snapshot_version}`;
  try {
    return isDeepStrictEqual(decode(JSON.parse(snapshot)), at_snapshot) ? [] : [['SNAPSHOT_WRONG', detail]];
  } catch {
    return [['SNAPSHOT_WRONG', `${detail}: it cannot be read`]];
  }
}

/** R4. */
const addsUp = ({ requested, frozen, returned, let_go, gone, unknown }: Amounts): boolean =>
  requested === frozen + returned + let_go + gone + unknown;

function amountFaults(state: Case): Fault[] {
  const orders = Object.values(state.orders).map((order): [string, Amounts] => [order.order_id, amountsOfOrder(order)]);
  const sums = amountsOfCase(state).map((amounts): [string, Amounts] => [amounts.currency_code, amounts]);
  return [...orders, ...sums].filter(([, amounts]) => !addsUp(amounts)).map(([what]) => ['AMOUNTS_WRONG', what]);
}

function dueFaults({ due, read_at }: AuditedCase, state: Case): Fault[] {
  const next = nextDue(state);
  // R9.
  if (next === null) {
    const open = Object.values(state.orders).find((order) => !isSettled(order));
    return open === undefined ? [] : [['NO_NEXT_DUE', open.order_id]];
  }
  if (due === null) return [['NOT_DUE', `since ${next}`]];
  // Whoever claimed it had it for so long, from the claim on.
  return due > Math.max(next, read_at) + LEASE_MS ? [['DUE_TOO_LATE', `${due}, due ${next}`]] : [];
}

function orderFaults({ read_at }: AuditedCase, state: Case): Fault[] {
  const onPhone = new Set(Object.values(state.phone_tasks).map(({ order_id }) => order_id));
  const reached = (order: StopOrder): boolean =>
    isSettled(order) || order.first_sent_at !== undefined || onPhone.has(order.order_id);
  return Object.values(state.orders)
    .filter((order) => !reached(order) && order.revised_at + REACHED_WITHIN_MS < read_at)
    .map(({ order_id }) => ['ORDER_NOWHERE', order_id]);
}
