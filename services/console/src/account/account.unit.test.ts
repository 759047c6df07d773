import { expect, test } from 'vitest';
import { inGroups, numbersInGroups } from './groups.ts';
import { guessScheme, readAccount } from './guess.ts';

test.each([
  ['6222 0200 0000 0000 000', 'CARD'],
  ['６２２２020000000000000', 'CARD'],
  ['11001018500059000015', 'CN_ACCOUNT'],
  ['DE89 3704 0044 0532 0130 00', 'IBAN'],
  ['iban: de89370400440532013000', 'IBAN'],
  ['SBIN0000001/12345678901', 'IN_IFSC'],
  ['HDFC0000123 50100012345678', 'IN_IFSC'],
  ['20-00-00 12345678', 'UK_SCAN'],
  ['ICBKCNBJ/12345678', 'BIC_ACCOUNT'],
  ['alipay/13800000000', 'WALLET'],
  ['支付宝 13800000000', 'WALLET'],
  ['6222****1234', 'MASKED'],
  ['6222 •••• •••• 1234', 'MASKED'],
  ['hello', null],
  ['', null],
])('%s is a %s', (typed, scheme) => {
  expect(guessScheme(typed)).toBe(scheme);
});

test('what is typed becomes the canonical form, or says what is wrong', () => {
  expect(readAccount('支付宝 138 0000 0000', '')).toEqual({ scheme: 'WALLET', value: 'alipay/13800000000' });
  expect(readAccount('6222 0200 0000 0000 000', '')).toEqual({ scheme: 'CARD', value: '6222020000000000000' });
  expect(readAccount('622', 'CARD')).toMatchObject({ scheme: 'CARD', problem: expect.stringContaining('12 to 19') });
  expect(readAccount('hello', '')).toEqual({ scheme: null, problem: '' });
});

test('numbers stand in groups', () => {
  expect(inGroups('CARD', '6222020000000000000')).toBe('6222 0200 0000 0000 000');
  expect(inGroups('CARD', `${'*'.repeat(15)}4172`)).toBe('*** **** **** **** 4172');
  expect(inGroups('IBAN', 'DE89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00');
  expect(inGroups('UK_SCAN', '200000/12345678')).toBe('20-00-00 12345678');
  expect(inGroups('WALLET', 'alipay/13800000000')).toBe('alipay 13800000000');
  expect(inGroups('IN_IFSC', 'SBIN0000001/12345678901')).toBe('SBIN0000001 1234 5678 901');
});

test('so they do in what is read out, and nothing else there is broken up', () => {
  expect(numbersInGroups('Account 6222020000000000000, in the name of 张三.')).toContain('6222 0200 0000 0000 000,');
  expect(numbersInGroups('账号 6222020000000000000，户名')).toBe('账号 6222 0200 0000 0000 000，户名');
  for (const words of [
    'Our reference is order_591be342-1165-8950-b90e-123456789012_3009951771123456, revision 1.',
    'It was paid 1,234,567,890.00 CNY at 2026-11-30 20:14 UTC+00:00.',
  ])
    expect(numbersInGroups(words)).toBe(words);
});
