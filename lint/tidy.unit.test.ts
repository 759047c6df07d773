import { describe, expect, test } from 'vitest';
import { BANS, deadLinks, findings } from './tidy.ts';

// Put together here, so that this file keeps the rules that it tests.
const glued = (...parts: string[]): string => parts.join('');
const BROKEN: readonly (readonly [file: string, text: string])[] = [
  ['services/casebook/src/a.ts', glued('// TO', 'DO: later')],
  ['docs/a.md', glued('FIX', 'ME')],
  ['deploy/a.yaml', glued('path: /wo', 'rk/main/x')],
  ['lint/a.ts', glued('"/ho', 'me/somebody/x"')],
  ['.npmrc', glued('registry=https://regis', 'try.npmjs.org/')],
  ['package-lock.json', glued('"resol', 'ved": "https://somewhere/x.tgz"')],
  ['services/cli/src/key.ts', glued('-----BE', 'GIN PRIVATE KEY-----')],
  ['deploy/key.pem.json', glued('-----BE', 'GIN EC PRIVATE KEY-----')],
  ['services/platform/src/redis/a.ts', 'const bankQueue = 1;'],
  ['services/platform/README.md', 'what the victim sees'],
  ['services/platform/src/grpc/a.ts', 'export const freezeAll = 1;'],
  ['services/platform/src/grpc/b.ts', '// frozen until'],
  ['services/platform/src/grpc/c.ts', 'class FraudError {}'],
];
const FINE: readonly (readonly [file: string, text: string])[] = [
  ['services/domain/src/a.ts', 'the bank froze the money of the victim of a fraud'],
  ['services/platform/src/a.ts', 'Object.fr' + 'eeze(config)'],
  ['services/contract/src/a.ts', 'a todo list is not one of ours'],
  ['docs/a.md', 'a framework/house rule; https://example.org/work/here'],
];

describe('tidy', () => {
  test.each(BROKEN)('%s: %s is found, with what to do instead', (file, text) => {
    expect(findings(file, `fine\n${text}\n`)).toEqual([
      { file, line: 2, text, instead: expect.stringMatching(/\w{2}/) },
    ]);
  });

  test.each(BANS.map((ban) => [ban.instead, ban] as const))('a broken file shows the ban "%s"', (_, ban) => {
    expect(BROKEN.filter(([file, text]) => findings(file, text, [ban]).length > 0)).not.toEqual([]);
  });

  test.each(FINE)('%s: %s passes', (file, text) => {
    expect(findings(file, text)).toEqual([]);
  });
});

describe('links', () => {
  const exists = (path: string): boolean => path === 'docs/metrics.md';
  const page = (text: string): string[] => deadLinks('docs/runbooks/a.md', text, exists).map(({ text }) => text);

  test('one that leads nowhere is found', () => {
    expect(page('see [x](../metric.md) and [y](b.md#part)')).toEqual(['docs/metric.md', 'docs/runbooks/b.md']);
  });
  test('one that leads somewhere, out, or within the page passes', () => {
    expect(page('[x](../metrics.md#alerts) [y](https://example.org/z) [z](#top)')).toEqual([]);
  });
});
