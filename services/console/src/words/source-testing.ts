import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The source of a folder of another room, tests apart: which words it can say. */
export function sourceOf(folder: string): string {
  const cwd = resolve(import.meta.dirname, '../../..', folder);
  return globSync('**/*.ts', { cwd })
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => readFileSync(resolve(cwd, name), 'utf8'))
    .join('\n');
}
