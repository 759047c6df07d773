/** The running house, as a test sees it: addresses, tokens, and people's and machines' ways in. */
import { inject } from 'vitest';
import type { Standalone } from '../../src/start.ts';
import './global-setup.ts';

export type StackFound = Pick<Standalone, 'world' | 'ports' | 'logsDir'>;

let found: Promise<StackFound> | undefined;

async function ask(): Promise<StackFound> {
  const response = await fetch(inject('houseDoor'));
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as StackFound;
}

/** Started by the first who asks. */
export const stack = (): Promise<StackFound> => {
  found ??= ask();
  return found;
};

/** Waits for a condition, with a deadline; says what it last saw. */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  holds: (seen: T) => boolean,
  { withinMs = 15_000, everyMs = 50 }: { readonly withinMs?: number; readonly everyMs?: number } = {},
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > deadline) {
      throw new Error(`${what}: not within ${withinMs} ms; last seen:\n${JSON.stringify(seen, null, 2)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
