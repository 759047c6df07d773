import { readFileSync } from 'node:fs';

/** A script's text without its comments: it travels with every call, since EVALSHA may be sent again out of order. */
export function loadScript(url: URL): string {
  return readFileSync(url, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('--'))
    .join('\n');
}
