/**
 * Holds the one house of the end-to-end tests, in a process of its own: it starts when the first test asks for it, and
 * ends when the test run does, whichever way that ends (the channel to the run's process closes).
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Standalone, startStandalone } from '../../src/start.ts';
import { BANKS } from './banks.ts';
import { freeOffset } from './free-offset.ts';
import type { StackFound } from './stack.ts';

const READY_WITHIN_MS = 60_000;
const TAIL_LINES = 15;
const [, , dataDir = ''] = process.argv;

let house: Standalone | undefined;

async function start(): Promise<StackFound> {
  const portOffset = await freeOffset(BANKS.length);
  house = await startStandalone({
    dataDir,
    portOffset,
    banks: BANKS,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  await house.ready(READY_WITHIN_MS);
  const { world, ports, logsDir } = house;
  return { world, ports, logsDir };
}

/** What the processes said last: usually the reason. */
function tails(): string {
  const logs = join(dataDir, 'logs');
  if (!existsSync(logs)) return '';
  return readdirSync(logs)
    .map((file) => {
      const lines = readFileSync(join(logs, file), 'utf8').trimEnd().split('\n');
      return [`--- ${file}`, ...lines.slice(-TAIL_LINES)].join('\n');
    })
    .join('\n');
}

let started: Promise<StackFound> | undefined;

const door = createServer((_request, response) => {
  started ??= start();
  started.then(
    (found) => response.end(JSON.stringify(found)),
    (error: Error) => {
      response.statusCode = 500;
      response.end(`The house does not stand: ${error.message}\nLogs: ${join(dataDir, 'logs')}\n${tails()}`);
    },
  );
});

/** Said before the end where a test failed: then the logs and the record are all that tells why. */
let keep = false;
process.on('message', (said) => {
  keep = said === 'KEEP';
});
process.once('disconnect', async () => {
  await started?.catch(() => undefined);
  await house?.stop();
  if (!keep) rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
});
door.listen(0, '127.0.0.1', () => process.send?.((door.address() as AddressInfo).port));
