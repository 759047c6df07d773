import type { Account, AccountScheme } from '@stopline/domain/values/account.ts';
import { describe, expect, test } from 'vitest';
import { buildRegistry } from './load.ts';
import { route } from './route.ts';
import { registrySchema } from './schema.ts';
import { type TestBank, testCard, testRegistry, testRegistryYaml } from './testing.ts';
import { parseYaml } from './yaml-file.ts';

const ASKED = ['CARD', 'CN_ACCOUNT', 'IBAN', 'IN_IFSC', 'UK_SCAN', 'BIC_ACCOUNT', 'WALLET'];
const bank = (id: string, owns: Record<string, unknown>, more: Partial<TestBank> = {}): TestBank => ({
  id,
  owns,
  enquiry_schemes: ASKED,
  ...more,
});

const registry = testRegistry({
  banks: [
    bank(
      'lotus',
      {
        card_prefixes: ['621700', { prefix: '622303', lengths: [18] }, '9558'],
        bics: ['LOTSCNBJ'],
        wallets: ['alipay'],
      },
      { port: 1 },
    ),
    bank('harbour', {
      card_prefixes: [{ prefix: '622303', lengths: [16] }, '622848'],
      uk_sort_codes: ['200000-209999'],
      bics: ['HARBGB2LXXX'],
    }),
    bank(
      'willow',
      { card_prefixes: ['622848'], uk_sort_codes: ['205000-205999', '300000'], ifsc: ['SBIN'] },
      { enabled: false },
    ),
    bank(
      'maple',
      { iban: [{ country: 'DE', bank_code: '37040044' }], ifsc: ['SBIN00200', 'ALLA'] },
      { channels: [{ port: 1 }, { port: 2 }] },
    ),
  ],
});

const to = (scheme: AccountScheme, value: string, bank_id?: string) =>
  route(registry, bank_id === undefined ? { scheme, value } : { scheme, value, bank_id });
const reasons = (account: Account) =>
  route(registry, account).warnings.map(({ reason, field }) => `${reason} ${field}`);
/** Completed with zeros and, so that no warning comes, a right check digit. */
const card = (prefix: string, length: number) => {
  for (let check = 0; check < 10; check++) {
    const value = prefix.padEnd(length - 1, '0') + String(check);
    if (to('CARD', value).warnings.every(({ reason }) => reason !== 'CHECK_DIGIT')) return value;
  }
  throw new Error('no check digit fits');
};

describe('R12: whose account is this', () => {
  test('the bank that owns the number gets it, with what the case keeps of it', () => {
    expect(to('CARD', card('621700', 19))).toEqual({
      kind: 'BANK',
      found_by: 'PREFIX',
      bank_id: 'lotus',
      enabled: true,
      answer_within_ms: 3_000,
      channels_count: 1,
      registry_version: 'test',
      warnings: [],
    });
  });

  test.each([
    ['CARD', '622303000000000000', 'lotus', 'PREFIX'],
    ['CARD', '6223030000000000', 'harbour', 'PREFIX'],
    ['CN_ACCOUNT', '6217000000000000000', 'lotus', 'PREFIX'],
    ['IBAN', 'DE89370400440532013000', 'maple', 'IBAN'],
    ['IN_IFSC', 'SBIN0000001/12345678901', 'willow', 'IFSC'],
    ['IN_IFSC', 'SBIN0020001/12345678901', 'maple', 'IFSC'],
    ['UK_SCAN', '200000/12345678', 'harbour', 'SORT_CODE'],
    ['UK_SCAN', '205500/12345678', 'willow', 'SORT_CODE'],
    ['UK_SCAN', '300000/12345678', 'willow', 'SORT_CODE'],
    ['BIC_ACCOUNT', 'LOTSCNBJSHI/1', 'lotus', 'BIC'],
    ['WALLET', 'alipay/13800000000', 'lotus', 'WALLET'],
    ['MASKED', '621700*********1234', 'lotus', 'PREFIX'],
  ] as const)('%s %s is %s’s by its %s', (scheme, value, bank_id, found_by) => {
    expect(to(scheme, value)).toMatchObject({ kind: 'BANK', bank_id, found_by });
  });

  test.each([
    ['UK_SCAN', '300001/12345678'],
    ['IBAN', 'DE02120300000000202051'],
    ['BIC_ACCOUNT', 'HARBGB2L/1'],
    ['IN_IFSC', 'ALLA0AU1002/12345678901'],
    ['CN_ACCOUNT', '9558000000000000000'],
    ['WALLET', 'alipayx/1'],
  ] as const)('%s %s is nobody’s: everybody who may own it is asked', (scheme, value) => {
    expect(to(scheme, value)).toMatchObject({ kind: 'ENQUIRY', why: 'NOBODY' });
  });

  test('a tie is an enquiry: those who tie first, then all who list the scheme, those switched off last', () => {
    const tie = to('CARD', card('622848', 19));
    expect(tie).toMatchObject({ kind: 'ENQUIRY', why: 'AMBIGUOUS', registry_version: 'test' });
    expect(tie.kind === 'ENQUIRY' && tie.banks.map(({ bank_id }) => bank_id)).toEqual([
      'harbour',
      'willow',
      'lotus',
      'maple',
    ]);
    const nobody = to('CARD', card('4242', 16));
    expect(nobody.kind === 'ENQUIRY' && nobody.banks).toEqual([
      { bank_id: 'lotus', enabled: true, answer_within_ms: 3_000, channels_count: 1 },
      { bank_id: 'harbour', enabled: true, answer_within_ms: 3_000, channels_count: 0 },
      { bank_id: 'maple', enabled: true, answer_within_ms: 3_000, channels_count: 2 },
      { bank_id: 'willow', enabled: false, answer_within_ms: 3_000, channels_count: 0 },
    ]);
  });

  test('a bank that is switched off still owns its numbers', () => {
    expect(to('UK_SCAN', '300000/12345678')).toMatchObject({ kind: 'BANK', bank_id: 'willow', enabled: false });
  });

  test('an enquiry asks 20 banks at most', () => {
    const many = testRegistry({
      banks: Array.from({ length: 25 }, (_, place) => ({ id: `bank-${place}`, enabled: place !== 0 })),
    });
    const asked = route(many, { scheme: 'CARD', value: '4242424242424242' });
    expect(asked.kind === 'ENQUIRY' && asked.banks.map(({ bank_id }) => bank_id)).toEqual(
      Array.from({ length: 20 }, (_, place) => `bank-${place + 1}`),
    );
  });

  test('where no bank lists the scheme only the telephone carries it', () => {
    const few = testRegistry({ banks: [{ id: 'lotus', enquiry_schemes: ['CARD'] }] });
    expect(route(few, { scheme: 'WALLET', value: 'paypal/1' })).toEqual({
      kind: 'NOBODY',
      why: 'NOBODY',
      registry_version: 'test',
      warnings: [
        {
          reason: 'BANK_UNKNOWN',
          field: 'value',
          text: 'no bank of the registry owns this number: it has to be phoned',
        },
      ],
    });
  });

  test('a masked number needs six visible digits that leave one bank', () => {
    expect(to('MASKED', '62170****1234')).toMatchObject({ kind: 'NOBODY', why: 'NOBODY' });
    expect(to('MASKED', '****1234')).toMatchObject({ kind: 'NOBODY', why: 'NOBODY' });
    expect(to('MASKED', '622303****1234')).toMatchObject({ kind: 'NOBODY', why: 'AMBIGUOUS' });
    expect(to('MASKED', '****1234', 'maple')).toMatchObject({ kind: 'BANK', bank_id: 'maple', found_by: 'TOLD' });
  });
});

describe('R12: the bank that the caller named', () => {
  test('wins over the number, and the operator is told where they differ', () => {
    const value = card('621700', 19);
    expect(to('CARD', value, 'maple')).toMatchObject({
      kind: 'BANK',
      bank_id: 'maple',
      found_by: 'TOLD',
      channels_count: 2,
    });
    expect(to('CARD', value, 'maple').warnings).toEqual([
      {
        reason: 'BANK_AMBIGUOUS',
        field: 'bank_id',
        text: 'the number looks like one of Bank lotus; it goes to Bank maple, as said',
      },
    ]);
    expect(to('CARD', value, 'lotus').warnings).toEqual([]);
    expect(to('CARD', card('622848', 19), 'willow')).toMatchObject({
      bank_id: 'willow',
      found_by: 'TOLD',
      warnings: [],
    });
  });

  test('if the registry lacks it, the number decides, with a warning', () => {
    const known = to('CARD', card('621700', 19), 'no-such-bank');
    expect(known).toMatchObject({ kind: 'BANK', bank_id: 'lotus', found_by: 'PREFIX' });
    expect(known.warnings).toMatchObject([{ reason: 'BANK_UNKNOWN', field: 'bank_id' }]);
    expect(reasons({ scheme: 'CARD', value: card('4242', 16), bank_id: 'no-such-bank' })).toEqual([
      'BANK_UNKNOWN bank_id',
      'BANK_UNKNOWN value',
    ]);
  });
});

describe('R12: warnings never stop a number', () => {
  test.each([
    ['CARD', '6217000000000000000', ['CHECK_DIGIT value']],
    ['CN_ACCOUNT', '6217000000000000000', ['CHECK_DIGIT value']],
    ['CN_ACCOUNT', '1234567890123456', ['BANK_UNKNOWN value']],
    ['IBAN', 'DE88370400440532013000', ['CHECK_DIGIT value']],
    ['IBAN', 'DE8937040044053201300', ['CHECK_DIGIT value']],
    ['IBAN', 'XX89370400440532013000', ['CHECK_DIGIT value', 'BANK_UNKNOWN value']],
    ['IN_IFSC', 'SBIN0999999/12345678901', ['CHECK_DIGIT value']],
    ['IN_IFSC', 'SBIN0000300/12345678901', []],
    ['MASKED', '621700****1234', ['MATCHED_BY_PAYMENT value']],
    ['MASKED', '****1234', ['MATCHED_BY_PAYMENT value', 'BANK_UNKNOWN value']],
  ] as const)('%s %s: %j', (scheme, value, expected) => {
    expect(reasons({ scheme, value })).toEqual(expected);
  });

  test.each([
    ['DE88370400440532013000', 'the two check digits of the IBAN do not fit the rest'],
    ['DE8937040044053201300', 'an IBAN of DE has 22 signs, this has 21'],
    ['DE89AA0400440532013000', 'an IBAN of DE has letters and digits in other places'],
    ['XX89370400440532013000', 'no country with IBANs has the code XX'],
  ])('%s: %s', (value, words) => {
    expect(to('IBAN', value).warnings[0]?.text).toBe(`${words}: read the number back`);
  });
});

describe('R12: banks of a table that the registry lacks', () => {
  const parsed = parseYaml(
    'test',
    testRegistryYaml({ banks: [bank('lotus', {}), bank('maple', { card_prefixes: ['622499'] })] }),
    registrySchema,
  );
  if ('faults' in parsed) throw new Error('faults');
  const cards = (digits: number, prefixes: string) => [{ digits, said_by: ['us'], prefixes }];
  const table = {
    banks: {
      lotus: { name: '莲花', cards: cards(19, '622498 622499 622500') },
      foreign: { name: '外地银行', cards: cards(19, '62249802 622500') },
    },
  };
  const withTable = buildRegistry(parsed.value, [table], '/', 'test');
  const at = (value: string) => route(withTable, { scheme: 'CARD', value: value.padEnd(19, '0') });

  test('a row of the table is the bank’s of that id', () => {
    expect(at('62249803')).toMatchObject({ kind: 'BANK', bank_id: 'lotus', found_by: 'PREFIX' });
  });
  test('a foreign bank’s longer prefix is not caught by a shorter one: an enquiry that names the bank', () => {
    const asked = at('62249802');
    expect(asked).toMatchObject({ kind: 'ENQUIRY', why: 'NOBODY' });
    expect(asked.warnings.at(-1)).toEqual({
      reason: 'BANK_UNKNOWN',
      field: 'value',
      text: 'the number looks like 外地银行’s, which the registry lacks: 2 banks that may own it are asked'.replace(
        '’',
        "'",
      ),
    });
  });
  test('a tie with a foreign bank is an enquiry that begins with ours', () => {
    const asked = at('622500');
    expect(asked).toMatchObject({ kind: 'ENQUIRY', why: 'AMBIGUOUS' });
    expect(asked.kind === 'ENQUIRY' && asked.banks[0]?.bank_id).toBe('lotus');
  });
  test('what a bank says of itself overrules the table', () => {
    expect(at('622499')).toMatchObject({ kind: 'BANK', bank_id: 'maple' });
  });
});

test('test banks own the cards that testCard makes, check digit and all', () => {
  const fakes = testRegistry({
    banks: ['lotus', 'harbour', 'willow'].map((id, place) => ({ id, port: 60_001 + place })),
  });
  for (const [place, id] of ['lotus', 'harbour', 'willow'].entries()) {
    for (const ending of ['0000', '0001', '000000000042', '99990000']) {
      const value = testCard(place, ending);
      expect(value).toMatch(new RegExp(`^\\d{${19 - ending.length}}${ending}$`));
      expect(route(fakes, { scheme: 'CARD', value })).toMatchObject({
        kind: 'BANK',
        bank_id: id,
        warnings: [],
      });
    }
  }
});
