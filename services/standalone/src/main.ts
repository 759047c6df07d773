/** `make start`: everything on this machine until Ctrl-C, one child process per deployable. */
import { CannotStart, startStandalone } from './start.ts';
import { addressLines, settingsFrom, USAGE } from './terminal.ts';

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
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say(`${signal}: ending every process …`);
    await house.stop();
    process.exit(0);
  };
  process.on('SIGINT', (signal) => void stop(signal));
  process.on('SIGTERM', (signal) => void stop(signal));
  await house.ready(READY_WITHIN_MS).catch(async (error: Error) => {
    await house.stop();
    throw error;
  });
  say('Stopline is running.');
  for (const line of addressLines(house)) say(line);
  say('Ctrl-C ends it.');
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
