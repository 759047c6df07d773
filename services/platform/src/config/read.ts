import { readFileSync } from 'node:fs';
import { ensureError } from '../errors/outcome.ts';
import type { ConfigOf, ConfigSpec, Setting, Settings } from './setting.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every fault at once: mending settings one start at a time is no way to spend a night. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(process: string, faults: readonly string[]) {
    super(`${process} cannot start, ${faults.length} setting(s) are wrong:\n${faults.map((f) => `  ${f}`).join('\n')}`);
    this.faults = faults;
  }
}

/** Reads once, at the start. The result cannot be changed, and nothing else looks at the environment. */
export function readConfig<S extends Settings>(spec: ConfigSpec<S>, env: Environment): ConfigOf<S> {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, definition] of Object.entries(spec.settings)) {
    const outcome = readSetting(definition, env);
    if (outcome.kind === 'fault') faults.push(`${definition.env} ${outcome.text}`);
    if (outcome.kind === 'value') values[key] = outcome.value;
  }
  if (faults.length > 0) throw new ConfigError(spec.name, faults);
  return Object.freeze(values) as ConfigOf<S>;
}

type Outcome = { kind: 'value'; value: unknown } | { kind: 'absent' } | { kind: 'fault'; text: string };

function readSetting(definition: Setting<unknown>, env: Environment): Outcome {
  let given: string | undefined;
  try {
    given = givenText(definition, env);
  } catch (thrown) {
    return { kind: 'fault', text: ensureError(thrown).message };
  }
  const text = given ?? definition.default;
  if (text === undefined) {
    return definition.optional === true
      ? { kind: 'absent' }
      : { kind: 'fault', text: `is missing: ${definition.help}` };
  }
  const parsed = definition.schema.safeParse(text);
  if (parsed.success) return { kind: 'value', value: parsed.data };
  const what = parsed.error.issues.map((issue) => issue.message).join('; ');
  return {
    kind: 'fault',
    text: definition.secret === true ? what : `${what} (is ${maskPassword(JSON.stringify(text))})`,
  };
}

/** The text somebody gave, in the variable or, for a secret, in the file that `<env>_FILE` names. Empty is not given. */
export function givenText(definition: Setting<unknown>, env: Environment): string | undefined {
  const direct = env[definition.env] || undefined;
  if (definition.secret !== true) return direct;
  const path = env[`${definition.env}_FILE`] || undefined;
  if (path === undefined) return direct;
  if (direct !== undefined) throw new Error(`and ${definition.env}_FILE are both given: leave one out`);
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (thrown) {
    throw new Error(`cannot be read from the file that ${definition.env}_FILE names: ${ensureError(thrown).message}`);
  }
}

export function maskPassword(text: string): string {
  return text.replace(/(:\/\/[^:/@\s]*):[^@\s]*@/g, '$1:********@');
}
