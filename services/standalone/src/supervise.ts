/** Keeps one child process per deployable: restarted within a second when it dies, ended tidily when we are told to stop. */
import type { ChildProcess } from 'node:child_process';

export interface Supervised {
  readonly name: string;
  pid(): number | undefined;
  /** Times it was started again after dying. */
  restarts(): number;
  /** Asks it to end; after `withinMs` it is killed. Resolves when it is gone. */
  stop(withinMs: number): Promise<void>;
}

const FIRST_RESTART_MS = 50;
const LATER_RESTARTS_MS = 800;
/** A child that lived so long is not in a loop of dying: its next restart is a quick one again. */
const STEADY_MS = 5_000;

/** Those that are kept. Whatever makes us end, from the first moment on, ends them too. */
const kept = new Set<() => void>();
process.on('exit', () => {
  for (const kill of kept) kill();
});

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

export function supervise(
  name: string,
  start: () => ChildProcess,
  onDeath: (name: string, why: string) => void,
): Supervised {
  let child = start();
  let restarts = 0;
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let startedAt = Date.now();

  const watch = (watched: ChildProcess): void => {
    watched.once('error', (error) => onDeath(name, error.message));
    watched.once('exit', (code, signal) => {
      if (stopping) return;
      onDeath(name, signal === null ? `it ended with code ${code}` : `it was killed by ${signal}`);
      const quick = Date.now() - startedAt > STEADY_MS || restarts === 0;
      timer = setTimeout(restart, quick ? FIRST_RESTART_MS : LATER_RESTARTS_MS);
    });
  };
  const restart = (): void => {
    if (stopping) return;
    restarts += 1;
    startedAt = Date.now();
    child = start();
    watch(child);
  };
  watch(child);
  const kill = (): void => void child.kill('SIGKILL');
  kept.add(kill);

  return {
    name,
    pid: () => child.pid,
    restarts: () => restarts,
    stop: (withinMs) =>
      new Promise((resolve) => {
        stopping = true;
        clearTimeout(timer);
        const gone = (): void => {
          kept.delete(kill);
          resolve();
        };
        if (child.pid === undefined || ended(child)) return gone();
        const impatient = setTimeout(kill, withinMs);
        child.once('exit', () => {
          clearTimeout(impatient);
          gone();
        });
        child.kill('SIGTERM');
      }),
  };
}
