/** The alerts with their tests and runbooks, and the metrics with their page and the code: each list against the other. */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const HERE = import.meta.dirname;
const ROOT = resolve(HERE, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
const { groups } = parse(read('deploy/prometheus/alerts.yml')) as { groups: { rules: Alert[] }[] };
const alerts = groups.flatMap(({ rules }) => rules);
const names = alerts.map(({ alert }) => alert);

const scratch = mkdtempSync(join(tmpdir(), 'alerts-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function promtool(cwd: string, ...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr, error } = spawnSync('promtool', args, { cwd, encoding: 'utf8' });
  if (error) throw new Error('promtool is missing: make setup', { cause: error });
  return { status, said: `${stdout}${stderr}` };
}

describe('promtool', () => {
  test.each([
    ['check', 'config', 'prometheus.yml'],
    ['check', 'rules', 'alerts.yml'],
    ['test', 'rules', 'alerts.test.yml'],
  ])('%s %s %s', (...args) => {
    const { status, said } = promtool(HERE, ...args);
    expect(status, said).toBe(0);
  });

  test.each([
    ['StopOrderNotInstructed', 'age_seconds) > 5', 'age_seconds) > 50'],
    ['StopOrderNotInstructed', 'age_seconds) > 5', 'age_seconds) >= 5'],
    ['PhoneTaskUnclaimed', 'age_seconds) > 60', 'age_seconds) > 600'],
    ['PhoneTaskUnclaimed', 'age_seconds) > 60', 'age_seconds) > 30'],
    ['RecordNotWritable', 'writable == 0', 'writable == 2'],
    ['RecordNotWritable', 'or absent(stopline_record_writable{job="scheduler"})', ''],
    ['RecordNotWritable', 'for: 15s', 'for: 0s'],
  ])('the tests of %s notice when "%s" becomes "%s"', (_, was, becomes) => {
    const rules = read('deploy/prometheus/alerts.yml');
    expect(rules).toContain(was);
    cpSync(join(HERE, 'alerts.test.yml'), join(scratch, 'alerts.test.yml'));
    writeFileSync(join(scratch, 'alerts.yml'), rules.replace(was, becomes));
    const { status, said } = promtool(scratch, 'test', 'rules', 'alerts.test.yml');
    expect(said).toContain('FAILED');
    expect(status).toBe(1);
  });
});

describe('alerts', () => {
  test.each(alerts)('$alert says how bad, what, why, and where its runbook is', ({ alert, labels, annotations }) => {
    expect(labels.severity).toMatch(/^(?:page|ticket)$/);
    expect(annotations).toEqual({
      summary: expect.stringMatching(/\w/),
      description: expect.stringMatching(/\w/),
      runbook_url: `docs/runbooks/${alert}.md`,
    });
  });

  test('every alert has a runbook, and no runbook is without an alert', () => {
    const pages = readdirSync(join(ROOT, 'docs/runbooks')).filter((file) => file !== 'README.md');
    expect(pages.sort()).toEqual(names.map((name) => `${name}.md`).sort());
  });

  test.each(names)('the runbook of %s has its four parts', (name) => {
    const page = read(`docs/runbooks/${name}.md`);
    expect(page).toMatch(new RegExp(`^# ${name}\n`));
    const sections = page.split(/^## /m).slice(1);
    expect(sections.map((section) => section.split('\n', 1)[0])).toEqual([
      'Symptom',
      'Metric',
      'Action',
      'Verification',
    ]);
    for (const section of sections) expect(section.split('\n').slice(1).join('').trim()).not.toBe('');
  });
});

describe('docs/metrics.md', () => {
  const page = read('docs/metrics.md');
  const documented = [...page.matchAll(/^\| `(stopline_\w+)`/gm)].map(([, name]) => name ?? '');
  const SUFFIX = /_(?:bucket|sum|count)$/;

  test('names each metric once', () => {
    expect(documented.length).toBeGreaterThan(10);
    expect(documented).toEqual([...new Set(documented)]);
  });

  test.each(alerts)('knows what $alert asks for', ({ expr }) => {
    const asked = [...expr.matchAll(/stopline_\w+/g)].map(([name]) => name.replace(SUFFIX, ''));
    expect(asked).not.toEqual([]);
    expect(documented).toEqual(expect.arrayContaining(asked));
  });

  test('knows every metric that a runbook mentions', () => {
    const mentioned = names.flatMap((name) => read(`docs/runbooks/${name}.md`).match(/stopline_\w+/g) ?? []);
    expect(documented).toEqual(expect.arrayContaining(mentioned.map((name) => name.replace(SUFFIX, ''))));
  });

  test('knows every metric that the code defines', () => {
    const sources = globSync('services/*/src/**/*.ts', { cwd: ROOT }).filter(
      (file) => !/\.test\.ts$|\/generated\//.test(file),
    );
    const defined = sources.flatMap((file) =>
      [...read(file).matchAll(/name: '(stopline_\w+)'/g)].map(([, name]) => name),
    );
    expect(defined).not.toEqual([]);
    expect(documented).toEqual(expect.arrayContaining(defined));
  });

  test('lists the alerts that there are', () => {
    expect([...page.matchAll(/^\| `([A-Z]\w+)`/gm)].map(([, name]) => name)).toEqual(names);
  });
});
