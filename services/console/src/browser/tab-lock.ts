/** Locks of tabs: each is held as long as its tab lives, so that another one can tell. */

/** A page that is loaded anew finds its own lock free once the browser has put the old one away; another tab's stays held. */
export const RELOAD_MS = 1_000;

/**
 * Takes the lock, within that time or whenever it comes, and holds it until `until`. False: another living tab has it. Where there are
 * no locks (an address without TLS) nobody can tell, and it is taken to be free.
 */
export function holdLock(name: string, until: AbortSignal, withinMs?: number): Promise<boolean> {
  if (navigator.locks === undefined) return Promise.resolve(true);
  const signal = withinMs === undefined ? until : AbortSignal.any([until, AbortSignal.timeout(withinMs)]);
  return new Promise((resolve) => {
    const held = (): Promise<void> => {
      resolve(true);
      return new Promise((release) => {
        if (until.aborted) release();
        until.addEventListener('abort', () => release());
      });
    };
    navigator.locks.request(name, { signal }, held).catch(({ name }: Error) => resolve(name !== 'TimeoutError'));
  });
}

/** The names of all that are held; null where nobody can tell. */
export async function heldLocks(): Promise<ReadonlySet<string | undefined> | null> {
  if (navigator.locks === undefined) return null;
  const { held = [] } = await navigator.locks.query();
  return new Set(held.map(({ name }) => name));
}
