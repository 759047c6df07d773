/**
 * What the readers of the board were told of each case last. Most changes leave the line as it was (an attempt at a bank that is down, a
 * bank's receipt): of those only the version is told. Two hundred consoles are told everything, and most of it would be said again.
 */
import { isDeepStrictEqual } from 'node:util';
import type { CaseSummary } from '@stopline/domain';

/** A case whose line is as it was told at `from_version`, but for these. */
export interface CaseMoved extends Pick<CaseSummary, 'case_id' | 'version' | 'updated_at'> {
  readonly from_version: number;
}

export interface News {
  readonly cases: readonly CaseSummary[];
  readonly moved: readonly CaseMoved[];
}

export interface ToldLines {
  /** What of these lines is to be told; from now on it has been. */
  newsOf(lines: readonly CaseSummary[]): News;
  /** Somebody has come, or has missed beats, or nobody knows what changed: whole lines from here. */
  forget(): void;
}

/** So many cases are remembered, those that were told last. Of another the whole line is told. */
const TOLD_MAX = 2_000;

export function toldLines(max = TOLD_MAX): ToldLines {
  const told = new Map<string, CaseSummary>();
  const remember = (line: CaseSummary): void => {
    told.delete(line.case_id);
    told.set(line.case_id, line);
    const [oldest] = told.keys();
    if (told.size > max && oldest !== undefined) told.delete(oldest);
  };
  return {
    newsOf(lines) {
      const cases: CaseSummary[] = [];
      const moved: CaseMoved[] = [];
      for (const line of lines) {
        const before = told.get(line.case_id);
        // The board may have been ahead of the changes, and its line told with the beat before.
        if (before !== undefined && before.version > line.version) continue;
        const { case_id, version, updated_at } = line;
        const isSame = before !== undefined && isDeepStrictEqual({ ...before, version, updated_at }, line);
        // Told before is told; but after a failover the same version may be another line.
        if (isSame && before.version === version) continue;
        if (isSame) moved.push({ case_id, version, from_version: before.version, updated_at });
        else cases.push(line);
        remember(line);
      }
      return { cases, moved };
    },
    forget: () => told.clear(),
  };
}
