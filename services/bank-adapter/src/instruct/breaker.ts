/**
 * One breaker for each bank and channel. opossum only counts here: it never times a call out (the channel's deadline
 * does) and never lets one through to see (its reset is as far away as a timer reaches). The probe alone closes it.
 */
import { EventEmitter } from 'node:events';
import CircuitBreaker from 'opossum';
import { asChannelError } from '../channels/channel.ts';

/** The port `guard`: makes the call unless the channel's breaker is open, and counts what came of it. */
export type Guard = <T>(bank_id: string, channel: string, call: () => Promise<T>) => Promise<T>;

export class BreakerOpenError extends Error {
  override readonly name = 'BreakerOpenError';
}

export interface BreakerName {
  readonly bank_id: string;
  readonly channel: string;
}

export type BreakerListener = (name: BreakerName) => void;

export interface Breakers {
  readonly guard: Guard;
  /** Half-open is not closed: only the probe may call then. */
  isClosed(bank_id: string, channel: string): boolean;
  /** The channel has answered, or is no more. */
  reset(name: BreakerName): void;
  /** Of each channel that was ever called. */
  states(): readonly (BreakerName & { readonly state: 'OPEN' | 'CLOSED' })[];
  onOpen(listener: BreakerListener): void;
  onClose(listener: BreakerListener): void;
  /** Once each `ROTATE_EVERY_MS`: all breakers count in buckets of that length. */
  rotate(): void;
  close(): void;
}

export const ROTATE_EVERY_MS = 1_000;
const WINDOW_MS = 10_000;
/** Fewer calls within the window say nothing. */
const VOLUME_LEAST = 5;
const FAILURES_PERCENT = 50;
const TIMER_LONGEST_MS = 2_147_483_647;

type Action = () => Promise<unknown>;

export function createBreakers(): Breakers {
  const breakers = new Map<string, { name: BreakerName; breaker: CircuitBreaker<[Action]> }>();
  const rotation = new EventEmitter();
  rotation.setMaxListeners(0);
  const openListeners: BreakerListener[] = [];
  const closeListeners: BreakerListener[] = [];
  const tell = (listeners: readonly BreakerListener[], name: BreakerName): void => {
    for (const listener of listeners) listener(name);
  };

  const keyOf = (bank_id: string, channel: string): string => `${bank_id}/${channel}`;
  const breakerOf = (bank_id: string, channel: string): CircuitBreaker<[Action]> => {
    const key = keyOf(bank_id, channel);
    const known = breakers.get(key);
    if (known !== undefined) return known.breaker;
    const name = { bank_id, channel };
    const breaker = new CircuitBreaker<[Action]>((call) => call(), optionsOf(key, rotation));
    breaker.on('open', () => tell(openListeners, name));
    breaker.on('close', () => tell(closeListeners, name));
    breakers.set(key, { name, breaker });
    return breaker;
  };
  return {
    async guard<T>(bank_id: string, channel: string, call: () => Promise<T>): Promise<T> {
      const breaker = breakerOf(bank_id, channel);
      if (!breaker.closed) throw new BreakerOpenError(`no calls to ${channel} of ${bank_id} now`);
      return (await breaker.fire(call)) as T;
    },
    isClosed: (bank_id, channel) => breakers.get(keyOf(bank_id, channel))?.breaker.closed ?? true,
    reset: ({ bank_id, channel }) => breakers.get(keyOf(bank_id, channel))?.breaker.close(),
    states: () =>
      [...breakers.values()].map(({ name, breaker }) => ({ ...name, state: breaker.closed ? 'CLOSED' : 'OPEN' })),
    onOpen: (listener) => void openListeners.push(listener),
    onClose: (listener) => void closeListeners.push(listener),
    rotate: () => void rotation.emit('rotate'),
    close() {
      for (const { breaker } of breakers.values()) breaker.shutdown();
      breakers.clear();
    },
  };
}

const optionsOf = (name: string, rotateBucketController: EventEmitter): CircuitBreaker.Options<[Action]> => ({
  name,
  timeout: false,
  resetTimeout: TIMER_LONGEST_MS,
  errorThresholdPercentage: FAILURES_PERCENT,
  volumeThreshold: VOLUME_LEAST,
  rollingCountTimeout: WINDOW_MS,
  rollingCountBuckets: WINDOW_MS / ROTATE_EVERY_MS,
  rollingPercentilesEnabled: false,
  enableSnapshots: false,
  rotateBucketController,
  // True: does not count. opossum takes it for a success then, which is what it says of the channel.
  errorFilter: (error) => !asChannelError(error).ailing,
  cache: false,
  allowWarmUp: false,
});
