/** A run in plain words, and as figures. */
import type { Run } from './scenario.ts';

const NAMED_MOST = 10;

function named(what: string, found: readonly string[]): readonly string[] {
  if (found.length === 0) return [];
  const more = found.length > NAMED_MOST ? [`    … and ${found.length - NAMED_MOST} more`] : [];
  return [`  ${found.length} ${what}:`, ...found.slice(0, NAMED_MOST).map((one) => `    ${one}`), ...more];
}

export function reportLines(run: Run): readonly string[] {
  const { verdict, held_after_ms } = run;
  const failures = Object.entries(run.failures).map(([word, times]) => `${times} ${word}`);
  const held = held_after_ms === undefined ? 'never within the time' : `${(held_after_ms / 1_000).toFixed(1)} s`;
  const lost = verdict.lost.map(({ order_id, bank_id, because }) => `${order_id} at ${bank_id}: ${because}`);
  return [
    `seed ${run.seed}: ${verdict.passed ? 'PASSED' : 'FAILED'}`,
    `  ${verdict.acknowledged_cases} cases with ${verdict.acknowledged_orders} orders acknowledged; ` +
      `${verdict.delivered} at their bank, ${verdict.with_a_person} waiting and on the phone list`,
    `  all as it must be after the last restart and answer: ${held}`,
    `  killed: ${run.kills.length === 0 ? 'nobody' : run.kills.join(', ')}`,
    `  tries of callers without an answer: ${failures.length === 0 ? 'none' : failures.join(', ')}; ` +
      `answers lost after the write: ${run.answers_lost}`,
    ...(run.stolen.size === 0 ? [] : [`  stolen from the outbox: ${run.stolen.size} orders`]),
    ...died(run),
    ...named('orders lost', lost),
    ...named('orders frozen twice', verdict.doubles),
    ...named('orders told to a bank and not in the record', verdict.strangers),
    ...named('orders shown as more frozen than they are', verdict.overstated),
    ...named('keys with more than one case', verdict.split),
    ...named('keys forgotten', verdict.forgotten),
    ...named('presses never answered', verdict.unanswered),
    ...named('findings of the auditor', verdict.audit),
  ];
}

/** A process that ended though nobody killed it is no loss, and still worth knowing. */
function died({ kills, restarts }: Run): readonly string[] {
  const killed = (name: string): number => kills.filter((kill) => kill.startsWith(`${name}@`)).length;
  return Object.entries(restarts)
    .filter(([name, times]) => times > killed(name))
    .map(([name, times]) => `  ${name} ended ${times - killed(name)} times by itself (see logs/${name}.log)`);
}

export function figures(run: Run): Readonly<Record<string, unknown>> {
  const { verdict, seed, kills, failures, answers_lost, stolen, held_after_ms = null } = run;
  return { seed, ...verdict, kills, failures, answers_lost, stolen: stolen.size, held_after_ms };
}
