import { expect, test } from 'vitest';
import type { PhoneTask } from '../api/types.ts';
import { askedWord } from './asked-word.ts';

const task = (minor_units: string, part: Partial<PhoneTask> = {}) =>
  ({
    requested: { currency_code: 'CNY', minor_units },
    change: 'WITHDRAWN',
    reason: 'NO_ANSWER',
    ...part,
  }) as PhoneTask;

test('R3, R17 a call is for an amount, for the end of the stop or, where another bank holds it all, for no more', () => {
  expect(askedWord(task('5000'))).toBe('calls_amount');
  expect(askedWord(task('0'))).toBe('calls_end');
  expect(askedWord(task('0', { change: 'COVERED_ELSEWHERE' }))).toBe('calls_keep');
  expect(askedWord(task('0', { reason: 'CONTRADICTION' }))).toBeNull();
});
