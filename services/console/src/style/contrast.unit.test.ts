/** The colours, measured as WCAG 2.2 measures them: text 4.5:1 on every ground it stands on, graphics 3:1. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const CSS = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

const tokensIn = (block: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
  );

const [, light = '', dark = ''] = CSS.split(/:root[^{]*\{/);
const THEMES = { light: tokensIn(light), dark: tokensIn(dark) };

function luminance(colour: string): number {
  const channel = (from: number): number => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function ratio(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const TEXT: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['ink', ['ground', 'paper', 'sunken', 'mild']],
  ['quiet', ['ground', 'paper', 'sunken']],
  ['link', ['ground', 'paper', 'sunken']],
  ['fault', ['ground', 'paper', 'band']],
  ['warn', ['ground', 'paper']],
  ['on-strong', ['strong']],
  ['on-phone', ['phone']],
  ...['asked', 'working', 'held', 'partly', 'gone', 'refused', 'ended'].map((tone) => [tone, ['paper']] as const),
];
const GRAPHICS: readonly (readonly [graphic: string, grounds: readonly string[]])[] = [
  ['edge', ['paper', 'ground']],
  ['focus', ['paper', 'ground']],
  ['held', ['paper']],
  ['gone', ['paper']],
];

describe.each(Object.entries(THEMES))('%s', (_theme, tokens) => {
  const colour = (name: string): string => tokens[name] ?? expect.fail(`no colour --${name}`);

  test.each(TEXT)('text in --%s is read', (name, grounds) => {
    for (const ground of grounds)
      expect(ratio(colour(name), colour(ground)), `on --${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  test.each(GRAPHICS)('what is drawn in --%s is seen', (name, grounds) => {
    for (const ground of grounds)
      expect(ratio(colour(name), colour(ground)), `on --${ground}`).toBeGreaterThanOrEqual(3);
  });
});
