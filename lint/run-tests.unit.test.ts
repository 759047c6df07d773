import { describe, expect, test } from 'vitest';
import { type VitestReport, verdict } from './run-tests.ts';

const report = (passed: number, failed: number, files: VitestReport['testResults'] = []): VitestReport => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: files,
});

describe('the last line of make test', () => {
  test('all passed', () => {
    expect(verdict(report(3, 0), 0)).toEqual({ passed: 3, failed: 0, skipped: 0 });
  });
  test('a failing test is counted once', () => {
    const file = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
    expect(verdict(report(1, 1, [file]), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });
  test('a file that does not load is a failure', () => {
    expect(verdict(report(2, 0, [{ status: 'failed', assertionResults: [] }]), 1).failed).toBe(1);
  });
  test('an error outside of every test is a failure', () => {
    expect(verdict(report(2, 0), 1).failed).toBe(1);
  });
  test('no test at all is a failure', () => {
    expect(verdict(report(0, 0), 0).failed).toBe(1);
  });
  test('no report at all is a failure', () => {
    expect(verdict(null, 1).failed).toBe(1);
  });
});
