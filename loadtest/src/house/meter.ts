/** Who used the processor between two moments. */
import { availableParallelism } from 'node:os';
import { wallClock } from '../wall-clock.ts';
import { busySeconds, cpuSecondsOf } from './proc.ts';

export interface Reading {
  readonly at_ms: number;
  readonly busy_s: number;
  readonly by_name: Readonly<Record<string, number>>;
}

export interface Used {
  readonly seconds: number;
  /** Processor seconds of each process of ours. */
  readonly by_name: Readonly<Record<string, number>>;
  /** Share of the whole processor that nobody of ours used: others on this machine, and the kernel's own. */
  readonly others_share: number;
}

const CORES = availableParallelism();

export function reading(pids: Readonly<Record<string, number>>): Reading {
  const by_name = Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, cpuSecondsOf(pid)]));
  return { at_ms: wallClock(), busy_s: busySeconds(), by_name };
}

export function used(from: Reading, to: Reading): Used {
  const seconds = (to.at_ms - from.at_ms) / 1_000;
  const by_name = Object.fromEntries(
    Object.entries(to.by_name).map(([name, value]) => [name, Math.max(0, value - (from.by_name[name] ?? 0))]),
  );
  const others = to.busy_s - from.busy_s - sumOf(by_name, Object.keys(by_name));
  return { seconds, by_name, others_share: Math.max(0, others) / (seconds * CORES) };
}

export const sumOf = (by_name: Readonly<Record<string, number>>, names: readonly string[]): number =>
  names.reduce((sum, name) => sum + (by_name[name] ?? 0), 0);

/** Of the whole processor, all cores together. */
export const shareOf = ({ by_name, seconds }: Used, names: readonly string[]): number =>
  sumOf(by_name, names) / (seconds * CORES);
