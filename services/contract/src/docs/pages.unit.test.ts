import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REASONS } from '../errors/reasons.ts';
import { generatedPages } from './pages.ts';

const docs = new URL('../../../../docs/', import.meta.url);

test.each(Object.entries(generatedPages()))('docs/%s is as it would be made (make docs)', (name, text) => {
  expect(readFileSync(new URL(name, docs), 'utf8')).toBe(text);
});

test('the errors page has one row for each reason', () => {
  const rows = [...(generatedPages()['errors.md'] ?? '').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, reason]) => reason);
  expect(rows).toEqual(Object.keys(REASONS));
});

test('every reference of the OpenAPI document leads somewhere, and every path parameter is declared', () => {
  const document = JSON.parse(generatedPages()['openapi.json'] ?? '');
  const text = JSON.stringify(document);
  const names = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? ''));
  expect([...names].filter((name) => !(name in document.components.schemas))).toEqual([]);
  for (const [path, operations] of Object.entries<Record<string, { parameters?: { in: string; name: string }[] }>>(
    document.paths,
  )) {
    for (const operation of Object.values(operations)) {
      const declared = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => `{${name}}`);
      expect(path.match(/\{\w+\}/g) ?? []).toEqual(declared);
    }
  }
});
