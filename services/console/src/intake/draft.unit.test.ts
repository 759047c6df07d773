import { expect, test } from 'vitest';
import type { Store } from '../browser/storage.ts';
import { bodyOf, missingOf } from './body.ts';
import {
  countedByOperator,
  type Draft,
  isUntouched,
  nameTab,
  newDraft,
  newPayment,
  openShelf,
  shelved,
  tabName,
} from './draft.ts';

const ZONE = 'Asia/Shanghai';
const NOW = Date.UTC(2026, 10, 24, 6, 30);

function store(): Store {
  const kept = new Map<string, string>();
  return {
    read: (name) => kept.get(name) ?? null,
    write: (name, value) => {
      kept.set(name, value);
      return true;
    },
    remove: (name) => void kept.delete(name),
    names: () => [...kept.keys()],
  };
}

const payment = (part: object = {}) => ({
  ...newPayment(),
  when: '20分钟前',
  heardAt: NOW,
  amount: '12万',
  to: { value: '6222 0200 0000 0000 000', scheme: '' as const, bank_id: '', holder: ' 张三 ' },
  ...part,
});
const typed = (part: Partial<Draft> = {}): Draft => ({
  ...newDraft('zh-CN', 'li'),
  phone: '138 0013 8000',
  consent: true,
  name: 'Wei',
  payments: [payment()],
  ...part,
});

test('what was typed becomes what the API takes', () => {
  expect(missingOf(typed(), ZONE)).toEqual([]);
  expect(bodyOf(typed(), ZONE)).toEqual({
    victim: { name: 'Wei', phone: '+8613800138000', locale: 'zh-CN', text_consent: true },
    payments: [
      {
        to: { scheme: 'CARD', value: '6222020000000000000', holder_name: '张三' },
        amount: { currency_code: 'CNY', minor_units: '12000000' },
        paid_at: '2026-11-24T06:10:00.000Z',
      },
    ],
  });
});

test('R18 a consent is kept also where there is no number yet', () => {
  expect(bodyOf(typed({ phone: '' }), ZONE)).toMatchObject({ victim: { text_consent: true } });
  expect(bodyOf(typed({ phone: '', consent: false }), ZONE)).toMatchObject({ victim: { text_consent: false } });
});

test('what is missing is named by its field; a reference and the payer’s bank are enough (R12)', () => {
  const nothing = { value: '', scheme: '' as const, bank_id: '', holder: '' };
  const empty = typed({ payments: [payment({ when: '', amount: 'much', to: nothing })], phone: '12' });
  expect(missingOf(empty, ZONE).map(({ field }) => field)).toEqual([
    'victim.phone',
    'payments[0].paid_at',
    'payments[0].amount',
    'payments[0].to',
  ]);
  const from = { ...nothing, value: '6217000000000000001', bank_id: 'ccb' };
  expect(missingOf(typed({ payments: [payment({ to: nothing, from, reference: 'SN-1' })] }), ZONE)).toEqual([]);
});

test('a tab keeps its name over a reload, and can be given another one', () => {
  const tabs = store();
  expect(tabName(tabs)).toBeNull();
  const first = nameTab(tabs);
  expect(tabName(tabs)).toBe(first);
  const second = nameTab(tabs);
  expect(second).not.toBe(first);
  expect(tabName(tabs)).toBe(second);
});

test('a draft is found again by its own tab and operator, and by no other', () => {
  const kept = store();
  const draft = typed();
  openShelf('li', 'tab-1', kept, NOW).write(draft);
  expect(openShelf('li', 'tab-1', kept, NOW).read()).toEqual(draft);
  expect(openShelf('li', 'tab-2', kept, NOW).read()).toBeNull();
  expect(openShelf('wang', 'tab-1', kept, NOW).read()).toBeNull();
});

test('a draft of a tab that is gone can be taken up, once', () => {
  const kept = store();
  const draft = typed();
  const gone = openShelf('li', 'tab-1', kept, NOW);
  gone.write(draft);
  const here = openShelf('li', 'tab-2', kept, NOW);
  here.write(newDraft('en', 'li'));
  expect(shelved(kept)).toEqual([{ slot: gone.slot, draft }]);
  expect(here.take(gone.slot)).toEqual(draft);
  expect(here.take(gone.slot)).toBeNull();
});

test('R22 another operator cannot take a draft, and is told only whose it is', () => {
  const kept = store();
  const gone = openShelf('li', 'tab-1', kept, NOW);
  gone.write(typed({ pressed: {} }));
  openShelf('li', 'tab-2', kept, NOW).write(typed());
  const wang = openShelf('wang', 'tab-1', kept, NOW);
  expect(wang.take(gone.slot)).toBeNull();
  expect(gone.read()).not.toBeNull();
  expect(countedByOperator(shelved(kept))).toEqual([{ operator_id: 'li', pressed: 1, typed: 1 }]);
});

test('a draft that nobody came back to is thrown away, and so is one that cannot be read', () => {
  const kept = store();
  openShelf('li', 'tab-1', kept, NOW).write(typed({ touched_at: NOW }));
  kept.write('draft.broken', '{');
  openShelf('wang', 'tab-2', kept, NOW + 11 * 3_600_000);
  expect(kept.names()).toHaveLength(1);
  openShelf('wang', 'tab-2', kept, NOW + 13 * 3_600_000);
  expect(kept.names()).toEqual([]);
});

test('a press is kept until it is answered, however long that takes', () => {
  const kept = store();
  const pressed = typed({ touched_at: NOW, pressed: {} });
  openShelf('li', 'tab-1', kept, NOW).write(pressed);
  expect(openShelf('li', 'tab-1', kept, NOW + 100 * 3_600_000).read()).toEqual(pressed);
});

test('an empty form is known as one', () => {
  expect(isUntouched(newDraft('en', 'li'))).toBe(true);
  expect(isUntouched(typed())).toBe(false);
});
