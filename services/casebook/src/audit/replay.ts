/** Proves a log: that its entries hang together, byte by byte, and fold to a case. */
import { type Case, evolveAll } from '@stopline/domain';
import { ensureError } from '@stopline/platform/errors/outcome.ts';
import { FIRST_HEAD, headOf } from '../record/chain.ts';
import { type Entry, entryFrom } from '../record/entry.ts';
import type { Finding, FindingKind } from './finding.ts';

/** A case as it is stored. Bytes, not texts: a byte that is no UTF-8 must not be taken for another. */
export interface StoredCase {
  readonly case_id: string;
  readonly version: number;
  readonly head: string;
  readonly snapshot: string | null;
  readonly snapshot_version: number;
  readonly fold: string | null;
  readonly entries: readonly Buffer[];
}

export interface Replayed {
  readonly findings: readonly Finding[];
  /** Null if the log cannot be folded to its end. */
  readonly state: Case | null;
  /** The case as it was at the version that the snapshot stands for. */
  readonly at_snapshot: Case | null;
}

export function replay(stored: StoredCase): Replayed {
  const findings: Finding[] = [];
  const found = (finding: FindingKind, detail: string): void => {
    findings.push({ case_id: stored.case_id, finding, detail });
  };
  let head = FIRST_HEAD;
  let state: Case | null = null;
  let at_snapshot: Case | null = null;
  let last_at = 0;
  for (const [index, bytes] of stored.entries.entries()) {
    const name = `entry ${index + 1}`;
    const entry = readEntry(bytes, (why) => found('ENTRY_UNREADABLE', `${name}: ${why}`));
    if (entry === null) return { findings, state: null, at_snapshot };
    if (entry.before !== head) found('CHAIN_BROKEN', `${name} names ${entry.before}, before it stands ${head}`);
    if (entry.at < last_at) found('TIME_RUNS_BACK', name);
    head = headOf(entry.before, bytes);
    last_at = entry.at;
    try {
      state = evolveAll(state, entry.events);
    } catch (thrown) {
      found('REPLAY_FAILED', `${name}: ${ensureError(thrown).message}`);
      return { findings, state: null, at_snapshot };
    }
    if (index + 1 === stored.snapshot_version) at_snapshot = state;
  }
  if (stored.entries.length !== stored.version) {
    found('VERSION_WRONG', `version ${stored.version}, ${stored.entries.length} entries`);
  }
  if (head !== stored.head) found('HEAD_WRONG', `${stored.head} is stored, ${head} follows from the log`);
  if (state !== null && state.case_id !== stored.case_id) found('CASE_ID_WRONG', `it opens ${state.case_id}`);
  return { findings, state, at_snapshot };
}

function readEntry(bytes: Buffer, unreadable: (why: string) => void): Entry | null {
  try {
    return entryFrom(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (thrown) {
    unreadable(ensureError(thrown).message);
    return null;
  }
}
