import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ask } from './ask.ts';
import type { Manner, Terms } from './judge.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { type Change, heldOf, type Order, type Totals } from './order.ts';
import { orderFromLine, orderToLine } from './record.ts';

const AT = 1_790_000_000_000;
const ACCOUNTS = ['6222020000001234', '6222020000005678'].map((value) => ({ scheme: 'CARD' as const, value }));
const BALANCE = 120n;
const CHANGES: readonly Change[] = ['PLACED', 'AMOUNT', 'COVERED_ELSEWHERE', 'CORRECTED', 'WITHDRAWN', 'ASKED_AGAIN'];

type Act =
  | { kind: 'ask'; order: number; revision: number; change: Change; amount: number; later: boolean; refuse: boolean }
  | { kind: 'settle'; order: number }
  | { kind: 'release' | 'expire' | 'return'; order: number; amount: number };

const order = fc.integer({ min: 0, max: 3 });
const amount = fc.integer({ min: 0, max: 100 });
const asking: fc.Arbitrary<Act> = fc.record({
  kind: fc.constant('ask' as const),
  order,
  revision: fc.integer({ min: 1, max: 5 }),
  change: fc.constantFrom(...CHANGES),
  amount,
  later: fc.boolean(),
  refuse: fc.boolean(),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: asking },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('settle' as const), order }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('release', 'expire', 'return'), order, amount }) },
);

const terms = (percent_left: bigint): Terms => ({ ours: 'AS_TOLD', balance: BALANCE, percent_left });
const ledgerOf = (percent_left: bigint): Ledger => createLedger({ terms: () => terms(percent_left), keep: () => {} });

/** Orders 0 and 1 are on the first account, 2 and 3 on the second. */
function askOf(of: Extract<Act, { kind: 'ask' }>): Ask {
  return {
    order_id: `order_${of.order}`,
    revision: of.revision,
    change: of.change,
    account: ACCOUNTS[of.order < 2 ? 0 : 1] as Ask['account'],
    amount: { currency_code: 'CNY', minor_units: BigInt(of.amount) },
    freeze_seconds: 60,
    enquiry: false,
    claim: `payment_${of.order}`,
    paid: BigInt(of.amount),
  };
}

function carryOut(ledger: Ledger, of: Act): void {
  if (of.kind === 'ask') {
    const manner: Manner = { when: of.later ? 'LATER' : 'NOW', ...(of.refuse ? { refuse: 'LEGAL' as const } : {}) };
    ledger.receive(askOf(of), manner, AT);
  } else if (of.kind === 'settle') {
    const known = ledger.get(`order_${of.order}`);
    if (known !== undefined) ledger.settle(known.order_id, known.revision, AT);
  } else {
    ledger.letGo(`order_${of.order}`, of.kind, BigInt(of.amount), 'OTHER');
  }
}

const ordersOf = (ledger: Ledger): readonly Order[] =>
  [...ledger.ids()].map((id) => ledger.get(id)).filter((known) => known !== undefined);

const neverBelow = (now: Totals, before: Totals): void => {
  for (const kind of ['frozen', 'released', 'expired', 'returned'] as const) {
    expect(now[kind], kind).toBeGreaterThanOrEqual(before[kind]);
  }
};

const acts = fc.array(act, { maxLength: 40 });
const percent = fc.constantFrom(0n, 50n, 100n);

describe('R4: whatever is asked and done, in whatever order', () => {
  test('totals never fall, and what has left an order was frozen under it before', () => {
    fc.assert(
      fc.property(acts, percent, (all, left) => {
        const ledger = ledgerOf(left);
        let before = new Map<string, Totals>();
        for (const one of all) {
          carryOut(ledger, one);
          const now = new Map(ordersOf(ledger).map((known) => [known.order_id, known.totals]));
          for (const [id, totals] of before) neverBelow(now.get(id) as Totals, totals);
          for (const totals of now.values()) expect(heldOf(totals)).toBeGreaterThanOrEqual(0n);
          before = now;
        }
      }),
    );
  });

  test('no money is frozen twice: what orders hold and have given away is never more than an account ever had', () => {
    fc.assert(
      fc.property(acts, percent, (all, left) => {
        const ledger = ledgerOf(left);
        for (const one of all) {
          carryOut(ledger, one);
          for (const account of ACCOUNTS) {
            expect(ledger.free(account)).toBeGreaterThanOrEqual(0n);
            const on = ordersOf(ledger).filter((known) => known.account.value === account.value);
            const had = on.reduce((sum, known) => sum + known.credited, BALANCE);
            const taken = on.reduce((sum, { totals }) => sum + heldOf(totals) + totals.returned, 0n);
            expect(ledger.free(account) + taken).toBe(had);
          }
        }
      }),
    );
  });

  test('no revision has more than one effect, and none holds above the largest amount ever asked', () => {
    fc.assert(
      fc.property(acts, percent, (all, left) => {
        const ledger = ledgerOf(left);
        for (const one of all) carryOut(ledger, one);
        for (const known of ordersOf(ledger)) {
          const asked = all.flatMap((a) =>
            a.kind === 'ask' && `order_${a.order}` === known.order_id ? [a.amount] : [],
          );
          expect(known.totals.frozen).toBeLessThanOrEqual(BigInt(Math.max(0, ...asked)));
          for (const receipt of known.receipts) expect(receipt.effects).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('a record read back is the same order', () => {
    fc.assert(
      fc.property(acts, percent, (all, left) => {
        const ledger = ledgerOf(left);
        for (const one of all) carryOut(ledger, one);
        for (const known of ordersOf(ledger)) expect(orderFromLine(orderToLine(known))).toEqual(known);
      }),
    );
  });
});

describe('R5: repetition changes nothing', () => {
  test('each ask sent again at once, and all of them once more at the end, leave every order as it was', () => {
    fc.assert(
      fc.property(acts, percent, (all, left) => {
        const [once, twice] = [ledgerOf(left), ledgerOf(left)];
        const withoutCounts = (ledger: Ledger) => ordersOf(ledger).map(({ receipts: _receipts, ...rest }) => rest);
        for (const one of all) {
          carryOut(once, one);
          carryOut(twice, one);
          if (one.kind === 'ask') carryOut(twice, one);
        }
        for (const one of all) if (one.kind === 'ask') carryOut(twice, one);
        expect(withoutCounts(twice)).toEqual(withoutCounts(once));
      }),
    );
  });
});

describe('R3: any order of revisions ends at the highest', () => {
  const revisions = fc.uniqueArray(asking, {
    minLength: 1,
    maxLength: 5,
    selector: (one) => (one.kind === 'ask' ? one.revision : 0),
  });

  test('its amount and answer stand, and no more than its amount is held', () => {
    fc.assert(
      fc.property(revisions, fc.infiniteStream(fc.nat()), percent, (all, luck, left) => {
        const ledger = ledgerOf(left);
        const shuffled = [...all]
          .map((one) => ({ one, key: luck.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one as Extract<Act, { kind: 'ask' }>);
        for (const one of shuffled) carryOut(ledger, { ...one, order: 0, later: false });
        const highest = shuffled.reduce((a, b) => (a.revision > b.revision ? a : b));
        const known = ledger.get('order_0') as Order;
        expect(known).toMatchObject({ revision: highest.revision, requested: BigInt(highest.amount) });
        expect(known.answer).toBe(highest.refuse && highest.amount > 0 ? 'REFUSED' : 'FINAL');
        if (highest.change !== 'COVERED_ELSEWHERE') {
          expect(heldOf(known.totals)).toBeLessThanOrEqual(BigInt(highest.amount));
        }
      }),
    );
  });
});
