import { EVENT_TYPES } from '@stopline/domain/views/event-view.ts';
import { describe, expect, test } from 'vitest';
import { isEventTextKey, sayEvent } from './say.ts';
import { EVENT_WORDS } from './words.ts';

const blanks = (words: string): string[] => (words.match(/\{[^}]*\}/g) ?? []).sort();
const keys = Object.entries(EVENT_WORDS);

test('every type of event has words, and every key belongs to a type', () => {
  const types = new Set(keys.map(([key]) => key.split('.')[0]));
  expect([...types].sort()).toEqual(Object.values(EVENT_TYPES).sort());
});

test.each(keys)('%s has the same blanks in both languages', (_key, { en, zh }) => {
  expect(blanks(zh)).toEqual(blanks(en));
  expect(zh).toMatch(/\p{Script=Han}|版/u);
});

describe('sayEvent', () => {
  test('fills the blanks, and money in its own units', () => {
    const values = { frozen: '12000050', currency: 'CNY', door: 'REPLY', refusal: '' };
    const text = { key: 'OUTCOME_RECORDED.FINAL', values };
    expect(sayEvent(text, 'en')).toBe('The bank has frozen 120,000.50 CNY in all');
    expect(sayEvent(text, 'zh')).toBe('银行累计冻结 120,000.50 CNY');
    expect(sayEvent({ key: 'PAYMENT_ADDED', values: { amount: '500', currency: 'JPY' } }, 'en')).toBe(
      'Payment of 500 JPY added',
    );
  });

  test('a value that is missing leaves its blank empty', () => {
    expect(sayEvent({ key: 'NOTE_ADDED', values: {} }, 'en')).toBe(' wrote a note');
    expect(sayEvent({ key: 'PAYMENT_ADDED', values: { amount: 'x' } }, 'en')).toBe('Payment of x added');
  });

  test('a key of a later version is said as it is', () => {
    expect(isEventTextKey('TEXT_OWED')).toBe(false);
    expect(isEventTextKey('toString')).toBe(false);
    expect(sayEvent({ key: 'TEXT_OWED', values: {} }, 'zh')).toBe('TEXT_OWED');
  });
});
