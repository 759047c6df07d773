/** `stopline`, run as a person runs it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { stack } from './stack.ts';

const PROGRAM = join(import.meta.dirname, '..', '..', '..', 'cli', 'src', 'main.ts');
const WITHIN_MS = 60_000;

export interface Printed {
  readonly code: number | null;
  readonly out: string;
  readonly complaint: string;
}

export async function stopline(...args: readonly string[]): Promise<Printed> {
  const { world, ports } = await stack();
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: {
      ...process.env,
      STOPLINE_API_URL: `http://127.0.0.1:${ports.intakeHttp}`,
      STOPLINE_TOKEN: world.tokens.operator,
      STOPLINE_REDIS_URL: `redis://127.0.0.1:${ports.redis}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: WITHIN_MS,
    killSignal: 'SIGKILL',
  });
  const printed = { out: '', complaint: '' };
  child.stdout.on('data', (data: Buffer) => {
    printed.out += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    printed.complaint += data.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...printed };
}

/** Every file that used the house ends with it: which one is the last is vitest's choice. */
export async function auditFindsNothing(): Promise<void> {
  const { code, out, complaint } = await stopline('audit');
  expect(code, `${out}${complaint}`).toBe(0);
  expect(out).toMatch(/^AUDIT [1-9]\d* cases, [1-9]\d* entries, 0 findings$/m);
}
