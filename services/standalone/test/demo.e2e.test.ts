/** The README's first command, as a person runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { DEMO_BANKS } from '../src/banks.ts';
import { portsAt } from '../src/ports.ts';
import { freeOffset } from './stack/free-offset.ts';

const DEMO = join(import.meta.dirname, '..', 'src', 'demo.ts');
const dataDir = mkdtempSync(join(tmpdir(), 'stopline-demo-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

let running: ChildProcess | undefined;
afterEach(() => {
  if (running?.exitCode === null) running.kill('SIGTERM');
});

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
  out(): string;
}

function demo(offset: number, env: Readonly<Record<string, string>>): Run {
  const settings = { STOPLINE_DATA_DIR: dataDir, STOPLINE_PORT_OFFSET: String(offset), ...env };
  const child = spawn(process.execPath, [DEMO], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    err += data.toString();
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return { child, ended, out: () => out };
}

async function said(run: Run, text: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!run.out().includes(text)) {
    if (Date.now() > deadline || run.child.exitCode !== null)
      throw new Error(`the demo never said "${text}":\n${run.out()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('make demo', () => {
  it('ONCE=1 freezes at three banks, one of them by telephone, and ends with one line', async () => {
    const run = await demo(await freeOffset(DEMO_BANKS.length), { ONCE: '1' }).ended;
    expect(run.err).toBe('');
    expect(run.code).toBe(0);
    expect(run.out.trimEnd().split('\n').at(-1)).toMatch(
      /^DEMO OK case=case_[0-9a-f-]{36} orders=3 frozen=16500000 CNY last_instructed_ms=\d+ frozen_ms=\d+$/,
    );
    expect(run.out).toContain('TELEPHONE them');
  });

  it('stays up with the addresses, and Ctrl-C leaves no process behind', async () => {
    const offset = await freeOffset(DEMO_BANKS.length);
    const run = demo(offset, {});
    await said(run, 'DEMO OK');
    expect(run.out()).toContain(`http://127.0.0.1:${portsAt(offset).intakeHttp}`);
    run.child.kill('SIGINT');
    expect((await run.ended).code).toBe(0);
    // Every port of the house is free again, so nobody listens who was started.
    const { firstBank, ...named } = portsAt(offset);
    for (const port of [...Object.values(named), firstBank]) {
      const server = createServer().listen(port, '127.0.0.1');
      await once(server, 'listening');
      server.close();
    }
  });

  it('names a port that is in use, and starts nothing', async () => {
    const offset = await freeOffset(DEMO_BANKS.length);
    const { gateway } = portsAt(offset);
    const server = createServer().listen(gateway, '127.0.0.1');
    await once(server, 'listening');
    const run = await demo(offset, { ONCE: '1' }).ended;
    server.close();
    expect(run.code).toBe(1);
    expect(run.err).toContain(`${gateway} (gateway)`);
  });
});
