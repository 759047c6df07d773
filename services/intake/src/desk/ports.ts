/** What the desk needs of the world, handed in by the composition root. */
import type { Registry } from '@stopline/bank-registry';
import type { Casebook } from '@stopline/casebook/casebook.ts';
import type { Instant, PaymentTold } from '@stopline/domain';
import type { Live } from '../live/live.ts';
import type { Operators } from '../operators/operators.ts';
import type { Admission } from './admission.ts';
import type { CaseWords } from './case-words.ts';
import type { Warning } from './routing.ts';

export interface DeskPorts {
  readonly casebook: Casebook;
  /** What holds now: both are read again on SIGHUP. */
  readonly registry: () => Registry;
  readonly operators: () => Operators;
  /** The record's time. */
  readonly now: () => Instant;
  /** Whose rules a new case is under. */
  readonly jurisdiction: string;
  readonly caseWords: (case_id: string) => CaseWords;
  /** Bounds what waits for the record at once, and how many look on. */
  readonly writing: Admission;
  readonly watching: Admission;
  readonly live: Live;
  /** Warns of accounts that other cases name. Never rejects and never takes long: without an answer it warns of nothing. */
  readonly elsewhere: (case_id: string, payments: readonly PaymentTold[]) => Promise<readonly Warning[]>;
  /** A button was pressed; repeats are not told. */
  readonly onCaseOpened: () => void;
}
