/** What Linux says of processes and of the processor: /proc, read at the edges of a window. */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick. */
const TICKS_PER_S = 100;

/** Fields 14 and 15; the name before them stands in brackets and may hold anything. */
export function cpuSecondsIn(stat: string): number {
  const [, , , , , , , , , , , user = '0', system = '0'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(user) + Number(system)) / TICKS_PER_S;
}

/** Processor seconds that a process has used so far; 0 for one that is gone. */
export function cpuSecondsOf(pid: number): number {
  try {
    return cpuSecondsIn(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return 0;
  }
}

/** The first line: user nice system idle iowait irq softirq steal …; what is neither idle nor waiting is busy. */
export function busySecondsIn(stat: string): number {
  const [, user, nice, system, , , irq, softirq, steal] = (stat.split('\n')[0] ?? '').split(/\s+/).map(Number);
  return [user, nice, system, irq, softirq, steal].reduce<number>((sum, ticks) => sum + (ticks ?? 0), 0) / TICKS_PER_S;
}

export const busySeconds = (): number => busySecondsIn(readFileSync('/proc/stat', 'utf8'));

export interface ProcessSeen {
  readonly pid: number;
  readonly command: readonly string[];
}

/** The children of a process, with their command lines. */
export function childrenOf(pid: number): readonly ProcessSeen[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => parentOf(candidate) === pid)
    .map((child) => ({ pid: child, command: commandOf(child) }));
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

/** redis-server writes over its own: then it is one text, `redis-server 127.0.0.1:6390`. */
function commandOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/).filter(Boolean);
  } catch {
    return [];
  }
}
