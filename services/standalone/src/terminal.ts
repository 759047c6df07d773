/** What `make start` and `make demo` read from the environment and say in the terminal. */
import { join } from 'node:path';
import { portsAt } from './ports.ts';
import type { Standalone } from './start.ts';

const DATA_DIR = join(import.meta.dirname, '..', '..', '..', '.data');
const OFFSET_MAX = 9_000;
/** Of all that an offset can put the console or the victim's page on, the one on the browsers' list of bad ports (WHATWG Fetch, "port blocking"). */
const PORT_OF_NO_BROWSER = 10_080;

export const USAGE = `Starts Stopline on this machine: redis-server, intake, worker, gateway, scheduler, notifier, the victim's page,
twelve simulated banks and a text carrier.

  make demo         one press, live, then stays up       make demo ONCE=1   the same, and ends
  make start        no press

Settings (environment):
  STOPLINE_DATA_DIR      where the record, certificates and logs are kept   (.data)
  STOPLINE_PORT_OFFSET   added to every port, 0 to ${OFFSET_MAX}                     (0)
`;

export function settingsFrom(env: NodeJS.ProcessEnv): { dataDir: string; portOffset: number } {
  const portOffset = Number(env.STOPLINE_PORT_OFFSET ?? '0');
  if (!Number.isInteger(portOffset) || portOffset < 0 || portOffset > OFFSET_MAX) {
    process.stderr.write(
      `STOPLINE_PORT_OFFSET must be a whole number from 0 to ${OFFSET_MAX}, not ${env.STOPLINE_PORT_OFFSET}\n`,
    );
    process.exit(2);
  }
  const { intakeHttp, publicPages } = portsAt(portOffset);
  if (intakeHttp === PORT_OF_NO_BROWSER || publicPages === PORT_OF_NO_BROWSER) {
    process.stderr.write(
      `STOPLINE_PORT_OFFSET=${portOffset} would put a page on port ${PORT_OF_NO_BROWSER}, which browsers refuse to open: take another\n`,
    );
    process.exit(2);
  }
  return { dataDir: env.STOPLINE_DATA_DIR ?? DATA_DIR, portOffset };
}

export const addressLines = ({ ports, world, logsDir }: Standalone): readonly string[] => [
  `  console     http://127.0.0.1:${ports.intakeHttp}/  (sign in with the token of the file below)`,
  `  HTTP API    http://127.0.0.1:${ports.intakeHttp}/v1/…  (document: /openapi.json)`,
  `  gRPC        127.0.0.1:${ports.intakeGrpc}  (reflection is on)`,
  `  gateway     127.0.0.1:${ports.gateway}  (for banks, mutual TLS)`,
  `  banks       http://127.0.0.1:${ports.simulatorControl}/banks  (the simulator's control)`,
  `  pages       http://127.0.0.1:${ports.publicPages}/  (the victim's page; a link to it is in each text)`,
  `  texts       http://127.0.0.1:${ports.simulatorControl}/carrier/texts  (what the simulated carrier was given)`,
  `  metrics     http://127.0.0.1:${ports.intakeMetrics}/metrics and the ports after it`,
  `  token file  ${join(world.dir, 'operator.token')}`,
  `  logs        ${logsDir}`,
];

/** What the command `stopline` has to be told, where this house does not stand where the command looks by itself. */
export function exportLines({ ports, world }: Standalone): readonly string[] {
  const token = join(world.dir, 'operator.token');
  const moved = [
    ...(ports.intakeHttp === portsAt(0).intakeHttp ? [] : [`STOPLINE_API_URL=http://127.0.0.1:${ports.intakeHttp}`]),
    ...(ports.redis === portsAt(0).redis ? [] : [`STOPLINE_REDIS_URL=redis://127.0.0.1:${ports.redis}`]),
    ...(token === join(DATA_DIR, 'world', 'operator.token') ? [] : [`STOPLINE_TOKEN_FILE=${token}`]),
  ];
  return moved.length === 0 ? [] : [`  export ${moved.join(' ')}`];
}

/** Children outlive a parent that dies of a closed terminal or a closed pipe (SIGHUP means "read again" to them): end then too. */
export function onEnd(end: (why: string) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.stdout.on('error', () => end('Nobody reads this any more'));
  process.stderr.on('error', () => end('Nobody reads this any more'));
}
