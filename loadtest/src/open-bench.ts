/** Starts the house, the floor and the driver, and ends all of it. */
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startDriver } from './driver/start.ts';
import { startFloor } from './floor/start.ts';
import { type House, startHouse } from './house/house.ts';
import { redisCounter } from './house/redis-commands.ts';
import type { Bench, Sizes } from './scenarios/bench-parts.ts';
import { casesAt } from './scenarios/recorded.ts';

/** In the repository, so that both redis-servers write to the disk that is really there; /tmp may be memory. */
const DATA = resolve(import.meta.dirname, '../../.data');

export const say = (line: string): void => {
  console.log(`[${new Date().toISOString().slice(11, 19)}] ${line}`);
};

/** What was opened, closed in reverse order, once. */
const opened: (() => Promise<void>)[] = [];
export async function closeAll(): Promise<void> {
  for (let close = opened.pop(); close !== undefined; close = opened.pop()) {
    await close().catch((error: unknown) => say(`could not close: ${String(error)}`));
  }
}

function keep<T>(thing: T, close: (thing: T) => Promise<void> | void): T {
  opened.push(async () => close(thing));
  return thing;
}

/** A Stopline in a folder of its own; both are gone when everything is ended. */
export async function openHouse(): Promise<{ readonly dir: string; readonly house: House }> {
  mkdirSync(DATA, { recursive: true });
  const dir = keep(mkdtempSync(join(DATA, 'bench-')), (made) => rmSync(made, { recursive: true, force: true }));
  return { dir, house: keep(await startHouse(dir), (started) => started.stop()) };
}

export async function openBench(sizes: Sizes): Promise<Bench> {
  say('starting Stopline, twelve banks, the floor and the driver …');
  const { dir, house } = await openHouse();
  const banks = await house.control.banks();
  const floorBanks = banks.map(({ id, address }) => ({ id, address, server_name: `bank.${id}` }));
  const floor = keep(await startFloor(dir, floorBanks, house.tls), (started) => started.stop());
  const driver = keep(startDriver(), (started) => started.stop());
  const cases = keep(casesAt(house.intake, house.token), (client) => client.close());
  const counter = (url: string) => keep(redisCounter(url), (redis) => redis.close());
  const series = String(randomInt(10_000, 100_000));
  let runs = 0;
  return {
    sizes,
    house,
    floor,
    driver,
    cases,
    redis: { stopline: counter(house.redis_url), floor: counter(floor.redis_url) },
    banks: banks.map(({ id }) => id),
    pids: { ...house.pids, floor: floor.pid, 'floor-redis': floor.redis_pid, driver: driver.pid, bench: process.pid },
    nextRun() {
      runs += 1;
      return `${series}${String(runs).padStart(3, '0')}`;
    },
    say,
  };
}

/** Runs `work`, then ends every process, whatever became of it; a signal ends them too. */
export async function withEverythingEnded(work: () => Promise<number>): Promise<number> {
  const { promise: interrupted, resolve: interrupt } = Promise.withResolvers<NodeJS.Signals>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    const ended = await Promise.race([work(), interrupted]);
    if (typeof ended === 'number') return ended;
    say(`${ended}: ending every process …`);
    return INTERRUPTED;
  } finally {
    await closeAll();
  }
}

const INTERRUPTED = 130;
