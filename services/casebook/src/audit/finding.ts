/** What an audit may find. Each is a fault: of the store, of this program, or of somebody who wrote past it. */
export const FINDING_TEXTS = {
  HASH_MISSING: 'there is a log without its case',
  LOG_MISSING: 'there is a case without its log',
  ENTRY_UNREADABLE: 'an entry cannot be read',
  CHAIN_BROKEN: 'an entry does not follow the one before',
  HEAD_WRONG: 'the head is not that of the last entry',
  VERSION_WRONG: 'the version is not the number of entries',
  CASE_ID_WRONG: 'the log is that of another case',
  REPLAY_FAILED: 'the log does not fold to a case',
  TIME_RUNS_BACK: 'an entry is older than the one before',
  SNAPSHOT_WRONG: 'the snapshot is not what the log folds to',
  AMOUNTS_WRONG: 'the parts of an amount do not add up to it',
  NO_NEXT_DUE: 'an order is unsettled and nothing will ever look at it',
  NOT_DUE: 'the case must be looked at and is not among the due ones',
  DUE_TOO_LATE: 'the case will be looked at later than it must',
  ORDER_NOWHERE: 'an order has reached neither a bank nor a person nor an end',
  DUE_WITHOUT_CASE: 'something is due that is no case',
} as const;

export type FindingKind = keyof typeof FINDING_TEXTS;

export interface Finding {
  readonly case_id: string;
  readonly finding: FindingKind;
  /** Which entry, order or amount, and what stands there. No account, name or number. */
  readonly detail: string;
}
