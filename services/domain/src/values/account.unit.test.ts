import { describe, expect, test } from 'vitest';
import { ACCOUNT_SCHEMES, type Account, canonicalAccount, lastFour, maskAccount, sameAccount } from './account.ts';

const value = (scheme: Account['scheme'], typed: string) => {
  const result = canonicalAccount(scheme, typed);
  return 'value' in result ? result.value : `PROBLEM ${result.problem}`;
};

describe('R1: one account has one form, however it was typed', () => {
  test.each([
    ['CARD', '6222 0200 0000 0000 000', '6222020000000000000'],
    ['CARD', '6222-0200-0000-0000-000', '6222020000000000000'],
    ['CARD', '６２２２０２０００００００００００００', '6222020000000000000'],
    ['CARD', '\u200e6222\u00a00200　0000–0000—000\u202c', '6222020000000000000'],
    ['CARD', '123456789012', '123456789012'],
    ['CN_ACCOUNT', '1202 0200 0990 0000 000', '1202020009900000000'],
    ['CN_ACCOUNT', 'nra1202020009900', 'NRA1202020009900'],
    ['CN_ACCOUNT', '12345678', '12345678'],
    ['IBAN', 'de89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['IBAN', 'IBAN: GB29 NWBK 6016 1331 9268 19', 'GB29NWBK60161331926819'],
    ['IBAN', 'NO9386011117947', 'NO9386011117947'],
    ['IN_IFSC', 'SBIN0000001 12345678901', 'SBIN0000001/12345678901'],
    ['IN_IFSC', 'sbin0000001-1234 5678 901', 'SBIN0000001/12345678901'],
    ['IN_IFSC', 'SBIN0000001/12345678901', 'SBIN0000001/12345678901'],
    ['IN_IFSC', 'SBIN000000112345678901', 'SBIN0000001/12345678901'],
    ['UK_SCAN', '20-00-00 12345678', '200000/12345678'],
    ['UK_SCAN', '200000/12345678', '200000/12345678'],
    ['UK_SCAN', '20 00 00 1234 5678', '200000/12345678'],
    ['UK_SCAN', '20-00-00 1234567', '200000/01234567'],
    ['UK_SCAN', '200000/123456', '200000/00123456'],
    ['BIC_ACCOUNT', 'icbkcnbj/0200 1234', 'ICBKCNBJ/02001234'],
    ['BIC_ACCOUNT', 'ICBKCNBJXXX/02001234', 'ICBKCNBJ/02001234'],
    ['BIC_ACCOUNT', 'ICBKCNBJSHI 02001234', 'ICBKCNBJSHI/02001234'],
    ['WALLET', 'Alipay/138 0000 0000', 'alipay/13800000000'],
    ['WALLET', 'wechat/Wxid_Ab1', 'wechat/Wxid_Ab1'],
    ['MASKED', '6222 02** **** 1234', '622202******1234'],
    ['MASKED', '6222xxxx•••1234', '6222*******1234'],
    ['MASKED', '＊＊＊１２３４', '***1234'],
  ] as const)('%s %j', (scheme, typed, canonical) => {
    expect(value(scheme, typed)).toBe(canonical);
    expect(value(scheme, canonical), 'a canonical value stays as it is').toBe(canonical);
  });
});

describe('R1: what is no account says what was wrong and what is right, without repeating the number', () => {
  test.each([
    ['CARD', '', 'the account is empty'],
    ['CARD', '   ', 'the account is empty'],
    ['CARD', '62220200000', 'a card number is 12 to 19 digits, this has 11 digits'],
    ['CARD', '62220200000000000000', 'a card number is 12 to 19 digits, this has 20 digits'],
    ['CARD', '6222O20000000000', 'a card number is 12 to 19 digits, it has the sign "O"'],
    ['CARD', '622202\u00000000000', 'a card number is 12 to 19 digits, it has the sign U+0000'],
    ['CARD', '622202\ud800000000', 'a card number is 12 to 19 digits, it has the sign U+D800'],
    ['CARD', '1'.repeat(129), 'an account is at most 128 signs as typed, this has 129'],
    ['CN_ACCOUNT', '1234567', 'an account number is 8 to 30 digits or letters, this has 7'],
    ['CN_ACCOUNT', '1'.repeat(31), 'an account number is 8 to 30 digits or letters, this has 31'],
    ['CN_ACCOUNT', '1234.5678', 'an account number is 8 to 30 digits or letters, it has the sign "."'],
    ['IBAN', '8937040044053201', 'an IBAN begins with a country of two letters and two check digits'],
    ['IBAN', 'DE893704004405', 'an IBAN has 15 to 34 signs, this has 14'],
    ['IBAN', 'DE89/370400440532013000', 'an IBAN is letters and digits only, it has the sign "/"'],
    [
      'IN_IFSC',
      'SBINO000001 12345678901',
      'an IFSC is four letters, a zero and six letters or digits, then comes the account: SBIN0000001/12345678901',
    ],
    ['IN_IFSC', 'SBIN0000001 12345', 'the account after an IFSC is 6 to 18 digits, this has 5 digits'],
    ['IN_IFSC', 'SBIN0000001 12345A789', 'the account after an IFSC is 6 to 18 digits, it has the sign "A"'],
    [
      'UK_SCAN',
      '2000001234567',
      'a sort code has 6 digits and its account number 8, this has 13 digits in all: 20-00-00 12345678',
    ],
    ['UK_SCAN', '20.00.00 12345678', 'a sort code and account number are digits only, it has the sign "."'],
    ['BIC_ACCOUNT', 'ICBKCNBJ', 'between a BIC and its account stands a slash: ICBKCNBJ/12345678'],
    ['BIC_ACCOUNT', 'ICBK1NBJ/1', 'a BIC is six letters and two, or five, letters or digits'],
    ['BIC_ACCOUNT', `ICBKCNBJ/${'1'.repeat(35)}`, 'the account after a BIC is 1 to 34 letters or digits, this has 35'],
    ['WALLET', '13800000000', 'between a wallet provider and its id stands a slash: alipay/13800000000'],
    ['WALLET', 'a b/1', 'a wallet provider is 1 to 32 letters, digits, dots, dashes or underscores'],
    ['WALLET', 'alipay/', 'a wallet id is 1 to 64 signs, this has 0'],
    ['WALLET', 'alipay/*******1111', 'a wallet id is written whole, without *'],
    ['WALLET', 'alipay/a\u0001b', 'a wallet id has visible signs only'],
    [
      'MASKED',
      '6222020000000000',
      'no digit is hidden in this number: send it with its own scheme, such as CARD or CN_ACCOUNT',
    ],
    ['MASKED', '****12', 'a masked number shows at least 3 digits, this shows 2'],
    ['MASKED', 'DE89****1234', 'a masked number is digits and *, it has the sign "D"'],
  ] as const)('%s %j', (scheme, typed, problem) => {
    expect(canonicalAccount(scheme, typed)).toEqual({ problem });
  });

  test('any text at all gets an answer, and an accepted one is stable', () => {
    for (const scheme of ACCOUNT_SCHEMES) {
      for (const typed of [
        '/',
        '-',
        '***',
        '\u0000',
        '💥',
        'a/b/c',
        'null',
        '½½½½½½½½½½½½',
        '٣٣٣٣٣٣٣٣٣٣٣٣',
        '\ud800',
      ]) {
        const result = canonicalAccount(scheme, typed);
        if ('value' in result) expect(canonicalAccount(scheme, result.value)).toEqual(result);
        else expect(result.problem).not.toBe('');
      }
    }
  });
});

describe('R1: which accounts are one', () => {
  const card: Account = { scheme: 'CARD', value: '6222020000000000000' };

  test('scheme and value decide, the holder does not', () => {
    expect(sameAccount(card, { ...card, holder_name: 'A' })).toBe(true);
    expect(sameAccount(card, { ...card, value: '6222020000000000001' })).toBe(false);
    expect(sameAccount(card, { ...card, scheme: 'CN_ACCOUNT' })).toBe(false);
  });

  test('the same digits at two banks are two accounts where the number does not say the bank', () => {
    const local: Account = { scheme: 'CN_ACCOUNT', value: '12345678', bank_id: 'abc' };
    expect(sameAccount(local, { ...local, bank_id: 'boc' })).toBe(false);
    expect(sameAccount(local, { scheme: 'CN_ACCOUNT', value: '12345678' })).toBe(true);
    expect(sameAccount({ ...card, bank_id: 'abc' }, { ...card, bank_id: 'boc' })).toBe(true);
  });
});

describe('R22: an account masked shows the last four and no name', () => {
  test.each([
    ['CARD', '6222020000000001234', '***************1234', '1234'],
    ['CN_ACCOUNT', '12345678', '****5678', '5678'],
    ['IBAN', 'DE89370400440532013000', 'DE****************3000', '3000'],
    ['IN_IFSC', 'SBIN0000001/12345678901', 'SBIN0000001/*******8901', '8901'],
    ['UK_SCAN', '200000/12345678', '200000/****5678', '5678'],
    ['BIC_ACCOUNT', 'ICBKCNBJ/02001234', 'ICBKCNBJ/****1234', '1234'],
    ['BIC_ACCOUNT', 'ICBKCNBJ/12', 'ICBKCNBJ/*2', '2'],
    ['WALLET', 'alipay/13800000000', 'alipay/*******0000', '0000'],
    ['MASKED', '622202******1234', '6222********1234', '1234'],
    ['MASKED', '***1234', '***1234', '1234'],
    ['MASKED', '6222***', '6222***', ''],
    ['MASKED', '62220212345*1234', '6222********1234', '1234'],
  ] as const)('%s %s', (scheme, canonical, shown, four) => {
    const account: Account = { scheme, value: canonical, bank_id: 'lotus', holder_name: 'Somebody' };
    expect(maskAccount(account)).toEqual({ scheme, value: shown, bank_id: 'lotus' });
    expect(lastFour(account)).toBe(four);
    expect(maskAccount({ scheme, value: canonical })).toEqual({ scheme, value: shown });
  });
});
