/** The casebook as everybody else sees it: the only road by which a case changes, and the way to read one. */
import type { Case, CaseEvent, CommandGiven, Instant, Rejection } from '@stopline/domain';

/** A case as it stands at `version`, the number of appends; `head` is the hash of the last one (record/chain.ts). */
export interface Loaded {
  readonly state: Case;
  readonly version: number;
  readonly head: string;
}

export type Submitted =
  | {
      readonly kind: 'DONE';
      /** The case at `version`, which covers this command and those that were appended with it. */
      readonly state: Case;
      readonly version: number;
      /** Of this command alone. Empty: it changed nothing. */
      readonly events: readonly CaseEvent[];
      /** R20: the same command had been carried out before. */
      readonly replayed: boolean;
    }
  | {
      readonly kind: 'REFUSED';
      readonly rejection: Rejection;
      readonly state: Case | null;
      readonly version: number;
    };

export interface SubmitOptions {
  /** Wait 2 ms for other commands to the same case. Default: true for all but SubmitStop, whose caller waits in fear. */
  readonly linger?: boolean;
  /** How long to try to write; commands appended together share the longest. Default 5,000. */
  readonly budgetMs?: number;
}

export interface LoadOptions {
  /**
   * What this process remembers will do if it is at least this version (a pointer's). Without it the record is asked;
   * only what was appended since then travels.
   */
  readonly atLeast?: number;
  /** True: ask the record whatever `atLeast` says. False: whatever this process remembers will do. */
  readonly fresh?: boolean;
}

/** One append, as it stands in the log. */
export interface StoredEntry {
  readonly version: number;
  readonly at: Instant;
  readonly events: readonly CaseEvent[];
  /** The hash before this entry. */
  readonly before: string;
}

/**
 * Every method rejects with RetryableError when nothing was done (the record is away, code OVERLOADED when too many
 * wait, too many others wrote to the case), and `submit` with OutcomeUnknownError when it may have been done: the same
 * command again, with the same key, tells.
 */
export interface Casebook {
  /** Resolves only when the write that covers the answer is confirmed. A missing case is refused by the domain. */
  submit(case_id: string, command: CommandGiven, options?: SubmitOptions): Promise<Submitted>;
  load(case_id: string, options?: LoadOptions): Promise<Loaded | null>;
  /** Without those that do not exist. */
  loadMany(case_ids: readonly string[], options?: LoadOptions): Promise<ReadonlyMap<string, Loaded>>;
  /** The appends after a version, oldest first, at most `limit` of them. */
  entries(case_id: string, after_version: number, limit: number): Promise<readonly StoredEntry[]>;
  /** Takes no more commands and resolves when those under way have ended. */
  close(): Promise<void>;
}

/** Something became owed, to banks or to the text provider: load the case and do what the keys name as it is owed now. */
export interface Pointer {
  readonly case_id: string;
  readonly version: number;
  readonly keys: readonly string[];
}

/** An append happened. */
export interface Change {
  readonly case_id: string;
  readonly version: number;
  readonly event_types: readonly string[];
}

/** A case whose next due has passed, ours for two seconds. */
export interface DueCase {
  readonly case_id: string;
  /** Its latest pointer still waits in the outbox: TimePassed must say so. */
  readonly pointer_unread: boolean;
}

/** The cases that must be looked at, shard by shard. */
export interface DueCases {
  shardCount(): Promise<number>;
  /** At most `limit` cases whose time has come; nobody else is given them for two seconds. */
  claim(shard: number, limit: number): Promise<readonly DueCase[]>;
  /** After a claim that found nothing to do: the true next due. Does nothing if the case has moved past `version`. */
  putBack(case_id: string, version: number, next_due: Instant | null): Promise<void>;
}

/** Tells of every append from now on, for live views: subscribe first, then load. */
export interface Changes {
  follow(listener: ChangesListener): { close(): Promise<void> };
  /** What came after a position that a listener was given; null if that cannot be told any more: load again what is shown. */
  since(position: string): Promise<{ readonly changes: readonly Change[]; readonly position: string } | null>;
}
export interface ChangesListener {
  /** `position` stands behind these, for `since`. */
  onChange(changes: readonly Change[], position: string): void;
  /** Some may have been missed: load again whatever is shown. */
  onResync(position: string): void;
}
