/** While a number is typed: whose it is, and which cases name it already. One question per number, kept for the form. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { readAccount } from '../account/guess.ts';
import type { CaseSummary, CheckedAccount } from '../api/types.ts';
import { later } from '../browser/clock.ts';
import { readPhone } from '../caller/phone.ts';
import { api } from '../live/session.ts';
import type { AccountDraft } from './draft.ts';

export interface Known {
  readonly checked: CheckedAccount | null;
  readonly cases: readonly CaseSummary[];
}

const known = signal<ReadonlyMap<string, Known>>(new Map());
const remember = (name: string, found: Known): void => {
  known.value = new Map(known.peek()).set(name, found);
};

/** Long enough that a number typed quickly is asked for once. */
const TYPING_MS = 250;

type Cases = { readonly cases: readonly CaseSummary[] };

async function lookUpAccount(name: string, scheme: string, value: string, bank_id: string): Promise<void> {
  const account = { scheme, value, ...(bank_id === '' ? {} : { bank_id }) };
  const [checked, { cases }] = await Promise.all([
    api<CheckedAccount>({ method: 'POST', path: '/v1/accounts:check', body: { account } }),
    api<Cases>({ path: '/v1/cases:find', query: { account: value, scheme, ...(bank_id === '' ? {} : { bank_id }) } }),
  ]);
  remember(name, { checked, cases });
}

async function lookUpPhone(name: string, phone: string): Promise<void> {
  const { cases } = await api<Cases>({ path: '/v1/cases:find', query: { phone } });
  remember(name, { checked: null, cases });
}

/** Null while nothing is known of it. */
function useKnown(name: string | null, lookUp: (name: string) => Promise<void>): Known | null {
  useEffect(() => {
    if (name === null || known.peek().has(name)) return;
    // What cannot be looked up now only means that no warning is shown: the press does not depend on it.
    return later(TYPING_MS, () => void lookUp(name).catch(() => undefined));
  }, [name]);
  return name === null ? null : (known.value.get(name) ?? null);
}

export function useAccount({ value, scheme, bank_id }: AccountDraft): Known | null {
  const read = readAccount(value, scheme);
  const name = 'value' in read ? `${read.scheme} ${read.value} ${bank_id}` : null;
  return useKnown(name, (asked) =>
    'value' in read ? lookUpAccount(asked, read.scheme, read.value, bank_id) : Promise.resolve(),
  );
}

export function usePhone(typed: string): Known | null {
  const phone = readPhone(typed);
  return useKnown(phone, (asked) => lookUpPhone(asked, asked));
}

/** A new form asks anew: a minute ago nobody knew the number. */
export const forgetLookups = (): void => {
  known.value = new Map();
};
