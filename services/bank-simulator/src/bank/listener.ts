/** A bank's door: down means that the port is really closed and its connections cut, and up that the same port opens again. */
import type { GrpcServer } from '@stopline/platform/grpc/server.ts';
import type { Repetition, Timers } from '@stopline/platform/ports/timers.ts';
import type { BankSettings } from '../world/settings.ts';
import { BankTrouble } from './trouble.ts';

export interface ListenerOptions {
  open(port: number): Promise<GrpcServer>;
  port: number;
  timers: Timers;
  onError(error: Error): void;
}

/** For calls under way to be told that the door closes; it is cut off for those that do not listen. */
const LAST_WORDS_MS = 50;

export interface Listener {
  /** Resolves when the door is as the settings say. */
  follow(settings: BankSettings): Promise<void>;
  isUp(): boolean;
  /** Aborts when the door that is open now closes. */
  closed(): AbortSignal;
  /** 0 until it was open once, where any port would do. */
  port(): number;
  close(deadlineMs: number): Promise<void>;
}

export function createListener(options: ListenerOptions): Listener {
  const { timers, onError } = options;
  let port = options.port;
  let server: GrpcServer | undefined;
  let closed = new AbortController();
  let flapping: Repetition | undefined;
  let queue: Promise<void> = Promise.resolve();
  let following: Promise<void> = Promise.resolve();

  async function make(up: boolean, deadlineMs: number): Promise<void> {
    if (up && server === undefined) {
      closed = new AbortController();
      server = await options.open(port);
      port = server.port;
    } else if (!up && server !== undefined) {
      const closing = server;
      server = undefined;
      closed.abort(new BankTrouble('UNAVAILABLE'));
      await closing.close(deadlineMs);
    }
  }

  /** One after the other: a port cannot be opened while it is being closed. */
  function want(up: boolean, deadlineMs = LAST_WORDS_MS): Promise<void> {
    const done = queue.then(() => make(up, deadlineMs));
    queue = done.catch(() => undefined);
    return done;
  }

  async function become(settings: BankSettings): Promise<void> {
    await flapping?.stop();
    flapping = undefined;
    // A port of our own choosing must be known before the bank can be down.
    if (port === 0) await want(true);
    await want(settings.behaviour !== 'down');
    if (settings.behaviour !== 'flapping') return;
    flapping = timers.every(settings.flap_period_ms / 2, () => want(server === undefined), onError);
  }

  return {
    follow(settings) {
      const done = following.then(() => become(settings));
      following = done.catch(() => undefined);
      return done;
    },
    isUp: () => server !== undefined,
    closed: () => closed.signal,
    port: () => port,
    async close(deadlineMs) {
      await flapping?.stop();
      await want(false, deadlineMs);
    },
  };
}
