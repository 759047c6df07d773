/** Rules are numbered for ever: every shipped rule has a test titled by it, and every test cites a rule that ships. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SHIPPED = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24].map(
  (number) => `R${number}`,
);
const room = join(import.meta.dirname, '..');

const filesBelow = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(room, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(room, folder, name));

const sourceOf = (files: readonly string[]): string => files.map((file) => readFileSync(file, 'utf8')).join('\n');
const citedIn = (text: string): ReadonlySet<string> => new Set(text.match(/\bR\d+\b/g) ?? []);

const ruleTests = ['src/stop', 'src/text', 'src/case', 'src/desk', 'src/views', 'test/properties'].flatMap((folder) =>
  filesBelow(folder, /\.unit\.test\.ts$/),
);
const titles = [...sourceOf(ruleTests).matchAll(/\bit\(\s*(['"`])(.+?)\1\s*,/g)].map((match) => match[2] ?? '');

describe('rules and their tests', () => {
  it('every shipped rule has a test titled by it', () => {
    const tested = citedIn(titles.join('\n'));
    expect(SHIPPED.filter((rule) => !tested.has(rule))).toEqual([]);
  });

  it('every test of the rules cites one', () => {
    expect(titles.length).toBeGreaterThan(80);
    expect(titles.filter((title) => !/^R\d+ /.test(title))).toEqual([]);
  });

  it('every shipped rule is cited by the file that implements it', () => {
    const cited = citedIn(sourceOf(filesBelow('src', /(?<!\.test)\.ts$/)));
    expect(SHIPPED.filter((rule) => !cited.has(rule))).toEqual([]);
  });
});
