/**
 * `make lint`. Every check runs, also when an earlier one found something: whoever mends wants the whole list once.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const CHECKS: readonly (readonly [what: string, ...command: string[]])[] = [
  ['format, lint, room graph, circular imports (biome)', 'biome', 'check', '--max-diagnostics=200'],
  ['types (tsc)', 'tsc', '-p', '.'],
  ['types of the console (tsc)', 'tsc', '-p', 'services/console'],
  ['types of the k6 script (tsc)', 'tsc', '-p', 'loadtest/k6'],
  ['proto (buf)', 'buf', 'lint', 'proto'],
  ['house rules (lint/tidy.ts)', 'node', 'lint/tidy.ts'],
  ['generated files are as made', 'npm', 'run', 'generate:check', '--workspaces', '--if-present'],
  [
    'generated pages are as made',
    'npm',
    'run',
    'docs:check',
    '--workspaces',
    '--include-workspace-root',
    '--if-present',
  ],
];

// The tools of this repository first, Node 26 among them, however this was started.
process.env.PATH = `${resolve('node_modules/.bin')}:${process.env.PATH}`;

const failed: string[] = [];
for (const [what, command, ...args] of CHECKS) {
  const startedAt = performance.now();
  const run = spawnSync(command as string, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const ok = run.status === 0;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${what} ${seconds} s`);
  if (run.error) console.log(`${command}: ${run.error.message}`);
  if (!ok || run.stdout.includes('warning')) console.log(`${run.stdout}${run.stderr}`.trimEnd());
  if (!ok) failed.push(what);
}
if (failed.length > 0) {
  console.log(`Lint found faults in: ${failed.join('; ')}`);
  process.exitCode = 1;
}
