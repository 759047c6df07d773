/**
 * The free money of a bank's accounts: the balance, plus what each order adds to it or takes from it. One sum, so that
 * no two orders ever freeze the same money.
 */
import { type AccountNumber, freeMoneyOf, hasEnded, type Order } from './order.ts';

export interface Vault {
  /** What orders have added to the account, or taken from it. */
  moved(account: AccountNumber): bigint;
  /** The order went from one state to the next. */
  move(before: Order | undefined, after: Order): void;
  /** Whether all that was frozen of the payment has gone again: another order for it finds what is left, no new money. */
  hasEnded(claimed: Pick<Order, 'account' | 'claim'>): boolean;
}

const keyOf = ({ scheme, value }: AccountNumber): string => `${scheme} ${value}`;
const claimOf = ({ account, claim }: Pick<Order, 'account' | 'claim'>): string => `${keyOf(account)} ${claim}`;

export function createVault(): Vault {
  /** Only where it is not zero: an account that an order emptied is as one never seen. */
  const sums = new Map<string, bigint>();
  const ended = new Set<string>();
  return {
    moved: (account) => sums.get(keyOf(account)) ?? 0n,
    move(before, after) {
      const key = keyOf(after.account);
      const sum = (sums.get(key) ?? 0n) + freeMoneyOf(after) - freeMoneyOf(before);
      if (sum === 0n) sums.delete(key);
      else sums.set(key, sum);
      if (hasEnded(after)) ended.add(claimOf(after));
    },
    hasEnded: (claimed) => ended.has(claimOf(claimed)),
  };
}
