/** Writes docs/settings.md from the processes' own definitions; with --check only says whether it is as it would be written. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayProcess, workerProcess } from '../services/bank-adapter/src/settings.ts';
import { simulatorProcess } from '../services/bank-simulator/src/settings.ts';
import { intakeProcess } from '../services/intake/src/settings.ts';
import { notifierProcess } from '../services/notifier/src/settings.ts';
import { renderMarkdown } from '../services/platform/src/config/render.ts';
import { specOf } from '../services/platform/src/process/run.ts';
import { pagesProcess } from '../services/public-pages/src/settings.ts';
import { schedulerProcess } from '../services/scheduler/src/settings.ts';

const PAGE = join(import.meta.dirname, '../docs/settings.md');

const STOPLINE = [
  specOf(intakeProcess),
  specOf(workerProcess),
  specOf(gatewayProcess),
  specOf(schedulerProcess),
  specOf(notifierProcess),
  specOf(pagesProcess),
];

export const settingsPage = (): string =>
  [
    '# Settings',
    '',
    "Made from the processes' own definitions by `make docs`; change them there (`services/*/src/settings.ts`).",
    '',
    'Every setting is an environment variable, read once at the start and checked; a process that does not like them names all',
    'faults at once and ends with 2. `--help` prints the settings of one process, `--print-config` how it would use them, secrets masked.',
    'An empty variable counts as absent. A secret may come from a file instead: `STOPLINE_SECRET_FILE` names one.',
    '',
    '## Stopline',
    '',
    renderMarkdown(STOPLINE),
    '## The bank simulator',
    '',
    'Only to try things; [its page](banks/simulator.md) has the file of banks.',
    '',
    renderMarkdown([specOf(simulatorProcess)]),
    '## Beside the processes',
    '',
    '| who | reads | more |',
    '|---|---|---|',
    '| `make start`, `make demo` | `STOPLINE_DATA_DIR`, `STOPLINE_PORT_OFFSET`; the demo `ONCE` | [operating.md](operating.md#everything-on-one-machine) |',
    '| `stopline` | `STOPLINE_API_URL`, `STOPLINE_TOKEN`, `STOPLINE_TOKEN_FILE`, `STOPLINE_REDIS_URL` | [cli.md](cli.md) |',
    '',
  ].join('\n');

if (import.meta.main) {
  const page = settingsPage();
  if (!process.argv.includes('--check')) writeFileSync(PAGE, page);
  else if (readFileSync(PAGE, 'utf8') !== page) {
    console.error('docs/settings.md is not as it would be made: run make docs');
    process.exitCode = 1;
  }
}
