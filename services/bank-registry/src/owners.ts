import type { Account, AccountScheme } from '@stopline/domain/values/account.ts';
import { ibanBankPart } from './iban.ts';
import { ifscKey } from './ifsc.ts';
import { type Claim, type PrefixIndex, prefixIndex } from './prefix-index.ts';
import type { CardTable, RegistryConfig } from './schema.ts';

/** What in a number said whose it is. */
export type FoundIn = 'PREFIX' | 'IBAN' | 'IFSC' | 'SORT_CODE' | 'BIC' | 'WALLET';

export interface Owners {
  readonly found_by: FoundIn;
  /** None, one, or several that tie. A table may name banks that the registry lacks. */
  readonly bank_ids: readonly string[];
}

/** Whose number is it, as far as the number itself says. */
export type OwnersOf = (account: Account) => Owners;

/**
 * In an account number that only may be a card's, three- and four-digit prefixes say nothing: other banks' accounts begin
 * with the same digits.
 */
const SHORTEST_IN_CN_ACCOUNT = 5;
/** Below this a visible beginning is no prefix. */
const SHORTEST_VISIBLE = 6;

interface SortCodes {
  readonly from: string;
  readonly to: string;
  readonly bank_id: string;
}

export function ownersIndex(banks: RegistryConfig['banks'], tables: readonly CardTable[]): OwnersOf {
  const cards = prefixIndex([...ownCards(banks), ...tableCards(tables)]);
  const ibans = claimed(banks, ({ iban }) => iban.map(({ country, bank_code }) => country + bank_code));
  const ifscs = claimed(banks, ({ ifsc }) => ifsc);
  const bics = claimed(banks, ({ bics: owned }) => owned);
  const wallets = claimed(banks, ({ wallets: owned }) => owned.map((provider) => `${provider}/`));
  const sortCodes: SortCodes[] = banks.flatMap(({ id, owns }) =>
    owns.uk_sort_codes.map((span) => ({ ...span, bank_id: id })),
  );

  const bySchemes: Record<AccountScheme, (value: string) => Owners> = {
    CARD: (value) => ({ found_by: 'PREFIX', bank_ids: cards.ownersOf(value) }),
    CN_ACCOUNT: (value) => ({ found_by: 'PREFIX', bank_ids: cards.ownersOf(value, SHORTEST_IN_CN_ACCOUNT) }),
    IBAN: (value) => ({ found_by: 'IBAN', bank_ids: ibans.ownersOf(ibanBankPart(value)) }),
    IN_IFSC: (value) => ({ found_by: 'IFSC', bank_ids: ifscOwners(ifscs, value) }),
    UK_SCAN: (value) => ({ found_by: 'SORT_CODE', bank_ids: narrowest(sortCodes, value.slice(0, 6)) }),
    BIC_ACCOUNT: (value) => ({ found_by: 'BIC', bank_ids: bics.ownersOf(value.slice(0, value.indexOf('/'))) }),
    WALLET: (value) => ({ found_by: 'WALLET', bank_ids: wallets.ownersOf(value) }),
    MASKED: (value) => ({ found_by: 'PREFIX', bank_ids: maskedOwners(cards, value) }),
  };
  return ({ scheme, value }) => bySchemes[scheme](value);
}

const ownCards = (banks: RegistryConfig['banks']): Claim[] =>
  banks.flatMap(({ id, owns }) =>
    owns.card_prefixes.map((entry) =>
      'lengths' in entry && entry.lengths !== undefined
        ? { prefix: entry.prefix, bank_id: id, lengths: entry.lengths }
        : { prefix: entry.prefix, bank_id: id },
    ),
  );

const tableCards = (tables: readonly CardTable[]): Claim[] =>
  tables.flatMap((table) =>
    Object.entries(table.banks).flatMap(([bank_id, { cards }]) =>
      cards.flatMap(({ digits, prefixes }) =>
        prefixes.split(' ').map((prefix) => ({ prefix, bank_id, lengths: [digits], from_table: true as const })),
      ),
    ),
  );

function claimed(
  banks: RegistryConfig['banks'],
  prefixesOf: (owns: RegistryConfig['banks'][number]['owns']) => readonly string[],
): PrefixIndex {
  return prefixIndex(banks.flatMap(({ id, owns }) => prefixesOf(owns).map((prefix) => ({ prefix, bank_id: id }))));
}

/** A code that the registry names in full wins; else a code lent to another bank is that bank's, not the lender's. */
function ifscOwners(ifscs: PrefixIndex, value: string): readonly string[] {
  const code = value.slice(0, 11);
  const lentTo = ifscKey(code);
  const named = ifscs.ownersOf(code, 5);
  return named.length > 0 ? named : ifscs.ownersOf(lentTo);
}

/** The narrowest span of sort codes that holds the code; several where equally narrow ones are different banks'. */
function narrowest(spans: readonly SortCodes[], code: string): readonly string[] {
  let width = Number.POSITIVE_INFINITY;
  let owners: string[] = [];
  for (const { from, to, bank_id } of spans) {
    if (code < from || code > to) continue;
    const own = Number(to) - Number(from);
    if (own > width) continue;
    if (own < width) owners = [];
    width = own;
    if (!owners.includes(bank_id)) owners.push(bank_id);
  }
  return owners;
}

/** Behind the mask any digits may stand, and as many as they like: only a beginning that leaves one bank counts. */
function maskedOwners(cards: PrefixIndex, value: string): readonly string[] {
  const visible = value.slice(0, value.indexOf('*'));
  return visible.length < SHORTEST_VISIBLE ? [] : cards.ownersOfBeginning(visible);
}
