/** One child process per deployable: which program, which settings. */
import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Ports } from './ports.ts';
import type { World } from './world.ts';

export interface Deployable {
  readonly name: string;
  /** From the services folder. */
  readonly program: string;
  readonly metricsPort: number;
  readonly settings: Readonly<Record<string, string>>;
}

const SERVICES = join(import.meta.dirname, '..', '..');
const CONSOLE = join(SERVICES, 'console');
const CONSOLE_DIR = join(CONSOLE, 'dist');

/** The hotline's number, in the text and on the page. */
const PUBLIC_PHONE = '96110';

const at = (port: number): string => `127.0.0.1:${port}`;

interface Place {
  readonly world: World;
  readonly ports: Ports;
  readonly record: Readonly<Record<string, string>>;
  readonly banks: Readonly<Record<string, string>>;
  /** What the notifier and the carrier sign with. */
  readonly carrier: Readonly<Record<string, string>>;
}

export function deployables(world: World, ports: Ports, dataDir: string): readonly Deployable[] {
  const place: Place = {
    world,
    ports,
    record: { STOPLINE_REDIS_URL: `redis://${at(ports.redis)}`, STOPLINE_SECRET_FILE: world.secretFile },
    banks: { STOPLINE_BANKS_FILE: world.banksFile },
    carrier: { STOPLINE_TEXT_PROVIDER_SECRET_FILE: world.carrierSecretFile },
  };
  return [...betweenPressAndBank(place), ...forTheVictim(place), simulator(place, dataDir)];
}

function betweenPressAndBank({ world, ports, record, banks }: Place): readonly Deployable[] {
  return [
    {
      name: 'intake',
      program: 'intake/src/main.ts',
      metricsPort: ports.intakeMetrics,
      settings: {
        ...record,
        ...banks,
        STOPLINE_OPERATORS_FILE: world.operatorsFile,
        STOPLINE_CONSOLE_DIR: CONSOLE_DIR,
        STOPLINE_GRPC_ADDRESS: at(ports.intakeGrpc),
        STOPLINE_HTTP_ADDRESS: at(ports.intakeHttp),
        STOPLINE_GRPC_REFLECTION: 'true',
        STOPLINE_INTAKE_METRICS_ADDRESS: at(ports.intakeMetrics),
      },
    },
    {
      name: 'worker',
      program: 'bank-adapter/src/worker.ts',
      metricsPort: ports.workerMetrics,
      settings: { ...record, ...banks, STOPLINE_WORKER_METRICS_ADDRESS: at(ports.workerMetrics) },
    },
    {
      name: 'gateway',
      program: 'bank-adapter/src/gateway.ts',
      metricsPort: ports.gatewayMetrics,
      settings: {
        ...record,
        ...banks,
        STOPLINE_GATEWAY_ADDRESS: at(ports.gateway),
        STOPLINE_GATEWAY_TLS_DIR: world.gatewayTlsDir,
        STOPLINE_GATEWAY_METRICS_ADDRESS: at(ports.gatewayMetrics),
      },
    },
    {
      name: 'scheduler',
      program: 'scheduler/src/main.ts',
      metricsPort: ports.schedulerMetrics,
      settings: { ...record, STOPLINE_SCHEDULER_METRICS_ADDRESS: at(ports.schedulerMetrics) },
    },
  ];
}

function forTheVictim({ ports, record, banks, carrier }: Place): readonly Deployable[] {
  return [
    {
      name: 'notifier',
      program: 'notifier/src/main.ts',
      metricsPort: ports.notifierMetrics,
      settings: {
        ...record,
        ...carrier,
        STOPLINE_TEXT_PROVIDER_URL: `http://${at(ports.simulatorControl)}/carrier/texts`,
        STOPLINE_NOTIFIER_ADDRESS: at(ports.notifier),
        STOPLINE_LINK_ADDRESS: `http://${at(ports.publicPages)}/s/`,
        STOPLINE_PUBLIC_PHONE: PUBLIC_PHONE,
        STOPLINE_NOTIFIER_METRICS_ADDRESS: at(ports.notifierMetrics),
      },
    },
    {
      name: 'pages',
      program: 'public-pages/src/main.ts',
      metricsPort: ports.pagesMetrics,
      settings: {
        ...record,
        ...banks,
        STOPLINE_PAGES_ADDRESS: at(ports.publicPages),
        STOPLINE_PUBLIC_PHONE: PUBLIC_PHONE,
        STOPLINE_PAGES_METRICS_ADDRESS: at(ports.pagesMetrics),
      },
    },
  ];
}

function simulator({ world, ports, carrier }: Place, dataDir: string): Deployable {
  return {
    name: 'simulator',
    program: 'bank-simulator/src/main.ts',
    metricsPort: ports.simulatorMetrics,
    settings: {
      ...carrier,
      STOPLINE_SIMULATOR_FILE: world.simulatorFile,
      STOPLINE_SIMULATOR_DIR: join(dataDir, 'simulator'),
      STOPLINE_SIMULATOR_CONTROL_PORT: String(ports.simulatorControl),
      STOPLINE_SIMULATOR_GATEWAY_ADDRESS: at(ports.gateway),
      STOPLINE_SIMULATOR_GATEWAY_SERVER_NAME: 'gateway.stopline',
      STOPLINE_SIMULATOR_RECEIPTS_URL: `http://${at(ports.notifier)}/receipts`,
      STOPLINE_SIMULATOR_METRICS_ADDRESS: at(ports.simulatorMetrics),
    },
  };
}

/** What every child inherits: the way to its programs, and nothing of ours that is not named above. */
function inherited(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'NODE_COMPILE_CACHE'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name] ?? '']])),
  );
}

/**
 * A bigger nursery, and for the two processes between the button and the banks a heap that is let grow before it is
 * collected whole: each such collection holds up a dozen presses for a tenth of a second (docs/decisions/0013-memory.md).
 */
const NODE_FLAGS = ['--max-semi-space-size=32'];
const ON_THE_ROAD = ['intake', 'worker'];
const HEAP_FLAGS = ['--initial-heap-size=512'];

const flagsOf = ({ name }: Deployable): readonly string[] =>
  ON_THE_ROAD.includes(name) ? [...NODE_FLAGS, ...HEAP_FLAGS] : NODE_FLAGS;

export function spawnNode(deployable: Deployable, logFile: string, nodeFlags: readonly string[] = []): ChildProcess {
  const out = openSync(logFile, 'a');
  return spawn(process.execPath, [...flagsOf(deployable), ...nodeFlags, join(SERVICES, deployable.program)], {
    env: { ...inherited(), ...deployable.settings },
    stdio: ['ignore', out, out],
  });
}

const newestIn = (dir: string): number =>
  Math.max(
    ...readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

/** Makes the operators' console where it is missing or older than what it is made of; a second at most. */
export function makeConsole(): Promise<void> {
  const made = statSync(join(CONSOLE_DIR, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (made > newestIn(join(CONSOLE, 'src'))) return Promise.resolve();
  const vite = join(SERVICES, '..', 'node_modules', 'vite', 'bin', 'vite.js');
  return runNode([vite, 'build', CONSOLE, '--logLevel', 'warn'], 'The console could not be made');
}

/** Runs the command-line tool to its end; rejects with what it complained of. */
export const runCli = (args: readonly string[]): Promise<void> =>
  runNode([join(SERVICES, 'cli/src/main.ts'), ...args], `stopline ${args.join(' ')}`);

function runNode(args: readonly string[], what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: inherited(), stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (data: Buffer) => {
      complaint += data.toString();
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${what}: ${complaint.trim()}`))));
  });
}
