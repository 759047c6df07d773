import { expect, test } from 'vitest';
import { phoneInGroups, readPhone } from './phone.ts';

test.each([
  ['138 0013 8000', '+8613800138000'],
  ['8613800138000', '+8613800138000'],
  ['+44 7700 900123', '+447700900123'],
  ['0044 7700 900-123', '+447700900123'],
  ['＋86 138 0013 8000', '+8613800138000'],
  ['12345', null],
  ['07700 900123', null],
  ['', null],
])('%s is %s', (typed, expected) => {
  expect(readPhone(typed)).toBe(expected);
});

test('a number stands in groups', () => {
  expect(phoneInGroups('+8613800138000')).toBe('+86 138 0013 8000');
  expect(phoneInGroups('+447700900123')).toBe('+44 770 090 0123');
  expect(phoneInGroups('+86*******8000')).toBe('+86*******8000');
});
