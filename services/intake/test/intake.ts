/** The real process, over a redis-server of its own: what an operator's machine meets. */
import { type ChildProcess, spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRecord } from '@stopline/casebook';
import { connectionOptions } from '@stopline/platform/redis/address.ts';
import { startRedis, type TestRedis } from '@stopline/platform/redis/testing.ts';
import { Redis } from 'ioredis';
import { BANKS_YAML, OPERATORS_YAML } from './samples.ts';

export interface Intake {
  readonly grpc: string;
  readonly http: string;
  readonly metrics: string;
  readonly redis: TestRedis;
  readonly dir: string;
  /** Everything that the process has logged. */
  logged(): string;
  signal(signal: NodeJS.Signals): void;
  /** Ends the process as a supervisor would, and resolves with its exit code. */
  end(): Promise<number | null>;
  stop(): Promise<void>;
}

export const SECRET = 'a secret of at least thirty-two bytes';
const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts');

export async function startIntake(settings: Readonly<Record<string, string>> = {}): Promise<Intake> {
  const redis = await startRedis();
  const connection = new Redis(connectionOptions(redis.address));
  await createRecord(connection);
  connection.disconnect();
  const dir = mkdtempSync(join(tmpdir(), 'intake-int-'));
  writeFileSync(join(dir, 'operators.yaml'), OPERATORS_YAML);
  writeFileSync(join(dir, 'banks.yaml'), BANKS_YAML);
  const [grpc, http, metrics] = await Promise.all([freePort(), freePort(), freePort()]);
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      STOPLINE_REDIS_URL: redis.url,
      STOPLINE_SECRET: SECRET,
      STOPLINE_OPERATORS_FILE: join(dir, 'operators.yaml'),
      STOPLINE_BANKS_FILE: join(dir, 'banks.yaml'),
      STOPLINE_GRPC_ADDRESS: `127.0.0.1:${grpc}`,
      STOPLINE_HTTP_ADDRESS: `127.0.0.1:${http}`,
      STOPLINE_INTAKE_METRICS_ADDRESS: `127.0.0.1:${metrics}`,
      STOPLINE_LOG_LEVEL: 'debug',
      ...settings,
    },
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const exited = once(child, 'exit');
  await until(
    () => lines.some((line) => line.includes('"msg":"started"')) || child.exitCode !== null,
    'the process is up',
  );
  const end = async (): Promise<number | null> => {
    child.kill('SIGTERM');
    await exited;
    return child.exitCode;
  };
  return {
    grpc: `127.0.0.1:${grpc}`,
    http: `http://127.0.0.1:${http}`,
    metrics: `http://127.0.0.1:${metrics}`,
    redis,
    dir,
    logged: () => lines.join('\n'),
    signal: (signal) => void child.kill(signal),
    end,
    async stop() {
      if (isRunning(child)) await end();
      await redis.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** Waits for a condition; says which one never came. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 15_000,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`within ${withinMs} ms it was not true that ${what}`);
}

/** What the record holds, for "nothing was stored": every key with a hash of its value, but for what each process writes to see whether it can. */
export async function recordOf(intake: Intake): Promise<Readonly<Record<string, string>>> {
  const redis = new Redis(connectionOptions(intake.redis.address));
  try {
    const keys = (await redis.keys('*')).filter((key) => !key.endsWith(':probe')).sort();
    const values = await Promise.all(keys.map(async (key) => hash('sha256', (await redis.dumpBuffer(key)) ?? '')));
    return Object.fromEntries(keys.map((key, index) => [key, values[index] ?? '']));
  } finally {
    redis.disconnect();
  }
}
