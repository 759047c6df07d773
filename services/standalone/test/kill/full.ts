/** `make test-kill`: every deployable killed again and again while 200 cases come in; then the two controls. */
import { HEALTHY_BANKS } from './plan.ts';
import { figures, reportLines } from './report.ts';
import { discard, type Run, runScenario, type ScenarioOptions } from './scenario.ts';
import { seedFrom } from './seed.ts';

const USAGE = `The long kill test: 200 presses while intake, worker, gateway, scheduler, the banks and redis-server are
killed (kill -9) again and again at points drawn from a seed; then two controls with a thief at the outbox.

  make test-kill            a seed of its own, printed           SEED=42 make test-kill    the same points again

It ends with one line RESULT {json}; exit code 0 if all was as it must be, 1 if not, 2 for a seed that is none. What a
failed run left behind (the record, the logs, the callers' own file of answers) is kept, and its folder named.
`;

if (process.argv.includes('--help')) {
  process.stdout.write(USAGE);
  process.exit(0);
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

const EVERYBODY = { worker: 4, intake: 5, redis: 4, gateway: 3, scheduler: 3, simulator: 3 };
const THE_THREE = { worker: 3, intake: 4, redis: 3 };
const STOLEN_ORDERS = (60 / 5) * 3;

interface Part {
  readonly title: string;
  readonly options: Omit<ScenarioOptions, 'seed'>;
  /** What is wrong with the run; null if it did what it must. */
  wrong(run: Run): string | null;
}

const mustPass = ({ verdict }: Run): string | null => (verdict.passed ? null : 'something was lost');
const stoleAll = ({ stolen }: Run): string | null =>
  stolen.size === STOLEN_ORDERS ? null : `the thief took ${stolen.size} orders, not ${STOLEN_ORDERS}`;

function namesTheStolen(run: Run): string | null {
  const lost = run.verdict.lost.map(({ order_id }) => order_id).sort();
  if (run.verdict.passed) return 'it passed, though nobody rang for what was stolen';
  return lost.join() === [...run.stolen].sort().join() ? null : 'the lost orders are not exactly the stolen ones';
}

const PARTS: Readonly<Record<string, Part>> = {
  everybody: {
    title: 'every deployable is killed, 200 presses',
    options: { submissions: 200, every_ms: 200, kills: EVERYBODY },
    wrong: mustPass,
  },
  thief: {
    title: 'control: a thief takes every fifth press from the outbox, and the ring repairs it',
    options: { submissions: 60, kills: THE_THREE, thief: true },
    wrong: (run) => stoleAll(run) ?? mustPass(run),
  },
  thief_alone: {
    title: 'control: the thief, no kills and nobody to ring; it must fail and name exactly the stolen orders',
    options: { submissions: 60, thief: true, without: ['scheduler'], banks: HEALTHY_BANKS },
    wrong: (run) => stoleAll(run) ?? namesTheStolen(run),
  },
};

/** A seed that is none is said plainly. */
function theSeed(): number {
  try {
    return seedFrom(process.env.SEED);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return process.exit(2);
  }
}

const seed = theSeed();
const result: Record<string, unknown> = { seed };
let failed = 0;
say(`Seed ${seed} (SEED=${seed} repeats it).`);
for (const [name, { title, options, wrong }] of Object.entries(PARTS)) {
  say(`\n${title}`);
  const run = await runScenario({ ...options, seed, say: (line) => say(`  ${line}`) });
  const why = wrong(run);
  for (const line of reportLines(run)) say(line);
  say(why === null ? 'AS IT MUST BE' : `NOT AS IT MUST BE: ${why}; see ${run.dir}`);
  if (why === null) discard(run);
  else failed += 1;
  result[name] = { as_it_must_be: why === null, ...figures(run) };
}
say(
  failed === 0
    ? '\nNothing that was acknowledged was lost.'
    : `\n${failed} of ${Object.keys(PARTS).length} parts failed.`,
);
say(`RESULT ${JSON.stringify({ passed: failed === 0, ...result })}`);
process.exitCode = failed === 0 ? 0 : 1;
