import { readFileSync } from 'node:fs';

/**
 * A Lua script's text as it travels: without the lines that only comment. The text goes with every call (EVAL, see
 * batch.ts), which costs Redis some 4 µs and the caller 2 µs for each kB over EVALSHA or a function: at a few
 * hundred calls a second nothing, but a page of comment need not travel.
 */
export function readScript(file: URL): string {
  return withoutComments(readFileSync(file, 'utf8'));
}

export function withoutComments(lua: string): string {
  // A comment may begin inside a long text, [[ … ]], where a line must stay; such a script travels whole.
  if (lua.includes('[[') || lua.includes('[=')) return lua;
  return lua
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('--'))
    .join('\n');
}
