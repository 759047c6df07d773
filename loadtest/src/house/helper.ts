/** A helper of the bench in a process of its own, spoken to by messages. It ends when the bench does, however that ends. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export interface Helper<In extends object, Out extends { readonly kind: string }> {
  readonly pid: number;
  send(message: In): void;
  /** The next message of this kind. Rejects when the helper says `failed`, ends or takes longer. */
  next<K extends Out['kind']>(kind: K, withinMs: number): Promise<Extract<Out, { kind: K }>>;
  stop(): Promise<void>;
}

interface Waiting {
  readonly kind: string;
  resolve(message: unknown): void;
  reject(error: Error): void;
}

/** The same as for the processes between the button and the banks (standalone), so that nobody is measured with another node. */
const NODE_FLAGS = ['--max-semi-space-size=32', '--initial-heap-size=512'];
const END_WITHIN_MS = 3_000;

export function startHelper<In extends object, Out extends { readonly kind: string }>(
  program: URL,
  env: Readonly<Record<string, string>> = {},
): Helper<In, Out> {
  const child = fork(program, {
    execArgv: NODE_FLAGS,
    env: { ...process.env, ...env },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const name = program.pathname.split('/').slice(-2).join('/');
  let waiting: Waiting[] = [];
  const failAll = (error: Error): void => {
    for (const { reject } of waiting) reject(error);
    waiting = [];
  };
  child.on('message', (message: Out & { message?: string }) => {
    if (message.kind === 'failed') return failAll(new Error(`${name}: ${message.message}`));
    const found = waiting.find(({ kind }) => kind === message.kind);
    waiting = waiting.filter((each) => each !== found);
    found?.resolve(message);
  });
  child.once('exit', (code, signal) => failAll(new Error(`${name} ended (${signal ?? `code ${code}`})`)));
  child.once('error', failAll);
  return {
    pid: child.pid ?? 0,
    send: (message) => void child.send(message),
    next: (kind, withinMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${name}: no "${kind}" within ${withinMs} ms`)), withinMs);
        const entry: Waiting = {
          kind,
          resolve(message) {
            clearTimeout(timer);
            resolve(message as Extract<Out, { kind: typeof kind }>);
          },
          reject(error) {
            clearTimeout(timer);
            reject(error);
          },
        };
        waiting.push(entry);
      }),
    stop: () => endChild(child, END_WITHIN_MS),
  };
}

/** Asks; after `withinMs` it is killed. Resolves when it is gone. */
export async function endChild(child: ChildProcess, withinMs: number): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(timer);
}
