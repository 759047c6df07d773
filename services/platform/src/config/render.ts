import { ensureError } from '../errors/outcome.ts';
import { type Environment, givenText, maskPassword } from './read.ts';
import type { ConfigSpec, Setting } from './setting.ts';

/** What `--help` prints: each setting, its default, what it is for. */
export function renderHelp(spec: ConfigSpec): string {
  const definitions = Object.values(spec.settings);
  const lines = definitions.flatMap((definition) => [
    `  ${namesOf(definition)}  [${defaultOf(definition)}]`,
    `      ${definition.help}`,
  ]);
  return [
    `stopline ${spec.name}`,
    '',
    'Settings are environment variables, read once at the start.',
    '  --help          this table',
    '  --print-config  the settings as they would be used, secrets masked',
    '',
    ...lines,
    '',
  ].join('\n');
}

/** What `--print-config` prints. Never a secret, never a password. */
export function renderConfig(spec: ConfigSpec, env: Environment): string {
  return Object.values(spec.settings)
    .map((definition) => `${definition.env}=${shownValue(definition, env)}\n`)
    .join('');
}

/** The settings of several processes as one table for the documentation. */
export function renderMarkdown(specs: readonly ConfigSpec[]): string {
  const users = new Map<string, { definition: Setting<unknown>; names: string[] }>();
  for (const spec of specs) {
    for (const definition of Object.values(spec.settings)) {
      const entry = users.get(definition.env) ?? { definition, names: [] };
      entry.names.push(spec.name);
      users.set(definition.env, entry);
    }
  }
  const rows = [...users.values()].map(({ definition, names }) =>
    [`\`${definition.env}\``, names.join(', '), defaultOf(definition), definition.help].map(cell).join(' | '),
  );
  return [
    '| Setting | Used by | Default | Meaning |',
    '|---|---|---|---|',
    ...rows.sort().map((row) => `| ${row} |`),
    '',
  ].join('\n');
}

function namesOf(definition: Setting<unknown>): string {
  return definition.secret === true ? `${definition.env} (or ${definition.env}_FILE)` : definition.env;
}

function defaultOf(definition: Setting<unknown>): string {
  if (definition.default === undefined) return definition.optional === true ? 'none' : 'must be given';
  return definition.unit === undefined ? definition.default : `${definition.default} ${definition.unit}`;
}

function shownValue(definition: Setting<unknown>, env: Environment): string {
  let text: string | undefined;
  try {
    text = givenText(definition, env) ?? definition.default;
  } catch (thrown) {
    return `(${ensureError(thrown).message})`;
  }
  if (text === undefined) return definition.optional === true ? '' : '(must be given)';
  return definition.secret === true ? '********' : maskPassword(text);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
