import { expect, test } from 'vitest';
import type { FreezeStatus, Order, PhoneTask } from '../api/types.ts';
import { answerMs, heldWord, sortedTiles, tileState } from './tile-state.ts';

const order = (freeze_status: FreezeStatus, part: Partial<Order> = {}): Order => ({
  order_id: `order-${freeze_status}`,
  payment_id: 'payment',
  bank_id: 'icbc',
  revision: 1,
  change: 'PLACED',
  freeze_status,
  settled: !['REQUESTED', 'PENDING'].includes(freeze_status),
  amounts: {
    currency_code: 'CNY',
    requested: '1',
    frozen: '0',
    returned: '0',
    let_go: '0',
    gone: '0',
    unknown: '1',
    surplus: '0',
  },
  totals: { frozen: '0', released: '0', expired: '0', returned: '0' },
  attempts: { count: 0, waiting: false, recent: [] },
  placed_at: '2026-11-24T06:00:00.000Z',
  ...part,
});
const task = (order_id: string, part: Partial<PhoneTask> = {}): PhoneTask => ({
  phone_task_id: 'phone',
  case_id: 'case',
  case_reference: 'K7QF2-M9RDX',
  order_id,
  reason: 'NOT_REACHED',
  script: [],
  opened_at: '2026-11-24T06:00:10.000Z',
  ...part,
});

test('R5 silence is shown as no answer yet, never as a refusal', () => {
  const silent = order('REQUESTED', { attempts: { count: 3, waiting: false, recent: [] } });
  expect(tileState(silent, [])).toMatchObject({ word: 'tile_silent', tone: 'asked' });
  expect(tileState(order('REQUESTED'), [])).toMatchObject({ word: 'tile_asked' });
});

test('R17 what waits for a telephone call stands first', () => {
  const waiting = order('REQUESTED');
  const tasks = [task(waiting.order_id)];
  expect(tileState(waiting, tasks)).toMatchObject({ word: 'tile_phone', rank: 0 });
  expect(tileState(waiting, [task(waiting.order_id, { closed_at: '2026-11-24T06:01:00.000Z' })]).word).toBe(
    'tile_asked',
  );
  const all = [order('FROZEN'), order('NO_FUNDS'), order('PENDING'), waiting];
  expect(sortedTiles(all, tasks).map(({ freeze_status }) => freeze_status)).toEqual([
    'REQUESTED',
    'PENDING',
    'NO_FUNDS',
    'FROZEN',
  ]);
});

test('in an enquiry, banks that it is not with stand behind the one that holds it; asked alone, such a bank has failed', () => {
  const unknown = { refusal_reason: 'ACCOUNT_UNKNOWN' } as const;
  const elsewhere = order('REFUSED', { ...unknown, enquiry_id: 'enquiry' });
  expect(tileState(elsewhere, []).word).toBe('tile_elsewhere');
  expect(sortedTiles([elsewhere, order('FROZEN')], [])[0]?.freeze_status).toBe('FROZEN');
  expect(tileState(order('REFUSED', unknown), []).word).toBe('tile_refused');
});

test('R3, R13 where nothing is asked any more, it is said whether the stop is to end or the bank keeps what it has', () => {
  const asked = (requested: string, part: Partial<Order> = {}) =>
    heldWord(order('REQUESTED', { amounts: { requested } as Order['amounts'], change: 'WITHDRAWN', ...part }));
  expect([
    asked('100'),
    asked('0'),
    asked('0', { change: 'COVERED_ELSEWHERE' }),
    asked('0', { settled: true }),
  ]).toEqual(['tile_of', 'tile_to_end', 'tile_no_more', 'tile_of_nothing']);
});

test('every state has its own word, and states that differ in what to do differ in shape', () => {
  const states: readonly FreezeStatus[] = [
    'REQUESTED',
    'PENDING',
    'FROZEN',
    'PARTIALLY_FROZEN',
    'NO_FUNDS',
    'REFUSED',
    'RELEASED',
    'EXPIRED',
    'RETURNED',
    'CANCELLED',
  ];
  const words = states.map((status) => tileState(order(status), []).word);
  expect(new Set(words).size).toBe(states.length);
  const shapes = states.slice(0, 6).map((status) => tileState(order(status), []).shape);
  expect(new Set(shapes).size).toBe(6);
});

test('a bank’s time to answer counts from the first call', () => {
  const times = { first_sent_at: '2026-11-24T06:00:00.100Z', first_answered_at: '2026-11-24T06:00:02.500Z' };
  expect(answerMs(order('FROZEN', times))).toBe(2_400);
  expect(answerMs(order('REQUESTED'))).toBeNull();
});
