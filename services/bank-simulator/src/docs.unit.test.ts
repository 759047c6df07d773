/** The page for users says what the code does: a setting, a behaviour or a magic account cannot be added in silence. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { MAGIC } from './bank/magic.ts';
import { BEHAVIOURS, bankSchema, fileSchema, patchSchema } from './world/settings.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/banks/simulator.md'), 'utf8');

/** The first cell of each row of the table under a heading. */
function rowsUnder(heading: string): string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  return [...section.matchAll(/^\| (`[^|]*) \|/gm)].map(([, cell = '']) => cell);
}

test('every setting is in the table, and those that can be changed are marked', () => {
  const changeable = Object.keys(patchSchema.shape);
  const expected = Object.keys(bankSchema.shape).map((name) => `\`${name}\`${changeable.includes(name) ? ' *' : ''}`);
  expect(rowsUnder('Settings of a bank')).toEqual(expected);
});

test('every behaviour and every magic account is in its table', () => {
  expect(rowsUnder('Behaviours').sort()).toEqual(BEHAVIOURS.map((name) => `\`${name}\``).sort());
  expect(rowsUnder('Magic accounts')).toEqual(
    Object.keys(MAGIC)
      .sort()
      .map((last) => `\`…${last}\``),
  );
});

test('the file of the page is a file that the simulator takes', () => {
  const yaml = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  expect(fileSchema.parse(parse(yaml)).banks.map(({ id }) => id)).toEqual(['icbc', 'ccb', 'cmb']);
});
