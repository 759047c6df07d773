/** Commands to one case, decided one after the other, each on the case as the one before left it. */
import {
  type Case,
  type CaseEvent,
  type Command,
  type CommandGiven,
  carryOut,
  type Instant,
  isRejection,
  owed,
  type Rejection,
  repeatOf,
} from '@stopline/domain';
import { ensureError } from '@stopline/platform/errors/outcome.ts';
import { eventText } from '../record/entry.ts';

/** What became of one command. */
export type Decision =
  | { readonly kind: 'DONE'; readonly events: readonly CaseEvent[]; readonly replayed: boolean }
  | { readonly kind: 'REFUSED'; readonly rejection: Rejection }
  /** The rules themselves broke on it: its own caller's misfortune and nobody else's. */
  | { readonly kind: 'FAILED'; readonly error: Error };

export interface Decided {
  readonly state: Case | null;
  /** All events, in order. */
  readonly events: readonly CaseEvent[];
  /** The same, as they are to be stored. */
  readonly event_texts: readonly string[];
  /** One for each command. */
  readonly decisions: readonly Decision[];
}

export function decideBatch(before: Case | null, commands: readonly CommandGiven[], at: Instant): Decided {
  let state = before;
  const events: CaseEvent[] = [];
  const event_texts: string[] = [];
  const decisions = commands.map((given): Decision => {
    try {
      const command: Command = { ...given, at };
      const replayed = repeatOf(state, command) === 'REPEAT';
      const done = carryOut(state, command);
      if (isRejection(done)) return { kind: 'REFUSED', rejection: done };
      // What cannot be stored fails here, with its own command, and not later with everybody's append.
      const texts = done.events.map(eventText);
      state = done.state;
      events.push(...done.events);
      event_texts.push(...texts);
      return { kind: 'DONE', events: done.events, replayed };
    } catch (thrown) {
      return { kind: 'FAILED', error: ensureError(thrown) };
    }
  });
  return { state, events, event_texts, decisions };
}

/** The keys of what is owed after and was not owed before. */
export function newlyOwed(before: Case | null, after: Case): readonly string[] {
  const known = new Set(before === null ? [] : owed(before).map(({ key }) => key));
  return owed(after)
    .map(({ key }) => key)
    .filter((key) => !known.has(key));
}
