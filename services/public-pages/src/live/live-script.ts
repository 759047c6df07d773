import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As it stands in its file: browsers get it unchanged. */
export const LIVE_SCRIPT = readFileSync(join(import.meta.dirname, 'live.js'), 'utf8');
