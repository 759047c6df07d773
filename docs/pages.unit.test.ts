/** The pages say what the code does: the numbers of section 4, the rules with their files and tests, and every link into a page. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { registrySchema } from '../services/bank-registry/src/schema.ts';
import { nextDue } from '../services/domain/src/case/next-due.ts';
import type { Case } from '../services/domain/src/case/state.ts';
import { ACCOUNT_SCHEMES, type AccountScheme, canonicalAccount } from '../services/domain/src/values/account.ts';
import {
  answered,
  at,
  onePress,
  orderOf,
  outcome,
  play,
  playOn,
  type Step,
  silent,
  timePasses,
  unreachable,
} from '../services/domain/test/builders.ts';

const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The page's text between a heading and the next of its level. */
function section(page: string, heading: RegExp): string {
  const parts = page.split(/^(?=## )/m);
  return parts.find((part) => heading.test(part.split('\n', 1)[0] ?? '')) ?? '';
}
/** Blanks and line breaks do not count: a paragraph may be filled anew. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

interface Happened {
  readonly second: number;
  readonly what: string;
}

/** Lets time pass at each next due, and tells what it made of the case; `onRing` is what then came of the ring. */
function happens(until: number, onRing: ((state: Case) => Step['say']) | null, ...before: Step[]): Happened[] {
  let { state } = play(...before);
  const all: Happened[] = [];
  for (;;) {
    const second = ((nextDue(state) ?? Number.POSITIVE_INFINITY) - state.accepted_at) / 1_000;
    if (second > until) return all;
    const { events, state: after } = playOn(state, at(second, timePasses));
    for (const event of events) {
      if (event.type === 'OrderRung') all.push({ second, what: 'RING' });
      if (event.type === 'PhoneTaskOpened') all.push({ second, what: event.reason });
      if (event.type === 'Escalated') all.push({ second, what: event.level });
    }
    state = after;
    if (onRing !== null && events.some(({ type }) => type === 'OrderRung')) {
      state = playOn(state, at(second, onRing(state))).state;
    }
  }
}
const secondOf = (all: readonly Happened[], what: string): number | undefined =>
  all.find((one) => one.what === what)?.second;
/** The waits before each ring, the first counted from `from`; the last one stands for all that follow. */
function waits(all: readonly Happened[], from: number): number[] {
  const rings = [from, ...all.filter(({ what }) => what === 'RING').map(({ second }) => second)];
  return rings.slice(1).map((second, index) => second - (rings[index] ?? 0));
}
const distinct = (numbers: readonly number[]): number[] => numbers.filter((n, i) => n !== numbers[i - 1]);

describe('architecture.md, section 4: who acts on an order, when', () => {
  const page = flat(section(read('docs/architecture.md'), /^## 4\. /));
  const HOUR = 3_600;
  const pending = at(0, (s: Case) => answered(orderOf(s), outcome('PENDING')));

  test('nothing recorded of a ring', () => {
    const found = waits(happens(HOUR, null, onePress()), 0);
    expect(found.at(-1)).toBe(300);
    expect(page).toContain(`3 s to answer ${found.slice(0, 5).join(', ')} … ${found.at(-1)} s`);
  });

  test('an attempt without an answer', () => {
    const failed = (s: Case) => silent(orderOf(s));
    const found = waits(happens(HOUR, failed, onePress(), at(0, failed)), 0);
    const quick = distinct(found).slice(0, -1);
    expect(page).toContain(
      `${quick.join(', ')} s after each attempt; from 10 minutes after the revision, every ${found.at(-1)} s`,
    );
  });

  test('PENDING', () => {
    const asked = (s: Case) => answered(orderOf(s), outcome('PENDING'));
    const found = distinct(waits(happens(HOUR, null, onePress(), pending), 0));
    expect(distinct(waits(happens(HOUR, asked, onePress(), pending), 0))).toEqual(found);
    expect(page).toContain(`asked after ${found.slice(0, -1).join(', ')} s, then every ${found.at(-1)} s`);
  });

  test('no way to the bank', () => {
    const parked = at(0, (s: Case) => unreachable(orderOf(s)));
    const [first, then] = waits(happens(HOUR, null, onePress(), parked), 0);
    expect(page).toContain(`rings after ${first} s, then every ${then} s`);
  });

  test('people, and the end of the asking', () => {
    const silence = happens(80 * HOUR, null, onePress());
    const slow = happens(100, null, onePress(), pending);
    expect(page).toContain(`| ${secondOf(silence, 'NOT_REACHED')} s without any answer | a phone task |`);
    expect(page).toContain(`| ${secondOf(slow, 'NOT_SETTLED')} s unsettled | a phone task |`);
    expect(page).toContain(`| ${secondOf(silence, 'SUPERVISOR')} s unsettled | a supervisor is told |`);
    expect(page).toContain(`| ${secondOf(silence, 'WINDOW_MISSED')} s unsettled | the golden window counts as missed`);
    const ends = secondOf(silence, 'ASKING_ENDED') ?? Number.NaN;
    const looks = silence.filter(({ what }) => what === 'DAILY_LOOK').map(({ second }) => second);
    expect(page).toContain(`| unsettled for ${ends / HOUR} h after its revision |`);
    expect(page).toContain(`looked at every ${((looks[0] ?? 0) - ends) / HOUR} h`);
  });
});

describe('rules.md', () => {
  const page = read('docs/rules.md');
  const [, numbers = ''] = /SHIPPED = \[([^\]]+)\]/.exec(read('services/domain/test/rules.unit.test.ts')) ?? [];
  const shipped = numbers.split(',').map((number) => `R${number.trim()}`);
  const filesOn = (rule: string, line: 'Code' | 'Tests'): string[] => {
    const [, links = ''] = new RegExp(`^- ${line}: (.+)$`, 'm').exec(section(page, new RegExp(`^## ${rule} `))) ?? [];
    return [...links.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path]) => path ?? '');
  };

  test('lists every shipped rule and no other', () => {
    expect([...page.matchAll(/^## (R\d+) /gm)].map(([, rule]) => rule)).toEqual(shipped);
  });

  test.each(shipped)('%s names the files that implement it', (rule) => {
    const files = filesOn(rule, 'Code');
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test.each(shipped)('%s names tests that are titled by it', (rule) => {
    const files = filesOn(rule, 'Tests');
    const titled = new RegExp(`\\bit\\(\\s*['"\`]${rule} `);
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !titled.test(read(file)))).toEqual([]);
  });
});

test('contract.md: each way of typing an account becomes what the table says', () => {
  const rows = [
    ...section(read('docs/contract.md'), /^## Accounts/).matchAll(/^\| `([A-Z_]+)` \|.*\| `(.+)` \| `(.+)` \|$/gm),
  ];
  expect(rows.map(([, scheme]) => scheme)).toEqual(ACCOUNT_SCHEMES);
  for (const [, scheme, typed = '', canonical] of rows) {
    expect(canonicalAccount(scheme as AccountScheme, typed)).toEqual({ value: canonical });
  }
});

test('contract.md: the registry it shows is one', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]+?)```/.exec(section(read('docs/contract.md'), /^## The bank registry/)) ?? [];
  expect(registrySchema.safeParse(parse(yaml)).error).toBeUndefined();
});

test('settings.md has every variable that a program reads', () => {
  const programs = globSync('services/*/src/**/*.ts', { cwd: ROOT }).filter(
    (file) => !/\.(test|fixture)\.ts$/.test(file),
  );
  const named = programs.flatMap((file) =>
    [...read(file).matchAll(/(?:env: '|\benv\.)(STOPLINE_[A-Z_]+)/g)].map(([, name]) => name),
  );
  const page = read('docs/settings.md');
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

describe('what points into a page', () => {
  const sources = globSync('{services,loadtest,lint,proto,deploy,docs}/**/*.{ts,lua,proto,md,py}', {
    cwd: ROOT,
  }).filter((file) => !/node_modules|\/generated\//.test(file));
  const cited = (pattern: RegExp): string[] =>
    sources.flatMap((file) => [...read(file).matchAll(pattern)].map(([, target]) => `${file}: ${target}`));
  const targetOf = (citation: string): string => citation.slice(citation.indexOf(': ') + 2);

  test('finds its section of architecture.md', () => {
    const sections = new Set([...read('docs/architecture.md').matchAll(/^## (\d+)\. /gm)].map(([, n]) => n));
    const citations = cited(/\barchitecture\.md,? section (\d+)/g);
    expect(citations.length).toBeGreaterThan(2);
    expect(citations.filter((citation) => !sections.has(targetOf(citation)))).toEqual([]);
  });

  test('finds its decision', () => {
    const citations = cited(/\bdocs\/decisions\/(\d{4}-[a-z0-9-]+\.md)/g);
    expect(citations.filter((citation) => !existsSync(join(ROOT, 'docs/decisions', targetOf(citation))))).toEqual([]);
  });

  /** As GitHub makes them from headings. */
  const anchorOf = (heading: string): string =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');

  test('finds its heading', () => {
    const pages = [...sources.filter((file) => file.endsWith('.md')), 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
    const lost = pages.flatMap((file) =>
      [...read(file).matchAll(/\]\(([^):\s]*)#([^)\s]+)\)/g)].flatMap(([link, target = '', anchor = '']) => {
        const there = target === '' ? file : join(dirname(file), target);
        const anchors = [...read(there).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));
        return anchors.includes(anchor) ? [] : [`${file}: ${link}`];
      }),
    );
    expect(lost).toEqual([]);
  });
});
