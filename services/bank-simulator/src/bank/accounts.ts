/** What a bank knows of its accounts: those of its settings, and any other as its settings say of new ones. */
import { canonicalAccount } from '@stopline/domain/values/account.ts';
import type { Terms } from '../ledger/judge.ts';
import type { AccountNumber } from '../ledger/order.ts';
import type { AccountSettings, BankSettings } from '../world/settings.ts';
import { draw } from './chance.ts';
import { magicOf } from './magic.ts';

export interface Accounts {
  /** A masked number becomes the one account that it fits; any other stays. */
  resolve(account: AccountNumber): AccountNumber;
  terms(account: AccountNumber): Terms;
}

/** A seeded balance is up to this: 500,000.00 in a currency with cents. */
const SEEDED_MOST = 50_000_000;

/** The settings as they are now; all but the accounts may change while the bank runs. */
export function createAccounts(bank: BankSettings, settings: () => BankSettings): Accounts {
  const mine = bank.accounts.map(canonical);
  const byKey = new Map(mine.map((account) => [keyOf(account), account]));

  function ownership(value: string): Terms['ours'] {
    if (bank.owns_prefixes.some((prefix) => value.startsWith(prefix))) return 'CERTAINLY';
    return settings().new_accounts === 'unknown' ? 'NO' : 'AS_TOLD';
  }

  return {
    resolve(account) {
      if (account.scheme !== 'MASKED') return account;
      const fitting = mine.filter(({ value }) => fits(account.value, value));
      const [only] = fitting;
      return only !== undefined && fitting.length === 1 ? { scheme: only.scheme, value: only.value } : account;
    },
    terms(account) {
      const own = byKey.get(keyOf(account));
      if (own !== undefined) return ownTerms(own);
      const ours = ownership(account.value);
      const { magic, new_accounts } = settings();
      const percent_left = magic ? magicOf(account.value).percent_left : undefined;
      if (percent_left !== undefined) return { ours, balance: 0n, percent_left };
      if (new_accounts !== 'seeded') return { ours, balance: 0n, percent_left: 100n };
      const [share] = draw(bank.seed, bank.id, 'balance', account.scheme, account.value);
      return { ours, balance: BigInt(Math.floor(share * SEEDED_MOST)), percent_left: 0n };
    },
  };
}

const keyOf = ({ scheme, value }: AccountNumber): string => `${scheme} ${value}`;

function canonical(account: AccountSettings): AccountSettings {
  const result = canonicalAccount(account.scheme, account.value);
  if ('problem' in result) throw new Error(`an account of the simulator's file: ${result.problem}`);
  return { ...account, value: result.value };
}

/** Its balance is all that there is: a payment to it is part of it. */
function ownTerms({ holder_name, currency_code, balance_minor_units }: AccountSettings): Terms {
  return {
    ours: 'CERTAINLY',
    ...(holder_name === undefined ? {} : { holder_name }),
    ...(currency_code === undefined ? {} : { currency_code }),
    balance: balance_minor_units,
    percent_left: 0n,
  };
}

const fits = (masked: string, value: string): boolean =>
  masked.length === value.length && [...masked].every((sign, at) => sign === '*' || sign === value[at]);
