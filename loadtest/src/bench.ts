/** `make bench`: runs the scenarios and says what came of them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { closeAll, openBench, withEverythingEnded } from './open-bench.ts';
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

const RESULTS = resolve(import.meta.dirname, '../results');
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
      outcomes.overload = await runOverload(bench, outcomes.press?.per_s ?? bench.sizes.per_s);
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
  const bench = await openBench(options.sizes);
  const outcomes = await runScenarios(bench, options);
  const result = report(outcomes, options, started_at, await bench.redis.stopline.version());
  await closeAll();
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, 'latest.json'), `${JSON.stringify(result, null, 2)}\n`);
  for (const line of pageOf(result)) console.log(line);
  console.log(`RESULT ${JSON.stringify(result)}`);
  return options.quick || result.bars.every(({ met }) => met) ? 0 : 1;
}

try {
  const options = optionsFrom(process.argv.slice(2), process.env);
  if (options.help) process.stdout.write(USAGE);
  // What a scenario still waits for after an interrupt must not keep this process.
  else process.exit(await withEverythingEnded(() => main(options)));
} catch (thrown) {
  if (!(thrown instanceof WrongUse)) throw thrown;
  process.stderr.write(`${thrown.message}\n`);
  process.exitCode = 2;
}
