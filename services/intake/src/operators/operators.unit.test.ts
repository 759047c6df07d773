import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { OPERATORS_YAML, TOKENS } from '../../test/samples.ts';
import { authenticate } from './authenticate.ts';
import { openOperators } from './operators.ts';

const dir = mkdtempSync(join(tmpdir(), 'operators-test-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const written = (text: string): string => {
  const file = join(dir, 'operators.yaml');
  writeFileSync(file, text);
  return file;
};
const entry = (fields: string): string => `operators:\n  - { ${fields} }\n`;
const HASH = hash('sha256', 'x', 'hex');

test('a token is known by its hash, in any spelling of Bearer', () => {
  const operators = openOperators(written(OPERATORS_YAML)).current();
  for (const scheme of ['Bearer', 'bearer']) {
    expect(authenticate(operators, `${scheme} ${TOKENS.li}`)).toEqual({ id: 'li', name: 'li', role: 'OPERATOR' });
  }
});

test.each([
  undefined,
  '',
  'Bearer',
  'Bearer  ',
  'Bearer nobody',
  `Basic ${TOKENS.li}`,
  TOKENS.li,
  `Bearer ${TOKENS.li} x`,
  `Bearer ${TOKENS.li}x`,
])('anything else is one and the same refusal (%#)', (header) => {
  const operators = openOperators(written(OPERATORS_YAML)).current();
  expect(() => authenticate(operators, header)).toThrow(expect.objectContaining({ reason: 'UNAUTHENTICATED' }));
});

test.each([
  ['operators: []', 'name at least one operator'],
  [
    entry(`id: li, name: Li, role: BANK, token_sha256: ${HASH}`),
    'operators[0].role: one of OPERATOR, SUPERVISOR, AUDITOR',
  ],
  [entry('id: li, name: Li, role: OPERATOR, token_sha256: abc'), 'operators[0].token_sha256: the SHA-256 of the token'],
  [entry(`id: li, name: Li, role: OPERATOR, token: secret, token_sha256: ${HASH}`), 'operators[0]'],
  [
    `operators:\n${['li', 'wang'].map((id) => `  - { id: ${id}, name: x, role: OPERATOR, token_sha256: ${HASH} }`).join('\n')}`,
    'operators.yaml:3: operators[1].token_sha256: the same as operators[0]',
  ],
  ['operators: [', 'operators.yaml:1'],
])('a fault in the file is named with its place (%#)', (text, told) => {
  expect(() => openOperators(written(text))).toThrow(told);
});

test('read again with a fault, those known stay; read again without, the new ones hold', () => {
  const file = written(OPERATORS_YAML);
  const handle = openOperators(file);
  written('operators: 1');
  expect(handle.reload()).toHaveLength(1);
  expect(handle.current().byToken(TOKENS.li)?.id).toBe('li');
  written(entry(`id: new, name: New, role: OPERATOR, token_sha256: ${HASH}`));
  expect(handle.reload()).toEqual([]);
  expect(handle.current().byToken(TOKENS.li)).toBeNull();
  expect(handle.current().byToken('x')?.id).toBe('new');
});
