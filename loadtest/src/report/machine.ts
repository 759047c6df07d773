/** On what a run was made: figures mean nothing without it. */
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memory_gb: number;
  readonly system: string;
  readonly node: string;
  readonly redis: string;
}

export const machine = (redis: string): Machine => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memory_gb: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()}`,
  node: process.version,
  redis,
});

export interface Commit {
  readonly commit: string;
  readonly uncommitted_changes: boolean;
}

/** Of a copy without git: `unknown`. */
export function commit(): Commit {
  const git = (...args: string[]): string =>
    execFileSync('git', args, {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    const changes = git('status', '--porcelain', '--', ':/services', ':/loadtest', ':/proto', ':/package-lock.json');
    return { commit: git('rev-parse', 'HEAD'), uncommitted_changes: changes !== '' };
  } catch {
    return { commit: 'unknown', uncommitted_changes: false };
  }
}
