import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { connectionOptions, formatRedisAddress, parseRedisAddress, type RedisAddress } from './address.ts';

export interface TestRedis {
  readonly url: string;
  readonly address: RedisAddress;
  readonly dir: string;
  pid(): number | undefined;
  /** Resolves when the process is gone. */
  kill9(): Promise<void>;
  /** Starts it again on its files (killing it first if it runs) and resolves when it answers. */
  restart(): Promise<void>;
  /** A server that lives but does not answer. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

export interface TestRedisOptions {
  /** A TCP port instead of a unix socket, for whoever cannot take a socket. */
  tcp?: boolean;
  /** Further arguments of redis-server. */
  args?: string[];
  binary?: string;
}

const START_DEADLINE_MS = 10_000;

/** A redis-server of this test alone: its own folder, socket or port, each write on disk before it is answered. */
export async function startRedis(options: TestRedisOptions = {}): Promise<TestRedis> {
  const dir = mkdtempSync(join(tmpdir(), 'redis-test-'));
  const port = options.tcp === true ? await freePort() : 0;
  const url = options.tcp === true ? `redis://127.0.0.1:${port}` : `unix:${join(dir, 'redis.sock')}`;
  const address = parseRedisAddress(url);
  const args = [...serverArgs(dir, port), ...(options.args ?? [])];
  let running = await launch(options.binary ?? 'redis-server', args, dir, address);
  return {
    url: formatRedisAddress(address),
    address,
    dir,
    pid: () => running.process.pid,
    kill9: () => running.end('SIGKILL'),
    async restart() {
      await running.end('SIGKILL');
      running = await launch(options.binary ?? 'redis-server', args, dir, address);
    },
    pause: () => void running.process.kill('SIGSTOP'),
    resume: () => void running.process.kill('SIGCONT'),
    async stop() {
      await running.end('SIGKILL');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function serverArgs(dir: string, port: number): string[] {
  const listen =
    port === 0
      ? ['--port', '0', '--unixsocket', join(dir, 'redis.sock')]
      : ['--port', String(port), '--bind', '127.0.0.1'];
  return [...listen, '--dir', dir, '--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
}

interface Running {
  process: ChildProcess;
  end(signal: NodeJS.Signals): Promise<void>;
}

async function launch(binary: string, args: string[], dir: string, address: RedisAddress): Promise<Running> {
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keepLast = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-4000);
  };
  child.stdout.on('data', keepLast);
  child.stderr.on('data', keepLast);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      output += `\n${error.message}`;
      resolve();
    });
  });
  const warden = startWarden(child.pid, dir);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
    warden?.kill('SIGKILL');
  };
  const answered = await Promise.race([untilAnswers(address), gone.then(() => false)]);
  if (!answered) {
    await end('SIGKILL');
    throw new Error(`${binary} did not start:\n${output}`);
  }
  return { process: child, end };
}

/**
 * A test runner that is itself killed runs no exit handler. This shell waits on a pipe that closes with its
 * parent, however that dies, and then ends the server and removes its folder.
 */
function startWarden(pid: number | undefined, dir: string): ChildProcess | undefined {
  if (pid === undefined) return undefined;
  const script = 'read _; kill -9 "$1"; rm -rf "$2"';
  const warden = spawn('sh', ['-c', script, 'warden', String(pid), dir], { stdio: ['pipe', 'ignore', 'ignore'] });
  warden.unref();
  return warden;
}

async function untilAnswers(address: RedisAddress): Promise<boolean> {
  const deadline = Date.now() + START_DEADLINE_MS;
  while (Date.now() < deadline) {
    const redis = new Redis({
      ...connectionOptions(address),
      lazyConnect: true,
      retryStrategy: null,
      enableReadyCheck: false,
      connectTimeout: 500,
      commandTimeout: 500,
      disableClientInfo: true,
    });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      if ((await redis.ping()) === 'PONG') return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    } finally {
      redis.disconnect();
    }
  }
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  server.close();
  await once(server, 'close');
  return address.port;
}
