/**
 * How often digits may be tried: for one link or reference in an hour and in all, and for one caller. A try is taken before the digits
 * are looked at, so that many at once are no more than one after the other, and given back if they were right.
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
  /** There is such a link or case. What does not exist is not remembered for a month: guesses must not fill Redis. */
  readonly exists: boolean;
}

export interface Tries {
  /** Null: no more tries now. Rejects with RetryableError if Redis is away. */
  take(what: TryFor): Promise<{ giveBack(): Promise<void> } | null>;
}

const HOUR_SECONDS = 3_600;
const MONTH_SECONDS = 30 * 24 * HOUR_SECONDS;

export function openTries(redis: Redis, secret: Uint8Array, limits: TryLimits): Tries {
  const limiter = (name: string, points: number, seconds: { duration: number; blockDuration?: number }) =>
    new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: `stopline:tries:${name}`,
      points,
      rejectIfRedisNotReady: true,
      ...seconds,
    });
  const callers = limiter('caller', limits.perHourOfCaller, { duration: HOUR_SECONDS });
  const hourly = limiter('hour', limits.perHour, { duration: HOUR_SECONDS, blockDuration: HOUR_SECONDS });
  const all = limiter('all', limits.inAll, { duration: MONTH_SECONDS });
  const keyed = (kind: string, value: string): string =>
    createHmac('sha256', secret).update(`tries\n${kind}\n${value}`).digest('base64url').slice(0, 22);

  return {
    async take({ road, value, caller, exists }) {
      const key = keyed(road, value);
      const taken: [RateLimiterRedis, string][] = [];
      // The caller first and the month last: what is turned away by one counts no further.
      const steps: readonly [RateLimiterRedis, string, object?][] = [
        [callers, keyed('caller', caller)],
        [hourly, key],
        [all, key, exists ? {} : { customDuration: HOUR_SECONDS }],
      ];
      for (const [each, name, options] of steps) {
        if (!(await consume(each, name, options))) return null;
        taken.push([each, name]);
      }
      return { giveBack: () => giveBack(taken) };
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
    if (thrown instanceof RateLimiterRes) return false;
    throw new RetryableError('the tries cannot be counted', { cause: thrown });
  }
}
