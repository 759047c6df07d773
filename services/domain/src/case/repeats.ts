/** R20: the case remembers what people sent, for as long as it lives. */
import type { Command } from './commands.ts';
import type { Case } from './state.ts';

export type Repeat = 'NEW' | 'REPEAT' | 'REUSED';

export function repeatOf(state: Case | null, command: Command): Repeat {
  if (!('key' in command) || state === null) return 'NEW';
  const known = state.commands[command.key.id];
  if (known !== undefined) return known === command.key.fingerprint ? 'REPEAT' : 'REUSED';
  // The case's id is derived from its first key: a press that finds the case under another key is not its repeat.
  return command.type === 'SubmitStop' ? 'REUSED' : 'NEW';
}
