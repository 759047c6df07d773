import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const FIXTURE = fileURLToPath(new URL('./run.fixture.ts', import.meta.url));
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Run {
  child: ChildProcess;
  out(): string;
  err(): string;
  lines(): Record<string, unknown>[];
  exited: Promise<number | null>;
  until(message: string): Promise<Record<string, unknown>>;
}

function run(env: Record<string, string> = {}, args: string[] = []): Run {
  const child = spawn(process.execPath, [FIXTURE, ...args], { env: { PATH: process.env.PATH, ...env } });
  children.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const lines = () =>
    out
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  const until = async (message: string) => {
    const deadline = Date.now() + 8000;
    for (;;) {
      const found = lines().find((line) => String(line.msg).includes(message));
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error(`no line "${message}" in:\n${out}${err}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return { child, out: () => out, err: () => err, lines, exited, until };
}

test('SIGTERM: not ready first, then closed in reverse order, exit 0; SIGHUP only reads again', async () => {
  const process = run();
  expect(await process.until('started')).toMatchObject({ level: 'info', name: 'fixture', version: '1.2.3' });
  process.child.kill('SIGHUP');
  await process.until('could not be read again');
  process.child.kill('SIGTERM');
  expect(await process.exited).toBe(0);
  const messages = process.lines().map((line) => line.msg);
  expect(messages.slice(-4)).toEqual(['SIGTERM: closing', 'closed second', 'closed first', 'closed']);
  expect(process.lines().find((line) => line.msg === 'closed second')).toMatchObject({ ready: false });
});

test('SIGHUP does not end a process that reads nothing again', async () => {
  const process = run({ STOPLINE_FIXTURE_FAULT: 'reads-nothing' });
  await process.until('started');
  process.child.kill('SIGHUP');
  await process.until('nothing to read again');
  process.child.kill('SIGTERM');
  expect(await process.exited).toBe(0);
});

test('a closing step that hangs is given up at the deadline, exit 1', async () => {
  const process = run({ STOPLINE_FIXTURE_FAULT: 'hang-on-close' });
  await process.until('started');
  const started = Date.now();
  process.child.kill('SIGINT');
  expect(await process.exited).toBe(1);
  expect(Date.now() - started).toBeGreaterThan(400);
  expect(process.out()).toContain('not closed within 500 ms');
});

test('a second signal ends it at once, exit 1', async () => {
  const process = run({ STOPLINE_FIXTURE_FAULT: 'hang-on-close' });
  await process.until('started');
  process.child.kill('SIGINT');
  await process.until('closed second');
  process.child.kill('SIGINT');
  expect(await process.exited).toBe(1);
  expect(process.out()).toContain('second SIGINT');
});

test.each(['throw', 'reject'])('an error that nobody caught (%s) is fatal, exit 1', async (fault) => {
  const process = run({ STOPLINE_FIXTURE_FAULT: fault });
  expect(await process.exited).toBe(1);
  expect(process.lines().find((line) => line.level === 'fatal')).toMatchObject({
    msg: 'an error that nobody caught',
  });
});

test('wrong settings: every fault on standard error, exit 2', async () => {
  const process = run({ STOPLINE_FIXTURE_FAULT: 'odd', STOPLINE_LOG_LEVEL: 'loud', STOPLINE_FIXTURE_KEY: 'short' });
  expect(await process.exited).toBe(2);
  expect(process.err()).toContain('3 setting(s) are wrong');
  expect(process.err()).not.toContain('    at ');
});

test('a port in use is named together with the setting that changes it, exit 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  try {
    const process = run({ STOPLINE_FIXTURE_ADDRESS: `127.0.0.1:${port}` });
    expect(await process.exited).toBe(1);
    expect(process.out()).toContain(`127.0.0.1:${port} is in use by another process; STOPLINE_FIXTURE_ADDRESS`);
    expect(process.out()).toContain('closed first');
  } finally {
    other.close();
  }
});

test('--help and --print-config print and end; anything else is refused', async () => {
  const help = run({}, ['--help']);
  expect(await help.exited).toBe(0);
  expect(help.out()).toContain('STOPLINE_FIXTURE_METRICS_ADDRESS');
  const config = run({ STOPLINE_FIXTURE_KEY: 'k'.repeat(40) }, ['--print-config']);
  expect(await config.exited).toBe(0);
  expect(config.out()).toContain('STOPLINE_FIXTURE_KEY=********');
  expect(await run({}, ['--verbose']).exited).toBe(2);
});
