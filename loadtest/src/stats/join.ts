/** What the driver sent, joined with what the banks say they got: the banks' own receipts decide. */
import { caseIdIn } from '@stopline/domain/values/ids.ts';

/** One press, as the driver saw it. Times are wall clock, in milliseconds with a fraction. */
export interface Press {
  /** Which one of the run; says which banks it concerns. */
  readonly index: number;
  readonly intended_ms: number;
  readonly sent_ms: number;
  /** When the answer, or the error, was there. */
  readonly answered_ms: number;
  /** Absent: not acknowledged. */
  readonly case_id?: string;
  /** The gRPC status name, of a press that was not acknowledged. */
  readonly error?: string;
}

/** A revision's first arrival at its bank, by the bank's own clock (the same machine's). */
export interface Arrival {
  readonly n: number;
  readonly bank_id: string;
  readonly order_id: string;
  readonly revision: number;
  readonly received_at_ms: number;
}

/** A case of which every order that counts arrived. */
export interface Instructed {
  readonly press: Press;
  /** From the intended send time to its last order's arrival. */
  readonly took_ms: number;
}

export interface Joined {
  readonly instructed: readonly Instructed[];
  readonly orders_arrived: number;
  /** Orders of acknowledged cases that did not arrive. */
  readonly orders_missing: number;
}

export interface JoinOptions {
  /** How many orders each case has at the banks that count. */
  ordersOf(press: Press): number;
  /** Banks that count. Absent: all. */
  banks?: ReadonlySet<string>;
}

export function join(presses: readonly Press[], arrivals: readonly Arrival[], options: JoinOptions): Joined {
  const seen = arrivalsByCase(arrivals, options.banks);
  const instructed: Instructed[] = [];
  let orders_arrived = 0;
  let orders_missing = 0;
  for (const press of presses) {
    if (press.case_id === undefined) continue;
    const due = options.ordersOf(press);
    const { count, last_ms } = seen.get(press.case_id) ?? { count: 0, last_ms: Number.NaN };
    orders_arrived += count;
    orders_missing += Math.max(0, due - count);
    if (due > 0 && count >= due) instructed.push({ press, took_ms: last_ms - press.intended_ms });
  }
  return { instructed, orders_arrived, orders_missing };
}

/** Of each case: how many orders arrived and when the last one did. Later revisions are other questions. */
function arrivalsByCase(
  arrivals: readonly Arrival[],
  banks: ReadonlySet<string> | undefined,
): Map<string, { count: number; last_ms: number }> {
  const byCase = new Map<string, { count: number; last_ms: number }>();
  for (const { bank_id, order_id, revision, received_at_ms } of arrivals) {
    if (revision !== 1 || banks?.has(bank_id) === false) continue;
    const case_id = caseIdIn(order_id);
    if (case_id === null) continue;
    const known = byCase.get(case_id) ?? { count: 0, last_ms: 0 };
    byCase.set(case_id, { count: known.count + 1, last_ms: Math.max(known.last_ms, received_at_ms) });
  }
  return byCase;
}
