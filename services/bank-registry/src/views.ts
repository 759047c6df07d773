import type { AccountScheme } from '@stopline/domain/values/account.ts';
import type { Bank, Registry } from './registry.ts';

/** R12: more banks are not asked about one number. */
export const ENQUIRY_BANKS_MAX = 20;

export const bankById = (registry: Registry, bank_id: string): Bank | undefined => registry.banks.get(bank_id);

/**
 * R12: whom to ask about a number of this scheme, at most 20: first those named, who are likely to own it, then those
 * that list the scheme; of these a bank that is switched off comes last, because only the telephone carries its order.
 */
export function banksForEnquiry(registry: Registry, scheme: AccountScheme, first: readonly string[] = []): Bank[] {
  const named = first.flatMap((bank_id) => registry.banks.get(bank_id) ?? []);
  const listing = [...registry.banks.values()].filter(
    (bank) => bank.enquiry_schemes.includes(scheme) && !named.includes(bank),
  );
  const enabledFirst = [...listing.filter((bank) => bank.enabled), ...listing.filter((bank) => !bank.enabled)];
  return [...named, ...enabledFirst].slice(0, ENQUIRY_BANKS_MAX);
}
