import { expect, test } from 'vitest';
import type { CaseEvent } from '../api/types.ts';
import { settledBy } from './settled-by.ts';

const event = (version: number, key: string, values: Record<string, string>, order_id?: string): CaseEvent => ({
  version,
  at: '2026-11-24T06:10:05.000Z',
  type: key.split('.')[0] ?? '',
  ...(order_id === undefined ? {} : { order_id }),
  text: { key, values },
});

const recorded = (version: number, operator: string, order_id: string): readonly CaseEvent[] => [
  event(version, 'PHONE_TASK_ANSWERED.OUTCOME', { operator }),
  event(version, 'OUTCOME_RECORDED.FINAL', { door: 'PHONE' }, order_id),
];

test('R17 who settled an order by telephone is said', () => {
  const events = [...recorded(3, 'wang', 'order_2'), ...recorded(4, 'zhao', 'order_1')];
  expect(settledBy(events, 'order_1')).toEqual({ by: 'OPERATOR', operator: 'zhao' });
  expect(settledBy(events, 'order_2')).toEqual({ by: 'OPERATOR', operator: 'wang' });
  expect(settledBy(events, 'order_3')).toBeNull();
});

test('R7 an operator who confirms what the bank said has settled its contradiction; a bank that repeats itself has not', () => {
  const final = event(3, 'OUTCOME_RECORDED.FINAL', { door: 'CALL' }, 'order_1');
  const confirmed = event(4, 'OUTCOME_RECORDED.REPEATED', { door: 'PHONE' }, 'order_1');
  const events = [final, event(4, 'PHONE_TASK_ANSWERED.OUTCOME', { operator: 'zhao' }), confirmed];
  expect(settledBy(events, 'order_1')).toEqual({ by: 'OPERATOR', operator: 'zhao' });
  const repeated = event(6, 'OUTCOME_RECORDED.REPEATED', { door: 'CALLBACK' }, 'order_1');
  expect(settledBy([...recorded(5, 'li', 'order_1'), repeated], 'order_1')).toEqual({ by: 'OPERATOR', operator: 'li' });
});

test('R17 a bank that answers by itself is said to', () => {
  const pending = event(3, 'OUTCOME_RECORDED.PENDING', { door: 'CALL' }, 'order_1');
  const final = event(5, 'OUTCOME_RECORDED.FINAL', { door: 'CALLBACK' }, 'order_1');
  expect(settledBy([pending], 'order_1')).toBeNull();
  expect(settledBy([event(4, 'PHONE_TASK_ANSWERED.NO_ANSWER', { operator: 'li' }), pending, final], 'order_1')).toEqual(
    {
      by: 'BANK',
    },
  );
});
