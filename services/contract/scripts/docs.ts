/** Writes docs/errors.md and docs/openapi.json; with --check only says whether they are as they would be written. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generatedPages } from '../src/docs/pages.ts';

const checkOnly = process.argv.includes('--check');
const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));

const readOr = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

for (const [name, text] of Object.entries(generatedPages())) {
  if (!checkOnly) writeFileSync(docs + name, text);
  else if (readOr(docs + name) !== text) {
    console.error(`docs/${name} is not as it would be made: run make docs`);
    process.exitCode = 1;
  }
}
