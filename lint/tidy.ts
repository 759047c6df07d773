/**
 * House rules that no linter knows. Each ban names what to do instead; what a linter can check is in biome.json.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Ban {
  readonly what: RegExp;
  readonly instead: string;
  /** Where it holds; everywhere if absent. */
  readonly within?: RegExp;
}

// The patterns are written so that this file does not match itself.
export const BANS: readonly Ban[] = [
  { what: /\b(?:TO[D]O|FIX[M]E)\b/, instead: 'do it now, or write an issue' },
  {
    what: /(?<![\w.])\/(?:wor[k]|hom[e]\/\w+|User[s]\/\w+)\//,
    instead: 'a path relative to the file or the repository',
  },
  {
    what: /\bregistr[y]\.[a-z]+js\.org|\bverdacci[o]|"resolve[d]": "http/,
    instead: 'nothing: npm knows its registry (.npmrc)',
  },
  { what: /-----BEGI[N] (?:[A-Z]+ )*PRIVATE KE[Y]-----/, instead: 'a key made when the process or test starts' },
  {
    what: /bank|victim|(?<!Object\.)freeze|frozen|fraud/i,
    instead: 'a word of its own trade: platform knows no fraud (CONTRIBUTING.md, The house)',
    within: /^services\/platform\/(?!package\.json)/,
  },
];

export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly instead: string;
}

export function findings(file: string, content: string, bans: readonly Ban[] = BANS): Finding[] {
  const here = bans.filter((ban) => ban.within?.test(file) ?? true);
  return content
    .split('\n')
    .flatMap((text, index) =>
      here
        .filter((ban) => ban.what.test(text))
        .map(({ instead }) => ({ file, line: index + 1, text: text.trim().slice(0, 100), instead })),
    );
}

/** Pages point at files that are there: a link that leads nowhere is found here, not by the reader. */
export function deadLinks(file: string, content: string, exists: (path: string) => boolean): Finding[] {
  if (!file.endsWith('.md')) return [];
  return content.split('\n').flatMap((text, index) =>
    [...text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)[^)]*\)/g)]
      .map(([, target]) => join(dirname(file), target ?? ''))
      .filter((path) => !exists(path))
      .map((path) => ({ file, line: index + 1, text: path, instead: 'a link to a file that exists' })),
  );
}

const NOT_OURS = ['**/node_modules', '.git', '.data', '.python', '**/src/generated'];

if (import.meta.main) {
  const files = globSync(['**', '.*', '.ci/*'], { exclude: NOT_OURS }).filter((file) =>
    statSync(file, { throwIfNoEntry: false })?.isFile(),
  );
  if (!files.includes('package.json')) throw new Error('run this from the top of the repository');
  // A binary file has no lines to read.
  const texts = files
    .map((file) => [file, readFileSync(file, 'utf8')] as const)
    .filter(([, text]) => !text.includes('\0'));
  const found = texts.flatMap(([file, text]) => [...findings(file, text), ...deadLinks(file, text, existsSync)]);
  for (const { file, line, text, instead } of found) {
    console.log(`${file}:${line}: ${text}\n    instead: ${instead}`);
  }
  if (found.length > 0) process.exitCode = 1;
}
