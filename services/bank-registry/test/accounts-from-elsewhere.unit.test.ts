/**
 * R12 on accounts that the table was not made from: none may go to a wrong bank; of those whose prefix and length the
 * table knows nearly all go to the right one; the rest are enquiries, never a guess. Prints the shares.
 */
import { readFileSync } from 'node:fs';
import { ACCOUNT_SCHEMES, type AccountScheme, canonicalAccount } from '@stopline/domain/values/account.ts';
import { describe, expect, test } from 'vitest';
import { buildRegistry } from '../src/load.ts';
import { ownersIndex } from '../src/owners.ts';
import type { Registry } from '../src/registry.ts';
import { type Route, route } from '../src/route.ts';
import { type CardTable, cardTableSchema, registrySchema } from '../src/schema.ts';
import { CN_CARD_TABLE, type TestBank, testRegistryYaml } from '../src/testing.ts';
import { parseYaml, readYaml } from '../src/yaml-file.ts';

interface Line {
  readonly scheme: AccountScheme;
  readonly value: string;
  readonly expected: string;
  readonly source: string;
}

const lines: readonly Line[] = readFileSync(new URL('accounts-from-elsewhere.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [scheme = '', value = '', expected = '', source = ''] = line.split('\t');
    const known = ACCOUNT_SCHEMES.find((name) => name === scheme);
    if (known === undefined || source === '') throw new Error(`not a line of four columns: ${line}`);
    return { scheme: known, value, expected, source };
  });

const iban = (
  country: string,
  bank_code: string,
  id = `${country.toLowerCase()}-${bank_code.toLowerCase()}`,
): TestBank => ({
  id,
  owns: { iban: [{ country, bank_code }] },
});
const ifsc = (id: string, code: string): TestBank => ({ id, owns: { ifsc: [code] } });
const uk = (id: string, sort_codes: string): TestBank => ({ id, owns: { uk_sort_codes: [sort_codes] } });

/** Banks outside the table, each with what it owns; those of the table join with nothing of their own. */
const elsewhere: readonly TestBank[] = [
  { id: 'icbc', owns: { bics: ['ICBKCNBJ'] } },
  { id: 'abc', owns: { bics: ['ABOCCNBJ'] } },
  { id: 'boc', owns: { bics: ['BKCHCNBJ'] } },
  { id: 'ccb', owns: { bics: ['PCBCCNBJ'] } },
  { id: 'commerzbank', owns: { iban: [{ country: 'DE', bank_code: '37040044' }], bics: ['COBADEFF'] } },
  {
    id: 'natwest',
    owns: { iban: [{ country: 'GB', bank_code: 'NWBK' }], bics: ['NWBKGB2L'], uk_sort_codes: ['600000-609999'] },
  },
  { id: 'barclays', owns: { iban: [{ country: 'GB', bank_code: 'BARC' }], uk_sort_codes: ['200000-209999'] } },
  iban('ES', '2100', 'caixabank'),
  ...[
    'AT-19043',
    'BH-BMAG',
    'BE-539',
    'BR-00360305',
    'BG-BNBG',
    'CY-002',
    'CZ-0800',
    'DK-0040',
    'EE-22',
    'FR-20041',
  ].map(byCode),
  ...['GR-011', 'HU-117', 'IE-AIBK', 'IT-05428', 'LU-001', 'NL-ABNA', 'NO-8601', 'PK-SCBL', 'PL-109', 'PT-0002'].map(
    byCode,
  ),
  ...['SM-03225', 'SA-80', 'SK-1200', 'SE-500', 'CH-00762', 'TR-00061', 'AE-033'].map(byCode),
  ifsc('kotak', 'KKBK'),
  ifsc('hdfc', 'HDFC'),
  ifsc('karnataka', 'KARB'),
  ifsc('dhanlaxmi', 'DLXB'),
  ifsc('baroda', 'BARB'),
  ifsc('sbi', 'SBIN'),
  ifsc('allahabad', 'ALLA'),
  ifsc('karnataka-coop', 'KSCB'),
  ifsc('yes-bank', 'YESB'),
  ifsc('west-bengal-coop', 'WBSC'),
  uk('coop', '080000-089999'),
  uk('lloyds', '300000-309999'),
  uk('clydesdale', '820000-829999'),
  uk('tsb', '870000-879999'),
  { id: 'alipay', owns: { wallets: ['alipay'] } },
  { id: 'wechat', owns: { wallets: ['wechat'] } },
];

function byCode(code: string): TestBank {
  const [country = '', bank_code = ''] = code.split('-');
  return iban(country, bank_code);
}

function cardTable(): CardTable {
  const read = readYaml(CN_CARD_TABLE, cardTableSchema);
  if ('faults' in read) throw new Error('the table has faults');
  return read.value;
}

/** Every bank of the table and those from elsewhere; each is asked about the schemes it may own. */
function everyBank(table: CardTable): Registry {
  const tableBanks = Object.keys(table.banks).filter((id) => !elsewhere.some((bank) => bank.id === id));
  const banks = [...elsewhere, ...tableBanks.map((id): TestBank => ({ id, owns: {} }))];
  const enquiry_schemes = ACCOUNT_SCHEMES.filter((scheme) => scheme !== 'MASKED');
  const parsed = parseYaml(
    'test',
    testRegistryYaml({ banks: banks.map((bank) => ({ ...bank, enquiry_schemes })) }),
    registrySchema,
  );
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return buildRegistry(parsed.value, [table], '/', 'test');
}

const table = cardTable();
const registry = everyBank(table);
const routes = lines.map((line) => ({ line, to: route(registry, { scheme: line.scheme, value: line.value }) }));
const bankOf = (to: Route): string => (to.kind === 'BANK' ? to.bank_id : to.kind === 'ENQUIRY' ? '?' : '-');

describe('R12: accounts from elsewhere', () => {
  test('at least 200, each canonical, each with its source', () => {
    expect(lines.length).toBeGreaterThanOrEqual(200);
    for (const { scheme, value } of lines) expect(canonicalAccount(scheme, value)).toEqual({ value });
    expect(new Set(lines.map(({ scheme }) => scheme))).toEqual(new Set(ACCOUNT_SCHEMES));
  });

  test('none goes to a wrong bank', () => {
    const wrong = routes.filter(({ line, to }) => to.kind === 'BANK' && to.bank_id !== line.expected);
    expect(
      wrong.map(
        ({ line, to }) => `${line.scheme} ${line.value} to ${bankOf(to)}, not ${line.expected} (${line.source})`,
      ),
    ).toEqual([]);
  });

  test('of those whose prefix and length the table has, at least 95 % go to the right bank', () => {
    // What the table alone says of a number, whether it decides or ties.
    const tableOwners = ownersIndex([], [table]);
    const cards = routes.filter(({ line }) => line.scheme === 'CARD');
    const covered = cards.filter(({ line }) => tableOwners(line).bank_ids.length > 0);
    const right = covered.filter(({ line, to }) => to.kind === 'BANK' && to.bank_id === line.expected);
    const enquiries = routes.filter(({ to }) => to.kind === 'ENQUIRY');
    const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
    console.log(
      `${lines.length} accounts from elsewhere: ${covered.length} of ${cards.length} cards are in the table (${share(covered.length, cards.length)}), ` +
        `${right.length} of these to the right bank (${share(right.length, covered.length)}); ` +
        `${enquiries.length} enquiries of all (${share(enquiries.length, lines.length)})`,
    );
    expect(covered.length).toBeGreaterThan(900);
    expect(right.length / covered.length).toBeGreaterThanOrEqual(0.95);
  });

  test('what nobody may decide becomes an enquiry or the telephone, and nothing is turned away', () => {
    const decided = routes.filter(({ line, to }) => /^[?-]$/.test(line.expected) && bankOf(to) !== line.expected);
    expect(decided.map(({ line, to }) => `${line.scheme} ${line.value} ${bankOf(to)} not ${line.expected}`)).toEqual(
      [],
    );
    for (const { to } of routes) if (to.kind === 'ENQUIRY') expect(to.banks.length).toBeLessThanOrEqual(20);
  });

  test('beyond cards every account that a bank owns by its code finds it', () => {
    const others = routes.filter(({ line }) => line.scheme !== 'CARD' && !/^[?-]$/.test(line.expected));
    expect(others.length).toBeGreaterThan(50);
    expect(others.filter(({ line, to }) => bankOf(to) !== line.expected).map(({ line }) => line)).toEqual([]);
  });
});
