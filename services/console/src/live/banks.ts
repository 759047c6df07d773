/** The banks' names and how fast they usually answer. */
import { signal } from '@preact/signals';
import type { Bank } from '../api/types.ts';
import { language } from '../words/say.ts';
import { api } from './session.ts';

export const banks = signal<ReadonlyMap<string, Bank>>(new Map());

export async function loadBanks(): Promise<void> {
  const answer = await api<{ readonly banks: readonly Bank[] }>({ path: '/v1/banks' });
  banks.value = new Map(answer.banks.map((bank) => [bank.bank_id, bank]));
}

export const nameIn = (name: Readonly<Record<string, string>>, otherwise: string): string =>
  name[language.value] ?? name.en ?? otherwise;

/** Null for nobody's account. */
export function bankName(bank_id: string | undefined): string | null {
  if (bank_id === undefined) return null;
  const bank = banks.value.get(bank_id);
  return bank === undefined ? bank_id : nameIn(bank.name, bank_id);
}
