/** The banking world before a window. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BankTemper } from '../house/control.ts';
import type { Bench } from './bench-parts.ts';

/** Long enough for what a scenario left behind (callbacks, projector, rings just due) to be done with. */
const CALM_MS = 1_500;

/** Every bank healthy, immediate and without memory: a simulator that keeps every order grows, and its memory shows. */
export async function allHealthy(bench: Bench): Promise<void> {
  await bench.house.control.reset();
  await temper(bench, bench.banks, 'healthy');
  await sleep(CALM_MS);
}

export async function temper(
  bench: Bench,
  banks: readonly string[],
  behaviour: BankTemper['behaviour'],
): Promise<void> {
  await Promise.all(banks.map((id) => bench.house.control.temper(id, { behaviour })));
}
