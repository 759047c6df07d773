/**
 * Data of the package `ifsc` (the Reserve Bank of India's list). Its code is left alone: it brings an HTTP client along and
 * looks codes up at an outside service.
 */

import { createRequire } from 'node:module';
import lentBeginnings from 'ifsc/src/custom-sublets.json' with { type: 'json' };
import lentCodes from 'ifsc/src/sublet.json' with { type: 'json' };

type Branches = Readonly<Record<string, readonly (string | number)[]>>;
let branches: Branches | undefined;
/** A megabyte that only a process which checks Indian accounts needs: read at the first of them. */
function branchesOf(bank: string): readonly (string | number)[] {
  branches ??= createRequire(import.meta.url)('ifsc/src/IFSC.json') as Branches;
  return branches[bank] ?? [];
}

const lentFully: Readonly<Record<string, string>> = lentCodes;
const lentByBeginning = Object.entries(lentBeginnings);

/**
 * The code as it says the bank: some banks lend codes of theirs to smaller ones, whose accounts are not at the lender.
 * For these the small bank's four letters stand in place of the lender's.
 */
export function ifscKey(code: string): string {
  const bank = lentFully[code] ?? lentByBeginning.find(([beginning]) => code.startsWith(beginning))?.[1];
  return bank === undefined ? code : bank + code.slice(4);
}

/** Whether a branch with this code is known. The list is as old as the package, so a stranger is a warning, no more. */
export function isKnownIfsc(code: string): boolean {
  const branch = code.slice(5);
  return branchesOf(code.slice(0, 4)).includes(/^\d+$/.test(branch) ? Number(branch) : branch);
}
