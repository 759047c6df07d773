/** The guide's Python programs, run as a bank's engineer runs them: code made from proto/, Debian's Python. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './stack.ts';

const TOP = join(import.meta.dirname, '..', '..', '..', '..');
const PROTO = join(TOP, 'proto');
/** Debian's: another python3 on the path may not see Debian's packages. */
const PYTHON = '/usr/bin/python3';

export interface Program {
  /** All it has printed so far. */
  printed(): string;
  /** Its end: the exit code. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

export interface Python {
  /** One of docs/banks. */
  run(file: string, args: readonly string[], env?: Readonly<Record<string, string>>): Program;
  stopAll(): Promise<void>;
}

export function preparePython(): Python {
  const generated = mkdtempSync(join(tmpdir(), 'stopline-python-'));
  const files = readdirSync(join(PROTO, 'stopline', 'v1')).map((file) => join(PROTO, 'stopline', 'v1', file));
  const plugin = execFileSync('sh', ['-c', 'command -v grpc_python_plugin']).toString().trim();
  execFileSync('protoc', [
    `-I${PROTO}`,
    `--python_out=${generated}`,
    `--grpc_python_out=${generated}`,
    `--plugin=protoc-gen-grpc_python=${plugin}`,
    ...files,
  ]);
  const running: Program[] = [];
  return {
    run(file, args, env = {}) {
      const child = spawn(PYTHON, [join(TOP, 'docs', 'banks', file), ...args], {
        env: { PATH: process.env.PATH ?? '', PYTHONPATH: generated, PYTHONDONTWRITEBYTECODE: '1', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const program = watched(child);
      running.push(program);
      return program;
    },
    async stopAll() {
      await Promise.all(running.map((program) => program.stop()));
      rmSync(generated, { recursive: true, force: true });
    },
  };
}

function watched(child: ChildProcess): Program {
  let printed = '';
  const keep = (data: Buffer): void => {
    printed += data.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  void ended.then(() => process.off('exit', kill));
  return {
    printed: () => printed,
    ended,
    async stop() {
      kill();
      await ended;
    },
  };
}

/** Waits until it has printed the words. */
export const untilPrinted = (program: Program, words: string, withinMs = 15_000): Promise<string> =>
  until(`the words “${words}”`, program.printed, (text) => text.includes(words), { withinMs });
