/** What each process really serves: promtool reads it, and docs/metrics.md names all of it and nothing else. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { stack } from './stack/stack.ts';

const PAGE = join(import.meta.dirname, '..', '..', '..', 'docs', 'metrics.md');
const PROCESSES = ['intake', 'worker', 'gateway', 'scheduler', 'notifier', 'pages'] as const;

const served = new Map<string, string>();

beforeAll(async () => {
  const { ports } = await stack();
  for (const name of PROCESSES) {
    const response = await fetch(`http://127.0.0.1:${ports[`${name}Metrics`]}/metrics`);
    served.set(name, await response.text());
  }
});

/** The names that carry the house's prefix. */
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^# TYPE (stopline_\w+) /gm)].map((match) => match[1] ?? '');

const documented = (): readonly (readonly [name: string, from: string])[] =>
  [...readFileSync(PAGE, 'utf8').matchAll(/^\| `(stopline_\w+)` \|.*\| ([^|]+) \|$/gm)].map((match) => [
    match[1] ?? '',
    match[2] ?? '',
  ]);

describe('metrics', () => {
  it.each(PROCESSES)('promtool finds no fault with those of %s', (name) => {
    const { status, stdout, stderr, error } = spawnSync('promtool', ['check', 'metrics'], {
      input: served.get(name),
      encoding: 'utf8',
    });
    if (error !== undefined) throw error;
    expect(`${stdout}${stderr}`).toBe('');
    expect(status).toBe(0);
  });

  it.each(PROCESSES)('%s serves what the page says it does, and nothing that the page does not name', (name) => {
    const rows = documented().filter(([, from]) => from.includes(name) || from.includes('every process'));
    expect(rows.length).toBeGreaterThan(3);
    expect([...namesIn(served.get(name) ?? '')].sort()).toEqual(rows.map(([metric]) => metric).sort());
  });

  it('no value of a label is a case, an order, an account or a telephone number', () => {
    const labels = [...served.values()].flatMap((text) =>
      [...text.matchAll(/="([^"]*)"/g)].map((match) => match[1] ?? ''),
    );
    expect(labels.length).toBeGreaterThan(100);
    expect(labels.filter((label) => /(case|order|phone)_[0-9a-f]{8}|\d{8,}/.test(label))).toEqual([]);
  });
});
