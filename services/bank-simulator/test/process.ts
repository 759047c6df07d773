/** The simulator as a process of its own, which can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BankGiven } from '../src/index.ts';

export interface SimulatorProcess {
  readonly banks: Readonly<Record<string, string>>;
  /** Address of the control door. */
  readonly control: string;
  readonly child: ChildProcess;
  /** Resolves when the process is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

const MAIN = join(import.meta.dirname, '../src/main.ts');
const START_WITHIN_MS = 15_000;

export async function startProcess(
  dir: string,
  banks: readonly BankGiven[],
  env: Readonly<Record<string, string>> = {},
): Promise<SimulatorProcess> {
  const file = join(dir, 'banks.yaml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify({ banks }));
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      STOPLINE_SIMULATOR_FILE: file,
      STOPLINE_SIMULATOR_DIR: join(dir, 'data'),
      STOPLINE_SIMULATOR_CONTROL_PORT: '0',
      STOPLINE_SIMULATOR_METRICS_ADDRESS: '127.0.0.1:0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const opened = await openedOf(child);
  return {
    ...opened,
    child,
    end(signal) {
      child.kill(signal);
      return gone;
    },
  };
}

function openedOf(child: ChildProcess): Promise<Pick<SimulatorProcess, 'banks' | 'control'>> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`the simulator ${why}:\n${lines.join('\n')}`));
    const timer = setTimeout(() => fail('did not start in time'), START_WITHIN_MS);
    child.once('exit', (code) => fail(`ended with ${code}`));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      lines.push(line);
      if (!line.includes('"banks are open"')) return;
      clearTimeout(timer);
      resolve(JSON.parse(line) as Pick<SimulatorProcess, 'banks' | 'control'>);
    });
  });
}
