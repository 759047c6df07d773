/** What the desk needs of the world, handed in by the composition root. */
import type { Registry } from '@stopline/bank-registry';
import type { Casebook, Lookups } from '@stopline/casebook';
import type { Heartbeat } from '@stopline/casebook/heartbeats/heartbeats.ts';
import type { Instant } from '@stopline/domain';
import type { Live } from '../live/live.ts';
import type { Operators } from '../operators/operators.ts';
import type { Admission, Places } from './admission.ts';
import type { CaseWords } from './case-words.ts';
import type { RecordShown } from './standing.ts';

export interface DeskPorts {
  readonly casebook: Casebook;
  readonly lookups: Lookups;
  /** Of the workers that live. */
  readonly heartbeats: () => Promise<readonly Heartbeat[]>;
  readonly recordState: () => Promise<RecordShown>;
  /** What holds now: both are read again on SIGHUP. */
  readonly registry: () => Registry;
  readonly operators: () => Operators;
  /** The record's time. */
  readonly now: () => Instant;
  /** Whose rules a new case is under. */
  readonly jurisdiction: string;
  readonly caseWords: (case_id: string) => CaseWords;
  /** Bounds what waits for the record at once. */
  readonly writing: Admission;
  /** How many look on; boards full of onlookers leave room for who opens a case. */
  readonly watching: { readonly board: Places; readonly cases: Places };
  readonly live: Live;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** A button was pressed; repeats are not told. */
  readonly onCaseOpened: () => void;
}
