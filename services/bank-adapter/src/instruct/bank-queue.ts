/** One bank's queue: who waits for it, one place an order. A job carries ids only. */
import {
  activeListOf,
  type HandJob,
  type HandQueue,
  LOCK_RENEW_MS,
  openHandQueue,
  waitListOf,
} from '@stopline/platform/queues/hand-queue.ts';
import type { Redis } from 'ioredis';

export { LOCK_RENEW_MS };

export interface Waiting {
  readonly case_id: string;
  readonly order_id: string;
}

export type WaitingJob = HandJob<Waiting>;
export type BankQueue = HandQueue<Waiting>;

const nameOf = (bank_id: string) => ({ prefix: `{stop:${bank_id}}`, name: 'orders' });

export const waitList = (bank_id: string): string => waitListOf(nameOf(bank_id));
export const activeList = (bank_id: string): string => activeListOf(nameOf(bank_id));

export const openBankQueue = (bank_id: string, redis: Redis, onError: (error: Error) => void): BankQueue =>
  openHandQueue<Waiting>({ ...nameOf(bank_id), redis, onError });
