/** For vitest: a place for the house of the end-to-end tests before the first of them, and nothing left after the last. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    houseDoor: string;
  }
}

const COMPILED = join(import.meta.dirname, '..', '..', '..', '..', 'node_modules', '.cache', 'compile');

export default async function setup({ provide, vitest }: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stopline-e2e-'));
  // For what the tests start, too: Node's start-up is half of what a short command takes.
  process.env.NODE_COMPILE_CACHE ??= COMPILED;
  // Detached: Ctrl-C reaches the test run alone, and the house ends in order, because its channel closes.
  const host = fork(join(import.meta.dirname, 'host.ts'), [dataDir], {
    detached: true,
  });
  const gone = once(host, 'exit');
  const [port] = await Promise.race([
    once(host, 'message'),
    gone.then(() => Promise.reject(new Error('the host of the end-to-end tests ended before it began'))),
  ]);
  provide('houseDoor', `http://127.0.0.1:${port}/`);
  return async () => {
    const failed = vitest.state.getCountOfFailedTests() > 0;
    if (host.connected && failed) {
      await new Promise((resolve) => host.send('KEEP', resolve));
      vitest.logger.log(`The logs and the record of the end-to-end tests are kept in ${dataDir}`);
    }
    if (host.connected) host.disconnect();
    await gone;
  };
}
