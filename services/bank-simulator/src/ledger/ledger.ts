/** A bank's ledger: its orders and the free money of its accounts, moved together. No clock, no chance, no I/O. */
import type { RefusalReason, ReleaseReason } from '@stopline/domain/stop/outcome-types.ts';
import type { Instant } from '@stopline/domain/values/instant.ts';
import type { Ask } from './ask.ts';
import { type Books, createBooks } from './books.ts';
import { type LettingGo, letGoOnOwn, type Manner, settle, type Terms, takeDown, withReceipt } from './judge.ts';
import { type AccountNumber, freeMoneyOf, heldOf, type Order } from './order.ts';
import { createVault } from './vault.ts';

export interface LedgerOptions {
  terms(account: AccountNumber): Terms;
  /** Called with the order's line at every change, before anybody is answered. */
  keep(line: string): void;
}

export interface Received {
  readonly order: Order;
  /** The revision was known, or older than the one known: nothing changed. */
  readonly repeat: boolean;
}

export interface Ledger extends Omit<Books, 'put'> {
  receive(ask: Ask, manner: Manner, received_at: number): Received;
  /** The word on a revision answered PENDING; null when another one came meanwhile, or it has its word already. */
  settle(order_id: string, revision: number, at: Instant, refuse?: RefusalReason): Order | null;
  /** Null for more than is held. */
  letGo(order_id: string, kind: LettingGo, amount: bigint, reason: ReleaseReason): Order | null;
  /** Whether Stopline is still to be told. */
  owe(order_id: string, owed: boolean): void;
  /** What is free on an account now. */
  free(account: AccountNumber): bigint;
  /** An order as an earlier run left it. */
  restore(order: Order): void;
}

export function createLedger({ terms, keep }: LedgerOptions): Ledger {
  const books = createBooks();
  const vault = createVault();
  const free = (account: AccountNumber): bigint => terms(account).balance + vault.moved(account);

  const put = (before: Order | undefined, after: Order): Order => {
    vault.move(before, after);
    keep(books.put(after));
    return after;
  };

  function judged(known: Order | undefined, ask: Ask, manner: Manner, received_at: number): Order {
    const all = terms(ask.account);
    const left = vault.hasEnded(ask) ? { ...all, percent_left: 0n } : all;
    const order = withReceipt(takeDown(known, ask, left, manner), ask.revision, received_at);
    if (manner.when === 'LATER' && ask.amount.minor_units > 0n) return order;
    // What the revision has just let go, or brought in, is free money already.
    const freed = freeMoneyOf(order) - freeMoneyOf(known);
    return settle(order, free(order.account) + freed, Math.floor(received_at));
  }

  return Object.assign(books, {
    receive(ask: Ask, manner: Manner, received_at: number): Received {
      const known = books.get(ask.order_id);
      if (known !== undefined && ask.revision <= known.revision) {
        return { order: put(known, withReceipt(known, ask.revision, received_at)), repeat: true };
      }
      // The account of an order never changes: another account is another order (R1).
      const asked = known === undefined ? ask : { ...ask, account: known.account, claim: known.claim };
      return { order: put(known, judged(known, asked, manner, received_at)), repeat: false };
    },
    settle(order_id: string, revision: number, at: Instant, refuse?: RefusalReason): Order | null {
      const order = books.get(order_id);
      if (order?.answer !== 'PENDING' || order.revision !== revision) return null;
      const word = refuse === undefined ? order : { ...order, refusal_reason: refuse };
      return put(order, settle(word, free(order.account), at));
    },
    letGo(order_id: string, kind: LettingGo, amount: bigint, reason: ReleaseReason): Order | null {
      const order = books.get(order_id);
      if (order === undefined || amount > heldOf(order.totals)) return null;
      return put(order, letGoOnOwn(order, kind, amount, reason));
    },
    owe(order_id: string, owed: boolean): void {
      const order = books.get(order_id);
      if (order !== undefined && order.owes_report !== owed) put(order, { ...order, owes_report: owed });
    },
    free,
    restore(order: Order): void {
      vault.move(books.get(order.order_id), order);
      books.put(order);
    },
  });
}
