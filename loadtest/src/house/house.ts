/**
 * Stopline itself, as `make start` starts it: a child process with a folder and ports of its own, so that a house that
 * already stands on this machine is not disturbed. There is no second way to start it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Control, controlAt } from './control.ts';
import { endChild } from './helper.ts';
import { childrenOf } from './proc.ts';

export interface House {
  /** `host:port` of the operators' gRPC door. */
  readonly intake: string;
  readonly token: string;
  /** Where the console is, and the HTTP API. */
  readonly console: string;
  /** The simulator's control. */
  readonly simulator: string;
  /** `host:port` of the victim's page. */
  readonly pages: string;
  readonly control: Control;
  readonly tls: { readonly ca: string; readonly cert: string; readonly key: string };
  readonly redis_url: string;
  /** By name: redis, intake, worker, gateway, scheduler, simulator. */
  readonly pids: Readonly<Record<string, number>>;
  /** Who may work here; the intake reads it again at SIGHUP. */
  readonly operatorsFile: string;
  readonly logsDir: string;
  stop(): Promise<void>;
}

const START = resolve(import.meta.dirname, '../../../services/standalone/src/main.ts');
const READY_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 15_000;
const TRIES = 5;
/** Between the numbers that people use and those that the system hands out by itself; 2,000 would be a port that browsers refuse. */
const OFFSETS = { least: 2_001, most: 8_000 };

const PARTS = {
  'intake/src/main.ts': 'intake',
  'bank-adapter/src/worker.ts': 'worker',
  'bank-adapter/src/gateway.ts': 'gateway',
  'scheduler/src/main.ts': 'scheduler',
  'notifier/src/main.ts': 'notifier',
  'public-pages/src/main.ts': 'pages',
  'bank-simulator/src/main.ts': 'simulator',
} as const;

export async function startHouse(dir: string): Promise<House> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await startAt(join(dir, `house-${left}`), randomInt(OFFSETS.least, OFFSETS.most));
    } catch (thrown) {
      if (left <= 1 || !(thrown instanceof PortInUse)) throw thrown;
    }
  }
}

class PortInUse extends Error {}

async function startAt(dir: string, offset: number): Promise<House> {
  mkdirSync(dir, { recursive: true });
  const child = spawn(process.execPath, [START], {
    env: { ...process.env, STOPLINE_DATA_DIR: dir, STOPLINE_PORT_OFFSET: String(offset) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C is for the bench alone; it ends the house in its own time.
    detached: true,
  });
  const warden = startWarden(child);
  const stop = async (): Promise<void> => {
    await endChild(child, STOP_WITHIN_MS);
    warden.kill('SIGKILL');
  };
  try {
    const said = await untilReady(child);
    return { ...describe(child.pid ?? 0, dir, said), stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

/** What it prints when all is up: a line for each door. */
function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolveReady, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`Stopline was not ready in time:\n${said}`)), READY_WITHIN_MS);
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-20_000);
      if (!said.includes('Ctrl-C ends it')) return;
      clearTimeout(timer);
      resolveReady(said);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => {
      clearTimeout(timer);
      reject(said.includes('in use') ? new PortInUse(said) : new Error(`Stopline did not start:\n${said}`));
    });
  });
}

function describe(pid: number, dir: string, said: string): Omit<House, 'stop'> {
  const address = (label: string): string => {
    const found = new RegExp(`^\\s*${label}\\s+(?:http://)?([\\d.]+:\\d+)`, 'm').exec(said)?.[1];
    if (found === undefined) throw new Error(`Stopline did not say where its ${label} is:\n${said}`);
    return found;
  };
  const world = join(dir, 'world');
  const pids = partsOf(pid);
  return {
    intake: address('gRPC'),
    token: readFileSync(join(world, 'operator.token'), 'utf8').trim(),
    console: `http://${address('console')}`,
    simulator: `http://${address('banks')}`,
    pages: address('pages'),
    control: controlAt(`http://${address('banks')}`),
    tls: { ca: join(world, 'ca.pem'), cert: join(world, 'stopline.pem'), key: join(world, 'stopline.key') },
    redis_url: `redis://${pids.redis_address}`,
    pids: pids.byName,
    operatorsFile: join(world, 'operators.yaml'),
    logsDir: join(dir, 'logs'),
  };
}

function partsOf(pid: number): { byName: Record<string, number>; redis_address: string } {
  const byName: Record<string, number> = {};
  let redis_address = '';
  for (const { pid: child, command } of childrenOf(pid)) {
    const program = Object.entries(PARTS).find(([path]) => command.some((word) => word.endsWith(path)));
    if (program !== undefined) byName[program[1]] = child;
    const listens = command[0]?.endsWith('redis-server')
      ? command.find((word) => /^[\d.]+:\d+$/.test(word))
      : undefined;
    if (listens === undefined) continue;
    byName.redis = child;
    redis_address = listens;
  }
  const missing = [...Object.values(PARTS), 'redis'].filter((name) => byName[name] === undefined);
  if (missing.length > 0) throw new Error(`these processes of Stopline are not there: ${missing.join(', ')}`);
  return { byName, redis_address };
}

/** A shell that waits on a pipe which closes with this process, however it dies, and then tells the house to end. */
function startWarden(child: ChildProcess): ChildProcess {
  const script = 'read _; kill -TERM "$1"';
  const warden = spawn('sh', ['-c', script, 'warden', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  warden.unref();
  return warden;
}
