import { expect, test } from 'vitest';
import { type BankReceipt, judge, type RecordedOrder, type Truth } from './judge.ts';

const at = (bank_id: string, order_id: string, change: Partial<BankReceipt> = {}): BankReceipt => ({
  bank_id,
  order_id,
  revision: 1,
  effects: 1,
  frozen_total: 500n,
  ...change,
});
const recorded = (bank_id: string, order_id: string, change: Partial<RecordedOrder> = {}): RecordedOrder => ({
  bank_id,
  order_id,
  account: `account of ${order_id}`,
  requested: 500n,
  settled: true,
  waiting: false,
  frozen: 500n,
  ...change,
});
const open = { settled: false, waiting: true, frozen: 0n };
const byId = (...orders: readonly RecordedOrder[]) => new Map(orders.map((order) => [order.order_id, order]));

/** Two presses: a healthy bank's order each, and one at a bank that is down. */
const GOOD: Truth = {
  answers: [
    {
      key: 'key-1',
      case_id: 'case_1',
      replayed: false,
      orders: [
        { order_id: 'o1', bank_id: 'steady' },
        { order_id: 'o2', bank_id: 'down' },
      ],
    },
    { key: 'key-2', case_id: 'case_2', replayed: true, orders: [{ order_id: 'o3', bank_id: 'steady' }] },
  ],
  unanswered: [],
  record: byId(recorded('steady', 'o1'), recorded('down', 'o2', open), recorded('steady', 'o3')),
  receipts: [at('steady', 'o1'), at('steady', 'o3')],
  phone_list: new Set(['o2']),
  healthy: new Set(['steady']),
  audit: [],
};

test('all is well: delivered, or waiting and on the phone list', () => {
  expect(judge(GOOD)).toEqual({
    passed: true,
    acknowledged_cases: 2,
    acknowledged_orders: 3,
    delivered: 2,
    with_a_person: 1,
    lost: [],
    doubles: [],
    strangers: [],
    overstated: [],
    split: [],
    forgotten: [],
    unanswered: [],
    audit: [],
  });
});

test('an order of a healthy bank that is not in its receipts is lost, though it waits and a person was told', () => {
  const verdict = judge({
    ...GOOD,
    receipts: [at('steady', 'o1')],
    record: byId(recorded('steady', 'o1'), recorded('down', 'o2', open), recorded('steady', 'o3', open)),
    phone_list: new Set(['o2', 'o3']),
  });
  expect(verdict.passed).toBe(false);
  expect(verdict.lost).toEqual([{ order_id: 'o3', case_id: 'case_2', bank_id: 'steady', because: 'NOT_AT_ITS_BANK' }]);
  expect(verdict.with_a_person).toBe(1);
});

test('a receipt of another bank does not deliver an order, and is itself a fault', () => {
  const verdict = judge({ ...GOOD, receipts: [at('steady', 'o1'), at('other', 'o3')] });
  expect(verdict.lost.map(({ order_id }) => order_id)).toEqual(['o3']);
  expect(verdict.strangers).toEqual(['o3']);
});

test.each([
  ['nobody was asked to telephone', GOOD.record, new Set<string>(), 'NOT_ON_THE_PHONE_LIST'],
  [
    'nobody will act on it',
    byId(...GOOD.record.values(), recorded('down', 'o2', { ...open, waiting: false })),
    GOOD.phone_list,
    'NOT_WAITING',
  ],
  [
    'the record holds it settled',
    byId(...GOOD.record.values(), recorded('down', 'o2', { ...open, settled: true })),
    GOOD.phone_list,
    'NOT_WAITING',
  ],
  [
    'the record does not know it',
    byId(recorded('steady', 'o1'), recorded('steady', 'o3')),
    GOOD.phone_list,
    'NOT_IN_THE_RECORD',
  ],
  [
    'the record has it at another bank',
    byId(...GOOD.record.values(), recorded('steady', 'o2', open)),
    GOOD.phone_list,
    'NOT_IN_THE_RECORD',
  ],
])('an order of a bank that is down is lost where %s', (_where, record, phone_list, because) => {
  const verdict = judge({ ...GOOD, record, phone_list });
  expect(verdict.passed).toBe(false);
  expect(verdict.lost).toEqual([{ order_id: 'o2', case_id: 'case_1', bank_id: 'down', because }]);
});

test('an acknowledged order that the record forgot is lost, though the bank has it', () => {
  const verdict = judge({ ...GOOD, record: byId(recorded('down', 'o2', open), recorded('steady', 'o3')) });
  expect(verdict.lost.map(({ order_id, because }) => [order_id, because])).toEqual([['o1', 'NOT_IN_THE_RECORD']]);
  expect(verdict.strangers).toEqual(['o1']);
});

test.each<[string, Partial<Truth>, string, readonly string[]]>([
  ['a bank froze twice', { receipts: [at('steady', 'o1', { effects: 2 }), at('steady', 'o3')] }, 'doubles', ['o1']],
  [
    'a bank froze more than it was asked to',
    { receipts: [at('steady', 'o1', { frozen_total: 1_000n }), at('steady', 'o3')] },
    'doubles',
    ['o1'],
  ],
  [
    'two orders ask the same bank for the same money',
    { record: byId(...GOOD.record.values(), recorded('steady', 'o4', { account: 'account of o3', frozen: 0n })) },
    'doubles',
    ['o3', 'o4'],
  ],
  [
    'a bank was told of what nobody wrote down',
    { receipts: [...GOOD.receipts, at('steady', 'o9')] },
    'strangers',
    ['o9'],
  ],
  [
    'the record shows more frozen than the bank froze',
    { receipts: [at('steady', 'o1', { frozen_total: 499n }), at('steady', 'o3')] },
    'overstated',
    ['o1'],
  ],
  [
    'one key got two cases',
    { answers: [...GOOD.answers, { key: 'key-1', case_id: 'case_3', replayed: true, orders: [] }] },
    'split',
    ['key-1'],
  ],
  [
    'a press that had been answered is taken for a first one',
    { answers: [...GOOD.answers, { key: 'key-2', case_id: 'case_2', replayed: false, orders: [] }] },
    'forgotten',
    ['key-2'],
  ],
  ['a press was never answered', { unanswered: ['key-7'] }, 'unanswered', ['key-7']],
  ['the auditor found something', { audit: ['case_1: the chain is broken'] }, 'audit', ['case_1: the chain is broken']],
])('it fails when %s', (_when, change, field, found) => {
  const verdict = judge({ ...GOOD, ...change });
  expect(verdict.passed).toBe(false);
  expect(verdict[field as keyof typeof verdict]).toEqual(found);
});

test('two revisions that each froze once are no double, and the highest total is the bank’s', () => {
  const receipts = [
    at('steady', 'o1', { frozen_total: 300n }),
    at('steady', 'o1', { revision: 2, frozen_total: 500n }),
    at('steady', 'o3'),
  ];
  expect(judge({ ...GOOD, receipts }).passed).toBe(true);
});
