/** The whole house on one machine. Nothing here knows what the processes do; it starts, watches and ends them. */
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_BANKS, type DemoBank } from './banks.ts';
import { answersPing, isNewRedisFolder, spawnRedis } from './embedded-redis.ts';
import { type Ports, portsAt } from './ports.ts';
import { deployables, makeConsole, runCli, spawnNode } from './processes.ts';
import { type Supervised, supervise } from './supervise.ts';
import { makeWorld, type World } from './world.ts';

export interface StandaloneOptions {
  readonly dataDir: string;
  /** Added to every port. */
  readonly portOffset?: number;
  readonly banks?: readonly DemoBank[];
  /** Not these deployables: a control of a test leaves one out. */
  readonly without?: readonly string[];
  /** For a profile: flags of node for one deployable. */
  readonly nodeFlags?: Readonly<Record<string, readonly string[]>>;
  /** More settings for one deployable. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly say?: (line: string) => void;
}

export interface Standalone {
  readonly world: World;
  readonly ports: Ports;
  readonly logsDir: string;
  readonly children: ReadonlyMap<string, Supervised>;
  /** Resolves when every deployable says that it is ready. */
  ready(withinMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Something that the person can mend: said without a stack. */
export class CannotStart extends Error {}

const CARD_TABLE = join(import.meta.dirname, '..', '..', '..', 'deploy', 'banks', 'card-prefixes.cn.yaml');
const REDIS_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 8_000;
const POLL_MS = 50;

/** A port in use is named before anything is started. */
async function refusePortsInUse(ports: Ports, banks: readonly DemoBank[]): Promise<void> {
  const { firstBank, ...named } = ports;
  const all = [
    ...Object.entries(named),
    // An external bank may well be there before us.
    ...banks.flatMap(({ id, temper }, i): [string, number][] =>
      temper === 'external' ? [] : [[`bank ${id}`, firstBank + i]],
    ),
  ];
  const used = await Promise.all(
    all.map(async ([name, port]) => ((await isListening(port)) ? `${port} (${name})` : null)),
  );
  const found = used.filter((line) => line !== null);
  if (found.length === 0) return;
  const words = found.length === 1 ? 'A port that Stopline needs is in use' : 'Ports that Stopline needs are in use';
  throw new CannotStart(
    `${words}: ${listed(found)}. Is another Stopline running? End it, or move this one: STOPLINE_PORT_OFFSET=1000`,
  );
}

const LISTED_MAX = 4;
const listed = (found: readonly string[]): string =>
  found.length <= LISTED_MAX
    ? found.join(', ')
    : `${found.slice(0, LISTED_MAX).join(', ')} and ${found.length - LISTED_MAX} more`;

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });

/** Waits for a condition, with a deadline. */
async function until(what: string, withinMs: number, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new CannotStart(`${what} within ${withinMs / 1_000} s`);
    await sleep(POLL_MS);
  }
}

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(1_000) }).then(
    (response) => response.ok,
    () => false,
  );

async function startRedis(
  options: StandaloneOptions,
  ports: Ports,
  logsDir: string,
  onDeath: (name: string, why: string) => void,
) {
  const dir = join(options.dataDir, 'redis');
  const isNew = isNewRedisFolder(dir);
  const place = { dir, port: ports.redis, logFile: join(logsDir, 'redis.log') };
  const redis = supervise('redis', () => spawnRedis(place), onDeath);
  try {
    await until(`redis-server did not answer on port ${ports.redis} (see ${place.logFile})`, REDIS_WITHIN_MS, () =>
      answersPing(ports.redis),
    );
    if (isNew) await runCli(['record', 'create', '--redis', `redis://127.0.0.1:${ports.redis}`]);
  } catch (error) {
    await redis.stop(STOP_WITHIN_MS);
    throw error;
  }
  return redis;
}

export async function startStandalone(options: StandaloneOptions): Promise<Standalone> {
  const { dataDir, banks = DEMO_BANKS, say = () => undefined, without = [] } = options;
  const ports = portsAt(options.portOffset ?? 0);
  await refusePortsInUse(ports, banks);
  const logsDir = join(dataDir, 'logs');
  mkdirSync(logsDir, { recursive: true });
  await makeConsole();
  const world = await makeWorld({ dir: join(dataDir, 'world'), ports, banks, cardPrefixTable: CARD_TABLE });
  let ending = false;
  // Ctrl-C reaches the children as well, Redis before the others have ended: no news.
  const onDeath = (name: string, why: string) => {
    if (!ending) say(`${name}: ${why}; starting it again`);
  };
  const children = new Map<string, Supervised>();
  children.set('redis', await startRedis(options, ports, logsDir, onDeath));
  const parts = deployables(world, ports, dataDir).filter(({ name }) => !without.includes(name));
  for (const part of parts) {
    const given = { ...part, settings: { ...part.settings, ...options.settings?.[part.name] } };
    const start = () => spawnNode(given, join(logsDir, `${part.name}.log`), options.nodeFlags?.[part.name]);
    children.set(part.name, supervise(part.name, start, onDeath));
  }
  return {
    world,
    ports,
    logsDir,
    children,
    async ready(withinMs) {
      await Promise.all(
        parts.map(({ name, metricsPort }) =>
          until(`${name} was not ready (see ${join(logsDir, `${name}.log`)})`, withinMs, () => isReady(metricsPort)),
        ),
      );
    },
    async stop() {
      ending = true;
      const { redis, ...rest } = Object.fromEntries(children);
      await Promise.all(Object.values(rest).map((child) => child.stop(STOP_WITHIN_MS)));
      await redis?.stop(STOP_WITHIN_MS);
    },
  };
}
