/** What an ApplyStop asks, read off the wire. */
import type { Money } from '@stopline/domain/values/money.ts';
import type { AccountNumber, Change } from './order.ts';

export interface Ask {
  readonly order_id: string;
  readonly revision: number;
  readonly change: Change;
  readonly account: AccountNumber;
  /** As the victim told it. */
  readonly holder_name?: string;
  /** Hold at most this; 0 ends the order. */
  readonly amount: Money;
  readonly freeze_seconds: number;
  /** Other banks are asked about the account as well. */
  readonly enquiry: boolean;
  /** Tells one disputed payment of one case from another. */
  readonly claim: string;
  /** What was paid, in the currency of `amount`; 0 where it was not told. */
  readonly paid: bigint;
}
