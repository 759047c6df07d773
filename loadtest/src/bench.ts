/** `make bench`: starts the house, the floor and the driver, runs the scenarios, says what came of them, ends it all. */
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startDriver } from './driver/start.ts';
import { startFloor } from './floor/start.ts';
import { startHouse } from './house/house.ts';
import { redisCounter } from './house/redis-commands.ts';
import { type Options, optionsFrom, USAGE, WrongUse } from './options.ts';
import { bankDownBars, overloadBars, pressBars } from './report/bars.ts';
import { commit, machine } from './report/machine.ts';
import { ratiosOf } from './report/ratios.ts';
import { type BenchResult, bankDownRows, overloadRow, pressRows } from './report/result.ts';
import { pageOf } from './report/table.ts';
import { type BankDownResult, runBankDown } from './scenarios/bank-down.ts';
import type { Bench } from './scenarios/bench-parts.ts';
import { type OverloadResult, runOverload } from './scenarios/overload.ts';
import { type PressResult, runPress } from './scenarios/press.ts';
import { casesAt } from './scenarios/recorded.ts';

/** In the repository, so that both redis-servers write to the disk that is really there; /tmp may be memory. */
const DATA = resolve(import.meta.dirname, '../../.data');
const RESULTS = resolve(import.meta.dirname, '../results');
const OVERLOAD_FROM_PER_S = 100;

const say = (line: string): void => {
  console.log(`[${new Date().toISOString().slice(11, 19)}] ${line}`);
};

/** What was opened, closed in reverse order, once. */
const opened: (() => Promise<void>)[] = [];
async function closeAll(): Promise<void> {
  for (let close = opened.pop(); close !== undefined; close = opened.pop()) {
    await close().catch((error: unknown) => say(`could not close: ${String(error)}`));
  }
}

function keep<T>(thing: T, close: (thing: T) => Promise<void> | void): T {
  opened.push(async () => close(thing));
  return thing;
}

async function openBench({ sizes }: Options): Promise<Bench> {
  mkdirSync(DATA, { recursive: true });
  const dir = keep(mkdtempSync(join(DATA, 'bench-')), (made) => rmSync(made, { recursive: true, force: true }));
  say('starting Stopline, twelve banks, the floor and the driver …');
  const house = keep(await startHouse(dir), (started) => started.stop());
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

interface Outcomes {
  press?: PressResult;
  overload?: OverloadResult;
  bank_down?: BankDownResult;
}

async function runScenarios(bench: Bench, { scenarios }: Options): Promise<Outcomes> {
  const outcomes: Outcomes = {};
  for (const scenario of scenarios) {
    if (scenario === 'press') outcomes.press = await runPress(bench);
    else if (scenario === 'overload') {
      outcomes.overload = await runOverload(bench, outcomes.press?.per_s ?? OVERLOAD_FROM_PER_S);
    } else outcomes.bank_down = await runBankDown(bench);
  }
  return outcomes;
}

function report(outcomes: Outcomes, { quick }: Options, started_at: Date, redis: string): BenchResult {
  const { press, overload, bank_down } = outcomes;
  const pressRatios = press === undefined ? [] : ratiosOf(press.pairs);
  const downRatios = bank_down === undefined ? [] : ratiosOf(bank_down.pairs);
  return {
    started_at: started_at.toISOString(),
    finished_at: new Date().toISOString(),
    ...commit(),
    quick,
    machine: machine(redis),
    rows: [
      ...(press === undefined ? [] : pressRows(press)),
      ...(overload === undefined ? [] : [overloadRow(overload)]),
      ...(bank_down === undefined ? [] : bankDownRows(bank_down)),
    ],
    ratios: {
      ...(press === undefined ? {} : { press: pressRatios }),
      ...(bank_down === undefined ? {} : { 'bank-down': downRatios }),
    },
    bars: [
      ...(press === undefined ? [] : pressBars(press, pressRatios)),
      ...(overload === undefined ? [] : overloadBars(overload)),
      ...(bank_down === undefined ? [] : bankDownBars(bank_down, downRatios)),
    ],
    ...outcomes,
  };
}

async function main(options: Options): Promise<number> {
  const started_at = new Date();
  const bench = await openBench(options);
  const outcomes = await runScenarios(bench, options);
  const result = report(outcomes, options, started_at, await bench.redis.stopline.version());
  await closeAll();
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, 'latest.json'), `${JSON.stringify(result, null, 2)}\n`);
  for (const line of pageOf(result)) console.log(line);
  console.log(`RESULT ${JSON.stringify(result)}`);
  return options.quick || result.bars.every(({ met }) => met) ? 0 : 1;
}

let interrupted = false;

try {
  const options = optionsFrom(process.argv.slice(2), process.env);
  if (options.help) process.stdout.write(USAGE);
  else {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        interrupted = true;
        say(`${signal}: ending every process …`);
        void closeAll().then(() => process.exit(130));
      });
    }
    process.exitCode = await main(options);
  }
} catch (thrown) {
  // What fails because its process was ended is no fault; the signal's own handler exits.
  if (interrupted) await new Promise(() => undefined);
  await closeAll();
  if (!(thrown instanceof WrongUse)) throw thrown;
  process.stderr.write(`${thrown.message}\n`);
  process.exitCode = 2;
}
