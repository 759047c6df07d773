/**
 * Every key of the record. All keys of a shard carry its tag, so that one script can change them together, on one
 * Redis and on a Cluster alike. The lookups are projections over all shards and have a tag of their own.
 */
const PREFIX = 'stopline';

export const shardTag = (shard: number): string => `s${String(shard).padStart(2, '0')}`;

export interface ShardKeys {
  /** String: which record this is, and over how many shards. */
  readonly identity: string;
  /** Sorted set: case by next due. */
  readonly due: string;
  /** Stream: pointers to what became owed to banks. */
  readonly outbox: string;
  /** Stream: pointers to what became owed to the text provider. */
  readonly textOutbox: string;
  /** Stream: a pointer for every append. */
  readonly changes: string;
  /** String: written now and then to see whether it can be. */
  readonly probe: string;
  /** What stands before a case's id in the key of its hash and of its log. */
  readonly casePrefix: string;
  readonly logPrefix: string;
}

export function shardKeys(shard: number): ShardKeys {
  const tagged = `${PREFIX}:{${shardTag(shard)}}`;
  return {
    identity: `${tagged}:identity`,
    due: `${tagged}:due`,
    outbox: `${tagged}:outbox:bank`,
    textOutbox: `${tagged}:outbox:text`,
    changes: `${tagged}:changes`,
    probe: `${tagged}:probe`,
    casePrefix: `${tagged}:case:`,
    logPrefix: `${tagged}:log:`,
  };
}

/** The outboxes: which stream of a shard, and the one group that reads it. */
export const OUTBOXES = {
  bank: { stream: 'outbox', group: 'bank-adapter' },
  text: { stream: 'textOutbox', group: 'notifier' },
} as const;
export type Outbox = keyof typeof OUTBOXES;

/** Fields of a case's hash. */
export const CASE_FIELDS = {
  /** Number of appends. */
  version: 'version',
  /** Hash of the last entry. */
  head: 'head',
  /** The case as JSON, the version it stands for, and the fold that made it. */
  snapshot: 'snapshot',
  snapshotVersion: 'snapshot_version',
  fold: 'fold',
  /** Id of this case's latest entry in the outbox. */
  pointer: 'pointer',
} as const;

/** Match the hash, and the log, of every case. */
export const ALL_CASES = `${PREFIX}:{s??}:case:*`;
export const ALL_LOGS = `${PREFIX}:{s??}:log:*`;
export const caseIdOfKey = (key: string): string => key.slice(key.lastIndexOf(':') + 1);

const LOOKUPS = `${PREFIX}:{lookups}`;
export const LOOKUP_KEYS = {
  /** Hash: how far each shard's `changes` has been read. Absent: the lookups have not been built. */
  position: `${LOOKUPS}:position`,
  /** Hash: case -> the line of the board, as JSON. */
  summaries: `${LOOKUPS}:summaries`,
  /** Hash: case -> its version and all that stands of it elsewhere, so that it can be taken out again. */
  traces: `${LOOKUPS}:traces`,
  /** Hash: open phone task -> JSON. */
  phoneTasks: `${LOOKUPS}:phone-tasks`,
  /** Hash: sums over all cases. */
  sums: `${LOOKUPS}:sums`,
  /** What stands before the name of each sorted set. */
  setPrefix: `${LOOKUPS}:set:`,
  /** Matches all of the above. */
  all: `${LOOKUPS}:*`,
  /** String: who is building the lookups anew. */
  rebuild: `${PREFIX}:{lookups}-rebuild`,
} as const;

/** Hash: worker -> what it says of itself, as JSON. */
export const HEARTBEATS = `${PREFIX}:{workers}:heartbeats`;
