/** Reads the file of banks. Every fault is listed at once, with its place. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { read, StoplineError } from '@stopline/contract';
import { ensureError } from '@stopline/platform/errors/outcome.ts';
import { parse } from 'yaml';
import { type BankGiven, fileSchema } from './settings.ts';

export function readBanksFile(path: string): readonly BankGiven[] {
  const given = parsed(path);
  try {
    read(fileSchema, given);
  } catch (thrown) {
    if (!(thrown instanceof StoplineError)) throw thrown;
    const faults = thrown.violations.map(
      ({ field, problem, expected }) => `  ${field}: ${problem}; right: ${expected}`,
    );
    throw new Error(`${path} has ${faults.length} fault(s):\n${faults.join('\n')}`);
  }
  const { banks } = given as { banks: readonly BankGiven[] };
  return banks.map((bank) => withCertificates(bank, dirname(path)));
}

function parsed(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (thrown) {
    throw new Error(`${path} is no YAML: ${ensureError(thrown).message}`, { cause: thrown });
  }
}

/** Paths in the file count from where the file is. */
function withCertificates(bank: BankGiven, folder: string): BankGiven {
  if (bank.tls === undefined) return bank;
  const { ca, cert, key } = bank.tls;
  return { ...bank, tls: { ca: resolve(folder, ca), cert: resolve(folder, cert), key: resolve(folder, key) } };
}
