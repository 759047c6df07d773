/** What the casebook's core needs of a record, on Redis or in memory. */
import type { Case, CaseEvent, Instant } from '@stopline/domain';
import type { Loaded, StoredEntry } from '../casebook.ts';

export interface Append {
  readonly case_id: string;
  /** The version and head that the events were decided on; 0 and FIRST_HEAD for a new case. */
  readonly version: number;
  readonly before: string;
  readonly at: Instant;
  readonly events: readonly CaseEvent[];
  /** The events as they are to be stored. */
  readonly event_texts: readonly string[];
  /** The case after the events. */
  readonly state: Case;
  readonly next_due: Instant | null;
  /** What became owed by them. */
  readonly owed_keys: readonly string[];
}

export type Appended =
  | {
      readonly kind: 'APPENDED';
      readonly head: string;
      /** Nothing has been appended after it: what was decided is how the case stands. */
      readonly latest: boolean;
    }
  /** Somebody else was first: load, decide again. */
  | { readonly kind: 'CONFLICT' };

export interface CaseStore {
  append(append: Append, budgetMs: number): Promise<Appended>;
  /** The case as the record has it now; `known` itself if that is still how it stands. */
  load(case_id: string, known: Loaded | null, budgetMs: number): Promise<Loaded | null>;
  entries(case_id: string, after_version: number, limit: number, budgetMs: number): Promise<readonly StoredEntry[]>;
}
