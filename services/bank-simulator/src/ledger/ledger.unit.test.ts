import { describe, expect, test } from 'vitest';
import type { Ask } from './ask.ts';
import type { Manner, Terms } from './judge.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { heldOf, type Order } from './order.ts';
import { orderFromLine } from './record.ts';

const AT = 1_790_000_000_000.25;
const ACCOUNT = { scheme: 'CARD', value: '6222021234567890' } as const;
const FULL: Terms = { ours: 'AS_TOLD', balance: 0n, percent_left: 100n };
const NOW: Manner = { when: 'NOW' };

const ask = (of: Partial<Ask> & { amount?: Ask['amount'] } = {}): Ask => ({
  order_id: 'order_a',
  revision: 1,
  change: 'PLACED',
  account: ACCOUNT,
  amount: cny(100n),
  freeze_seconds: 172_800,
  enquiry: false,
  claim: of.order_id ?? 'order_a',
  paid: of.amount?.minor_units ?? 100n,
  ...of,
});
const cny = (minor_units: bigint): Ask['amount'] => ({ currency_code: 'CNY', minor_units });

function bank(
  terms: Partial<Terms> = {},
): Ledger & { lines: string[]; does(of: Partial<Ask>, manner?: Manner): Order } {
  const lines: string[] = [];
  const ledger = createLedger({ terms: () => ({ ...FULL, ...terms }), keep: (line) => lines.push(line) });
  const does = (of: Partial<Ask>, manner: Manner = NOW): Order => ledger.receive(ask(of), manner, AT).order;
  return Object.assign(ledger, { lines, does });
}

const totals = (order: Order | undefined | null) => {
  const { frozen, released, expired, returned } = order?.totals ?? {
    frozen: -1n,
    released: -1n,
    expired: -1n,
    returned: -1n,
  };
  return [frozen, released, expired, returned].map(Number);
};

describe('R3: a revision is judged afresh and is absolute', () => {
  test('given money enough, when asked to hold up to an amount, then that much is frozen and the answer is final', () => {
    const order = bank({ balance: 70n }).does({ amount: cny(100n) });
    expect(order).toMatchObject({ answer: 'FINAL', revision: 1, requested: 100n, sequence: 2 });
    expect(totals(order)).toEqual([100, 0, 0, 0]);
    expect(order.effective_time).toBe(Math.floor(AT));
  });

  test('given less than asked for, then all that is there is frozen', () => {
    const order = bank({ balance: 70n, percent_left: 0n }).does({ amount: cny(100n) });
    expect(order.answer).toBe('FINAL');
    expect(totals(order)).toEqual([70, 0, 0, 0]);
  });

  test('given a freeze, when a revision lowers the amount, then what is above it is let go and counted', () => {
    const it = bank();
    it.does({ amount: cny(50n) });
    const order = it.does({ revision: 2, change: 'AMOUNT', amount: cny(20n) });
    expect(totals(order)).toEqual([50, 30, 0, 0]);
    expect(order).toMatchObject({ answer: 'FINAL', release_reason: 'AMENDED', requested: 20n });
    expect(it.free(ACCOUNT)).toBe(30n);
  });

  test('given a freeze, when the payment is withdrawn, then all is let go and the order has ended', () => {
    const it = bank();
    it.does({ amount: cny(50n) });
    const order = it.does({ revision: 2, change: 'WITHDRAWN', amount: cny(0n), paid: 0n });
    expect(totals(order)).toEqual([50, 50, 0, 0]);
    expect(order).toMatchObject({ answer: 'FINAL', release_reason: 'WITHDRAWN' });
  });

  test('given money let go by a revision, when a later one asks for it again, then it is not frozen again', () => {
    const it = bank();
    it.does({ amount: cny(50n) });
    it.does({ revision: 2, change: 'AMOUNT', amount: cny(20n) });
    expect(totals(it.does({ revision: 3, change: 'AMOUNT', amount: cny(50n) }))).toEqual([50, 30, 0, 0]);
  });

  test('given money let go, when a later revision asks for more than was ever frozen, then only the rest is frozen', () => {
    const it = bank({ balance: 1_000n, percent_left: 0n });
    it.does({ amount: cny(50n) });
    it.does({ revision: 2, change: 'AMOUNT', amount: cny(20n) });
    expect(totals(it.does({ revision: 3, change: 'AMOUNT', amount: cny(80n) }))).toEqual([80, 30, 0, 0]);
  });

  test('COVERED_ELSEWHERE keeps what is frozen, and takes no more', () => {
    const it = bank();
    it.does({ amount: cny(50n) });
    const order = it.does({ revision: 2, change: 'COVERED_ELSEWHERE', amount: cny(20n) });
    expect(totals(order)).toEqual([50, 0, 0, 0]);
    expect(order).toMatchObject({ answer: 'FINAL', requested: 20n });
  });

  test('COVERED_ELSEWHERE before anything is frozen: at most its amount', () => {
    const it = bank();
    it.does({ amount: cny(50n) }, { when: 'LATER' });
    it.does({ revision: 2, change: 'COVERED_ELSEWHERE', amount: cny(20n) }, { when: 'LATER' });
    expect(totals(it.settle('order_a', 2, AT))).toEqual([20, 0, 0, 0]);
  });
});

describe('R5: the same revision, or a lower one, changes nothing and is answered with the present state', () => {
  test('given a freeze, when the same comes again, then it is counted as a receipt and nothing is frozen', () => {
    const it = bank();
    const first = it.does({});
    const again = it.receive(ask(), NOW, AT + 5_000);
    expect(again.repeat).toBe(true);
    expect(again.order).toEqual({ ...first, receipts: [{ ...first.receipts[0], count: 2 }] });
    expect(again.order.receipts[0]).toMatchObject({ effects: 1, received_at: AT, frozen_total: 100n });
  });

  test('given revision 3, when revision 2 arrives late, then the answer shows revision 3 and its amount', () => {
    const it = bank();
    it.does({ revision: 3, amount: cny(40n) });
    const order = it.does({ revision: 2, amount: cny(90n) });
    expect(order).toMatchObject({ revision: 3, requested: 40n });
    expect(totals(order)).toEqual([40, 0, 0, 0]);
    expect(order.receipts.map(({ revision, effects }) => [revision, effects])).toEqual([
      [3, 1],
      [2, 0],
    ]);
  });

  test('given an unknown order, when its end comes first, then it is kept and an older revision does nothing', () => {
    const it = bank();
    const ended = it.does({ revision: 2, change: 'WITHDRAWN', amount: cny(0n), paid: 0n });
    expect(ended).toMatchObject({ answer: 'FINAL', revision: 2, requested: 0n });
    expect(totals(ended)).toEqual([0, 0, 0, 0]);
    expect(totals(it.does({ revision: 1 }))).toEqual([0, 0, 0, 0]);
  });
});

describe('R4: money returned, expired or released is not frozen again under the order', () => {
  test.each([
    ['release', [100, 40, 0, 0], 40n],
    ['expire', [100, 0, 40, 0], 40n],
    ['return', [100, 0, 0, 40], 0n],
  ] as const)('given a freeze, when the bank does %s, then asking again finds none of it', (kind, expected, free) => {
    const it = bank();
    it.does({});
    expect(totals(it.letGo('order_a', kind, 40n, 'APPEAL'))).toEqual(expected);
    expect(it.free(ACCOUNT)).toBe(free);
    const again = it.does({ revision: 2, change: 'ASKED_AGAIN' });
    expect(totals(again)).toEqual(expected);
    expect(heldOf(again.totals)).toBe(60n);
  });

  test('more than is held cannot be let go', () => {
    const it = bank();
    it.does({});
    expect(it.letGo('order_a', 'return', 101n, 'OTHER')).toBeNull();
    expect(it.letGo('order_b', 'return', 1n, 'OTHER')).toBeNull();
  });

  test('R1: given all returned, when a second round asks for the same payment, then there is no money left', () => {
    const it = bank();
    it.does({});
    it.letGo('order_a', 'return', 100n, 'OTHER');
    const second = it.does({ order_id: 'order_a2', claim: 'order_a' });
    expect(second.answer).toBe('FINAL');
    expect(totals(second)).toEqual([0, 0, 0, 0]);
    expect(totals(it.does({ order_id: 'order_a2', claim: 'order_a', revision: 2 }))).toEqual([0, 0, 0, 0]);
  });

  test('R1: given all released, when a second round asks, then what was released is frozen under it', () => {
    const it = bank();
    it.does({});
    it.letGo('order_a', 'release', 100n, 'OTHER');
    expect(totals(it.does({ order_id: 'order_a2', claim: 'order_a' }))).toEqual([100, 0, 0, 0]);
    expect(it.free(ACCOUNT)).toBe(0n);
  });
});

describe('R34: two orders never freeze the same money', () => {
  test('given one balance, when two orders ask for it, then the second gets what the first left', () => {
    const it = bank({ balance: 150n, percent_left: 0n });
    expect(totals(it.does({ order_id: 'order_a' }))).toEqual([100, 0, 0, 0]);
    expect(totals(it.does({ order_id: 'order_b' }))).toEqual([50, 0, 0, 0]);
    expect(totals(it.does({ order_id: 'order_c' }))).toEqual([0, 0, 0, 0]);
  });

  test('given money that is let go, then another order may freeze it', () => {
    const it = bank({ balance: 100n, percent_left: 0n });
    it.does({ order_id: 'order_a' });
    it.letGo('order_a', 'release', 30n, 'APPEAL');
    expect(totals(it.does({ order_id: 'order_b' }))).toEqual([30, 0, 0, 0]);
  });
});

describe('R2: a mismatch is REFUSED with the point that failed, and holds nothing', () => {
  test.each([
    ['another holder', { holder_name: 'Li Si' }, { holder_name: 'Zhang San' }, 'NAME_MISMATCH'],
    ['another currency', { currency_code: 'EUR' }, {}, 'AMOUNT_MISMATCH'],
    ['an enquiry about an account that is not ours', {}, { enquiry: true }, 'ACCOUNT_UNKNOWN'],
    ['an account that the bank does not have', { ours: 'NO' }, {}, 'ACCOUNT_UNKNOWN'],
  ] as const)('%s', (_what, terms, asked, reason) => {
    const order = bank(terms).does(asked);
    expect(order).toMatchObject({ answer: 'REFUSED', refusal_reason: reason });
    expect(totals(order)).toEqual([0, 0, 0, 0]);
  });

  test('the same name written otherwise is the same name', () => {
    expect(bank({ holder_name: 'Zhang San' }).does({ holder_name: 'ＺＨＡＮＧ  san' }).answer).toBe('FINAL');
  });

  test('an enquiry about an account that is certainly ours is carried out', () => {
    expect(totals(bank({ ours: 'CERTAINLY' }).does({ enquiry: true }))).toEqual([100, 0, 0, 0]);
  });

  test('given a refusal, when the corrected revision fits, then it is carried out', () => {
    const it = bank({ holder_name: 'Li Si' });
    it.does({ holder_name: 'Zhang San' });
    expect(it.does({ revision: 2, change: 'CORRECTED', holder_name: 'li si' })).toMatchObject({ answer: 'FINAL' });
  });

  test('given a freeze, when a refused revision lowers the amount, then no more than that stays held', () => {
    const it = bank();
    it.does({});
    const order = it.does({ revision: 2, change: 'AMOUNT', amount: cny(30n) }, { when: 'NOW', refuse: 'LEGAL' });
    expect(order.answer).toBe('REFUSED');
    expect(heldOf(order.totals)).toBe(30n);
  });

  test('given a freeze, when a revision comes in another currency, then it is refused and nothing moves', () => {
    const it = bank();
    it.does({});
    const order = it.does({ revision: 2, amount: { currency_code: 'EUR', minor_units: 10n } });
    expect(order).toMatchObject({ answer: 'REFUSED', refusal_reason: 'AMOUNT_MISMATCH', currency_code: 'CNY' });
    expect(totals(order)).toEqual([100, 0, 0, 0]);
  });

  test('an end is never refused', () => {
    const order = bank({ ours: 'NO' }).does({ amount: cny(0n) }, { when: 'LATER', refuse: 'LEGAL' });
    expect(order.answer).toBe('FINAL');
  });
});

describe('R6: an answer that comes later', () => {
  test('given PENDING, then nothing is frozen until the bank settles it, once', () => {
    const it = bank();
    const pending = it.does({}, { when: 'LATER' });
    expect(pending.answer).toBe('PENDING');
    expect(totals(pending)).toEqual([0, 0, 0, 0]);
    expect(totals(it.settle('order_a', 1, AT))).toEqual([100, 0, 0, 0]);
    expect(it.settle('order_a', 1, AT)).toBeNull();
    expect(it.get('order_a')?.receipts[0]).toMatchObject({ effects: 1, frozen_total: 100n });
  });

  test('given PENDING, when a higher revision came meanwhile, then only that one can be settled', () => {
    const it = bank();
    it.does({}, { when: 'LATER' });
    it.does({ revision: 2, amount: cny(60n) }, { when: 'LATER' });
    expect(it.settle('order_a', 1, AT)).toBeNull();
    expect(totals(it.settle('order_a', 2, AT))).toEqual([60, 0, 0, 0]);
  });

  test('given a freeze, when a lower revision will be answered later, then what is above goes at once', () => {
    const it = bank();
    it.does({});
    const order = it.does({ revision: 2, change: 'AMOUNT', amount: cny(40n) }, { when: 'LATER' });
    expect(order.answer).toBe('PENDING');
    expect(heldOf(order.totals)).toBe(40n);
  });

  test('given PENDING with a wrong name, when it is settled, then it is refused', () => {
    const it = bank({ holder_name: 'Li Si' });
    it.does({ holder_name: 'Zhang San' }, { when: 'LATER' });
    expect(it.settle('order_a', 1, AT)).toMatchObject({ answer: 'REFUSED', refusal_reason: 'NAME_MISMATCH' });
  });
});

describe('what a bank knows survives it', () => {
  test('given the lines of an earlier run, then orders and free money are as they were', () => {
    const it = bank({ balance: 500n, percent_left: 0n });
    it.does({ order_id: 'order_a' });
    it.does({ order_id: 'order_b', amount: cny(300n) }, { when: 'LATER' });
    it.does({ order_id: 'order_a', revision: 2, change: 'AMOUNT', amount: cny(40n) });
    it.letGo('order_a', 'return', 10n, 'OTHER');
    it.owe('order_b', true);
    const again = bank({ balance: 500n, percent_left: 0n });
    for (const line of it.lines) again.restore(orderFromLine(line));
    expect([...again.ids()].map(again.get)).toEqual([...it.ids()].map(it.get));
    expect(again.free(ACCOUNT)).toBe(460n);
    expect(again.unfinished().map(({ order_id }) => order_id)).toEqual(['order_b']);
    expect(again.lines).toEqual([]);
  });
});
