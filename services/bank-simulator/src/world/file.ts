/** Reads the file of banks. Every fault is listed at once, with its place. */
import { readFileSync } from 'node:fs';
import { read, StoplineError } from '@stopline/contract';
import { ensureError } from '@stopline/platform/errors/outcome.ts';
import { parse } from 'yaml';
import { type BankGiven, fileSchema } from './settings.ts';

export function readBanksFile(path: string): readonly BankGiven[] {
  let given: unknown;
  try {
    given = parse(readFileSync(path, 'utf8'));
  } catch (thrown) {
    throw new Error(`${path} is no YAML: ${ensureError(thrown).message}`, { cause: thrown });
  }
  try {
    read(fileSchema, given);
    return (given as { banks: readonly BankGiven[] }).banks;
  } catch (thrown) {
    if (!(thrown instanceof StoplineError)) throw thrown;
    const faults = thrown.violations.map(
      ({ field, problem, expected }) => `  ${field}: ${problem}; right: ${expected}`,
    );
    throw new Error(`${path} has ${faults.length} fault(s):\n${faults.join('\n')}`);
  }
}
