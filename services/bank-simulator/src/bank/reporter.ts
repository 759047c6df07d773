/** Tells Stopline how orders stand, again and again until it has taken it or has said that it never will. */
import { ensureError, TerminalError } from '@stopline/platform/errors/outcome.ts';
import type { Timers } from '@stopline/platform/ports/timers.ts';

export interface ReporterOptions {
  /** One telling. Rejects with TerminalError where repeating it is of no use. */
  tell(order_id: string): Promise<void>;
  /** Told, or never to be told. */
  done(order_id: string): void;
  /** A bank that is down makes no calls either. */
  able(): boolean;
  giveUp(order_id: string, error: Error): void;
  timers: Timers;
  signal: AbortSignal;
}

export interface Reporter {
  /** How the order stands at the time of telling; asked for again meanwhile, it is told once more. */
  report(order_id: string): void;
  waiting(): number;
}

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;
const AT_ONCE = 64;

export function createReporter({ tell, done, able, giveUp, timers, signal }: ReporterOptions): Reporter {
  /** By order: whether it was asked for again while it was being told. */
  const again = new Map<string, boolean>();
  let running = 0;

  async function attempt(order_id: string): Promise<boolean> {
    if (!able() || running >= AT_ONCE) return false;
    running += 1;
    try {
      await tell(order_id);
      return true;
    } catch (thrown) {
      if (!(thrown instanceof TerminalError)) return false;
      giveUp(order_id, ensureError(thrown));
      return true;
    } finally {
      running -= 1;
    }
  }

  async function tellUntilDone(order_id: string): Promise<void> {
    let wait = FIRST_WAIT_MS;
    for (;;) {
      if (await attempt(order_id)) {
        if (again.get(order_id) !== true) break;
        again.set(order_id, false);
        continue;
      }
      await timers.sleep(wait, signal);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
    again.delete(order_id);
    done(order_id);
  }

  return {
    report(order_id) {
      if (again.has(order_id)) {
        again.set(order_id, true);
        return;
      }
      again.set(order_id, false);
      // Rejects only when the bank stops; what is still owed stands in its file.
      tellUntilDone(order_id).catch(() => again.delete(order_id));
    },
    waiting: () => again.size,
  };
}
