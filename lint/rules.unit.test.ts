/**
 * A rule that cannot fail is no rule: each one in biome.json is shown a file that breaks it, in a copy of the
 * repository's outline, and a file beside it that must pass.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

interface Snippet {
  readonly file: string;
  readonly code: string;
  /** What biome must say about it; absent: it must be silent. */
  readonly rule?: string;
}

const ENGINE = 'services/scheduler/src';
const IMPORTS = 'lint/style/noRestrictedImports';
const PORTS_ONLY = 'plugin';
const bad = (rule: string, file: string, code: string): Snippet => ({ file, code, rule });
const good = (file: string, code: string): Snippet => ({ file, code });

const SNIPPETS: readonly Snippet[] = [
  // Time, timers, chance and the environment are ports.
  bad(PORTS_ONLY, `${ENGINE}/date-now.ts`, 'export const now = Date.now();'),
  bad(PORTS_ONLY, `${ENGINE}/date-now-handed-on.ts`, 'export const clock = Date.now;'),
  bad(PORTS_ONLY, `${ENGINE}/new-date.ts`, 'export const now = new Date();'),
  bad(PORTS_ONLY, `${ENGINE}/new-date-bare.ts`, 'export const now = new Date;'),
  bad(PORTS_ONLY, `${ENGINE}/date-aside.ts`, 'const { now } = Date;\nexport const at = now();'),
  bad(PORTS_ONLY, `${ENGINE}/random.ts`, 'export const chance = Math.random();'),
  bad('lint/complexity/useLiteralKeys', `${ENGINE}/random-in-brackets.ts`, "export const chance = Math['random']();"),
  bad('lint/style/noRestrictedGlobals', `${ENGINE}/timeout.ts`, 'setTimeout(() => 0, 5);'),
  bad('lint/style/noRestrictedGlobals', `${ENGINE}/interval.ts`, 'setInterval(() => 0, 5);'),
  bad(PORTS_ONLY, `${ENGINE}/timeout-global.ts`, 'globalThis.setTimeout(() => 0, 5);'),
  bad(PORTS_ONLY, `${ENGINE}/timeout-brackets.ts`, "globalThis['setTimeout'](() => 0, 5);"),
  bad(
    PORTS_ONLY,
    `${ENGINE}/timers.ts`,
    "import { setTimeout as sleep } from 'node:timers/promises';\nexport const x = sleep;",
  ),
  bad(PORTS_ONLY, `${ENGINE}/timers-late.ts`, "export const timers = () => import('node:timers');"),
  bad('lint/style/noProcessEnv', `${ENGINE}/env.ts`, 'export const host = process.env.HOST;'),
  bad(PORTS_ONLY, `${ENGINE}/env-aside.ts`, 'const { env } = process;\nexport const host = env.HOST;'),
  bad(PORTS_ONLY, `${ENGINE}/env-imported.ts`, "import { env } from 'node:process';\nexport const host = env.HOST;"),
  good(`${ENGINE}/date-of.ts`, 'export const text = (at: number): string => new Date(at).toISOString();'),
  ...[
    'services/platform/src/ports/clock.ts',
    'services/platform/src/redis/retry.ts',
    'services/scheduler/src/main.ts',
    'services/bank-adapter/src/worker.ts',
    'services/bank-adapter/src/gateway.ts',
    'services/bank-simulator/src/bank.ts',
    'services/casebook/src/submit/submit.unit.test.ts',
    'services/casebook/test/suite.ts',
  ].map((file) => good(file, 'setTimeout(() => Date.now(), Math.random());\nexport const host = process.env.HOST;')),

  // domain imports nothing but itself.
  bad(IMPORTS, 'services/domain/src/values/a.ts', "import { hash } from 'node:crypto';\nexport const x = hash;"),
  bad(IMPORTS, 'services/domain/src/values/b.ts', "import { z } from 'zod';\nexport const x = z;"),
  bad(
    IMPORTS,
    'services/domain/src/values/ids.ts',
    "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;",
  ),
  bad('lint/style/noRestrictedGlobals', 'services/domain/src/values/c.ts', 'export const x = crypto.randomUUID();'),
  bad('lint/style/noRestrictedGlobals', 'services/domain/src/values/d.ts', "export const x = fetch('http://x');"),
  bad(
    IMPORTS,
    'services/domain/src/stop/d.unit.test.ts',
    "import { x } from '@stopline/platform';\nexport const y = x;",
  ),
  good('services/domain/src/case/a.ts', "import { x } from '../values/money.ts';\nexport const y = x;"),
  good('services/domain/src/stop/e.unit.test.ts', "import { x } from '../../test/builders.ts';\nexport const y = x;"),

  // A room is left by its name only, and uses only what its package.json names.
  bad(IMPORTS, `${ENGINE}/climbs.ts`, "import { x } from '../../domain/src/index.ts';\nexport const y = x;"),
  bad(IMPORTS, `${ENGINE}/due/climbs.ts`, "import { x } from '../../../domain/src/index.ts';\nexport const y = x;"),
  bad(IMPORTS, `${ENGINE}/passes-on.ts`, "export { x } from '@stopline/intake/http/server.ts';"),
  bad(IMPORTS, `${ENGINE}/late.ts`, "export const x = () => import('@stopline/intake/http/server.ts');"),
  bad('lint/correctness/noUndeclaredDependencies', `${ENGINE}/undeclared.ts`, "export { default } from 'bull';"),
  good('services/cli/src/audit.ts', "import { x } from '@stopline/casebook';\nexport const y = x;"),

  // The rest.
  bad(
    'lint/suspicious/noImportCycles',
    `${ENGINE}/egg.ts`,
    "import { hen } from './hen.ts';\nexport const egg = () => hen;",
  ),
  good(`${ENGINE}/hen-type.ts`, "import type { hen } from './hen.ts';\nexport type Hen = typeof hen;"),
  bad(
    'lint/suspicious/noImportCycles',
    `${ENGINE}/hen.ts`,
    "import { egg } from './egg.ts';\nexport const hen = () => egg;",
  ),
  bad(
    'lint/nursery/noFloatingPromises',
    `${ENGINE}/floating.ts`,
    'async function write(): Promise<void> {}\nwrite();\nexport const x = write;',
  ),
  bad(
    'lint/nursery/noMisusedPromises',
    `${ENGINE}/misused.ts`,
    'const ok = async () => true;\nif (ok()) throw new Error();',
  ),
  bad('lint/suspicious/noExplicitAny', `${ENGINE}/any.ts`, 'export const x = (y: any): void => y;'),
  bad('lint/suspicious/noTsIgnore', `${ENGINE}/ignore.ts`, '// @ts-ignore\nexport const x: string = 1;'),
  bad('lint/style/noNonNullAssertion', `${ENGINE}/bang.ts`, 'export const x = (y?: string): string => y!;'),
  bad('lint/style/noEnum', `${ENGINE}/enum.ts`, 'export enum Color {\n  Red = 1,\n}'),
  bad('lint/style/useImportType', `${ENGINE}/type.ts`, "import { Money } from './money.ts';\nexport type M = Money;"),
  bad('lint/correctness/noUnusedImports', `${ENGINE}/unused.ts`, "import { x } from './x.ts';\nexport const y = 1;"),
  bad(
    'lint/suspicious/noFocusedTests',
    `${ENGINE}/f.unit.test.ts`,
    "import { test } from 'vitest';\ntest.only('x', () => {});",
  ),
  bad(
    'lint/suspicious/noSkippedTests',
    `${ENGINE}/s.unit.test.ts`,
    "import { test } from 'vitest';\ntest.skip('x', () => {});",
  ),
  bad('lint/style/noExcessiveLinesPerFile', `${ENGINE}/long.ts`, 'export {};\n'.repeat(401)),
  bad(
    'lint/complexity/noExcessiveLinesPerFunction',
    `${ENGINE}/long-function.ts`,
    `export function long(x: number[]): void {\n${'  x.push(1);\n'.repeat(61)}}`,
  ),
  bad('format', `${ENGINE}/format.ts`, 'export const x = "double";'),
  bad(
    'assist/source/organizeImports',
    `${ENGINE}/order.ts`,
    "import { b } from './b.ts';\nimport { a } from './a.ts';\nexport const x = [a, b];",
  ),
  good('services/contract/src/generated/x.ts', 'export const x: any = "as made";'),
];

/** The floors of CONTRIBUTING.md, "The house", lowest first: whoever is not strictly lower may not be imported. */
const FLOORS = [
  ['domain', 'platform'],
  ['contract', 'bank-registry'],
  ['casebook'],
  ['scheduler'],
  ['intake', 'bank-adapter', 'notifier', 'public-pages', 'console', 'cli'],
  ['bank-simulator', 'standalone'],
] as const;
/** Stricter than the floors: platform knows no room, people's tools use the public APIs, worlds only what is shared. */
const STRICTER: Readonly<Record<string, readonly string[]>> = {
  platform: ['domain'],
  notifier: ['contract', 'bank-registry', 'scheduler'],
  'public-pages': ['contract', 'scheduler'],
  // It runs in a browser: only the modules that biome.json names, and none of them by these probes.
  console: ['domain', 'platform', 'contract', 'bank-registry', 'casebook', 'scheduler'],
  cli: ['casebook', 'scheduler'],
  'bank-simulator': [
    'casebook',
    'scheduler',
    'intake',
    'bank-adapter',
    'notifier',
    'public-pages',
    'console',
    'cli',
    'bank-registry',
  ],
  standalone: [
    'casebook',
    'scheduler',
    'intake',
    'bank-adapter',
    'notifier',
    'public-pages',
    'console',
    'cli',
    'bank-registry',
  ],
  loadtest: [
    'casebook',
    'scheduler',
    'intake',
    'bank-adapter',
    'notifier',
    'public-pages',
    'console',
    'cli',
    'bank-registry',
    'bank-simulator',
    'standalone',
  ],
};
const MUST_STAY_ALLOWED: readonly (readonly [room: string, imported: string])[] = [
  ['contract', 'domain'],
  ['contract', 'platform'],
  ['bank-registry', 'domain'],
  ['casebook', 'domain'],
  ['scheduler', 'casebook'],
  ['intake', 'casebook'],
  ['intake', 'contract'],
  ['bank-adapter', 'bank-registry'],
  ['notifier', 'casebook'],
  ['public-pages', 'bank-registry'],
  ['bank-simulator', 'contract'],
  ['standalone', 'platform'],
  ['loadtest', 'contract'],
];
const ROOMS: readonly string[] = FLOORS.flat();
const floorOf = (room: string): number => FLOORS.findIndex((floor) => (floor as readonly string[]).includes(room));
const sourceOf = (room: string): string => (room === 'loadtest' ? 'loadtest/src' : `services/${room}/src`);
const probe = (room: string, imported: string): string => `${sourceOf(room)}/imports-${imported}.ts`;

const forbidden = [...ROOMS, 'loadtest'].flatMap((room) =>
  ROOMS.filter(
    (imported) =>
      imported !== room &&
      ((room !== 'loadtest' && floorOf(imported) >= floorOf(room)) || STRICTER[room]?.includes(imported)),
  ).map((imported) => [room, imported] as const),
);

let outline: string;
let reported: Map<string, Set<string>>;

function lay(file: string, code: string): void {
  const path = join(outline, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code.endsWith('\n') ? code : `${code}\n`);
}

function check(): Map<string, Set<string>> {
  const args = ['check', '--reporter=json', '--max-diagnostics=none'];
  const biome = spawnSync(join(ROOT, 'node_modules/.bin/biome'), args, { cwd: outline, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(biome.stdout) as {
    diagnostics: { category: string; location: { path: string } }[];
  };
  const byFile = new Map<string, Set<string>>();
  for (const { category, location } of diagnostics) {
    byFile.set(location.path, (byFile.get(location.path) ?? new Set()).add(category));
  }
  return byFile;
}

beforeAll(() => {
  outline = mkdtempSync(join(tmpdir(), 'rules-'));
  const copied = globSync(
    ['biome.json', '.gitignore', 'lint/*.grit', '{services/*,loadtest}/package.json', 'package.json'],
    {
      cwd: ROOT,
    },
  );
  for (const file of copied) cpSync(join(ROOT, file), join(outline, file));
  for (const { file, code } of SNIPPETS) lay(file, code);
  for (const [room, imported] of [...forbidden, ...MUST_STAY_ALLOWED]) {
    lay(probe(room, imported), `import { x } from '@stopline/${imported}/a/b.ts';\n\nexport const y = x;`);
  }
  reported = check();
});
afterAll(() => rmSync(outline, { recursive: true, force: true }));

const said = (file: string): string[] => [...(reported.get(file) ?? [])];

describe('biome.json', () => {
  test.each(SNIPPETS.filter(({ rule }) => rule !== undefined))('$rule sees $file', ({ file, rule }) => {
    expect(said(file)).toContain(rule);
  });

  test.each(SNIPPETS.filter(({ rule }) => rule === undefined))('$file passes', ({ file }) => {
    const rulesProvedHere = new Set(
      SNIPPETS.flatMap(({ rule }) => rule ?? []).filter((rule) => !/format|assist/.test(rule)),
    );
    expect(said(file).filter((rule) => rulesProvedHere.has(rule))).toEqual([]);
  });
});

describe('imports point downward only', () => {
  test('every room has its floor', () => {
    expect([...ROOMS].sort()).toEqual(readdirSync(join(ROOT, 'services')).sort());
  });

  test.each(forbidden)('%s may not import %s', (room, imported) => {
    expect(said(probe(room, imported))).toContain(IMPORTS);
  });

  test.each(MUST_STAY_ALLOWED)('%s may import %s', (room, imported) => {
    expect(said(probe(room, imported))).not.toContain(IMPORTS);
  });
});
