/** `make start`: everything on this machine until Ctrl-C, one child process per deployable. */
import { CannotStart, startStandalone } from './start.ts';
import { addressLines, exportLines, onEnd, settingsFrom, USAGE } from './terminal.ts';

const READY_WITHIN_MS = 60_000;

if (process.argv.includes('--help')) {
  process.stdout.write(USAGE);
  process.exit(0);
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

try {
  const house = await startStandalone({ ...settingsFrom(process.env), say });
  let stopping = false;
  const stop = async (why: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say(`${why}: ending every process …`);
    await house.stop();
    process.exit(0);
  };
  onEnd((why) => void stop(why));
  await house.ready(READY_WITHIN_MS).catch(async (error: Error) => {
    await house.stop();
    throw error;
  });
  say('Stopline is running.');
  for (const line of addressLines(house)) say(line);
  const exports = exportLines(house);
  if (exports.length > 0) for (const line of ['For the command stopline, in another terminal:', ...exports]) say(line);
  say('Ctrl-C ends it.');
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
