/**
 * How often digits may be tried: for one link or reference in an hour and in all, and for one caller. A try is taken before the digits
 * are looked at, so that many at once are no more than one after the other, and given back if they were right. What was turned away learnt
 * nothing and counts nowhere: else a page that is left open on a closed link would close its whole address.
 *
 * Only the hour turns anybody away, for what exists and for what does not alike. Tries in all are remembered for a month, and only of
 * what exists, since guesses must not fill Redis: a caller's guesses are two keys each, for an hour. That they are used up is
 * told to nobody; the digits are refused, as they are where nothing exists.
 */
import { createHmac } from 'node:crypto';
import { RetryableError } from '@stopline/platform/errors/outcome.ts';
import type { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

export interface TryLimits {
  readonly perHour: number;
  readonly inAll: number;
  readonly perHourOfCaller: number;
}

export interface TryFor {
  readonly road: 'link' | 'reference';
  /** The token or the reference. Redis gets a keyed hash of it. */
  readonly value: string;
  readonly caller: string;
  /** There is such a link or case. */
  readonly exists: boolean;
}

export interface Try {
  /** There are no more tries in all: the digits must not be taken, right or wrong. */
  readonly spent: boolean;
  giveBack(): Promise<void>;
}

export interface Tries {
  /** Null: no more tries now. Rejects with RetryableError if Redis is away. */
  take(what: TryFor): Promise<Try | null>;
}

const HOUR_SECONDS = 3_600;
const MONTH_SECONDS = 30 * 24 * HOUR_SECONDS;

export function openTries(redis: Redis, secret: Uint8Array, limits: TryLimits): Tries {
  const limiter = (name: string, points: number, duration: number) =>
    new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: `stopline:tries:${name}`,
      points,
      duration,
      // Nobody is shut out for longer than the tries themselves count: many right answers at once are one family's telephones.
      blockDuration: 0,
      rejectIfRedisNotReady: true,
    });
  const callers = limiter('caller', limits.perHourOfCaller, HOUR_SECONDS);
  const hourly = limiter('hour', limits.perHour, HOUR_SECONDS);
  const all = limiter('all', limits.inAll, MONTH_SECONDS);
  const keyed = (kind: string, value: string): string =>
    createHmac('sha256', secret).update(`tries\n${kind}\n${value}`).digest('base64url').slice(0, 22);

  return {
    async take({ road, value, caller, exists }) {
      const key = keyed(road, value);
      const ofCaller = keyed('caller', caller);
      // The caller first and the month last: what is turned away by one counts no further.
      if (!(await consume(callers, ofCaller))) return null;
      if (!(await consume(hourly, key))) {
        await giveBack([[callers, ofCaller]]);
        return null;
      }
      const spent = !(await consume(all, key, exists ? {} : { customDuration: HOUR_SECONDS }));
      const taken = [
        [callers, ofCaller],
        [hourly, key],
        [all, key],
      ] as const;
      return { spent, giveBack: () => giveBack(taken) };
    },
  };
}

async function giveBack(taken: readonly (readonly [RateLimiterRedis, string])[]): Promise<void> {
  try {
    await Promise.all(taken.map(([limiter, key]) => limiter.reward(key)));
  } catch (thrown) {
    throw new RetryableError('the tries cannot be counted', { cause: thrown });
  }
}

async function consume(limiter: RateLimiterRedis, key: string, options: object = {}): Promise<boolean> {
  try {
    await limiter.consume(key, 1, options);
    return true;
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) {
      await giveBack([[limiter, key]]);
      return false;
    }
    throw new RetryableError('the tries cannot be counted', { cause: thrown });
  }
}
