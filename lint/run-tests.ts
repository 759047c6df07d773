/**
 * `make test`. Vitest prints as it likes; the last line here is for people and machines alike: "N passed, N failed".
 * It is printed whatever happens, and no test at all counts as a failure: a green run that tested nothing is a lie.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export interface Verdict {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A file that does not load, or a run that ends badly without a failing test, is a failure of its own. */
export function verdict(report: VitestReport | null, exitCode: number | null): Verdict {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  const silent = failed === 0 && (exitCode !== 0 || report.numPassedTests === 0) ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: failed + silent,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const REPORT = 'node_modules/.cache/tests.json';

function readReport(): VitestReport | null {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8')) as VitestReport;
  } catch {
    return null;
  }
}

function run(args: readonly string[]): Verdict {
  if (args[0] === '--lint') {
    const lint = spawnSync(process.execPath, ['lint/run-lint.ts'], { stdio: 'inherit' });
    if (lint.status !== 0) return { passed: 0, failed: 1, skipped: 0 };
  }
  mkdirSync('node_modules/.cache', { recursive: true });
  rmSync(REPORT, { force: true });
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
  ];
  const tests = spawnSync(process.execPath, [...vitest, ...args.filter((arg) => arg !== '--lint')], {
    stdio: 'inherit',
  });
  return verdict(readReport(), tests.status);
}

if (import.meta.main) {
  const { passed, failed, skipped } = run(process.argv.slice(2));
  if (skipped > 0) console.log(`${skipped} skipped`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
