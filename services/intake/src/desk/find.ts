/** Cases by something that a caller or a bank says, and what an account number is. */
import type { Registry } from '@stopline/bank-registry';
import type { Lookups } from '@stopline/casebook';
import type { RequestOf } from '@stopline/contract';
import type { Account, CaseSummary, FoundBy, PaymentTold, Route } from '@stopline/domain';
import type { DeskPorts } from './ports.ts';
import { routeAccount, type Warning } from './routing.ts';

export async function findCases(
  { lookups }: DeskPorts,
  query: RequestOf<'FindCases'>,
): Promise<{ readonly cases: readonly CaseSummary[] }> {
  return { cases: await lookups.summaries(await found(lookups, query)) };
}

/** Exactly one of them is there: the schema has seen to it. */
function found(lookups: Lookups, query: RequestOf<'FindCases'>): Promise<readonly string[]> {
  const { account, phone, case_reference, transaction_reference, bank_reference } = query;
  if (account !== undefined) return lookups.findByAccount(account);
  if (phone !== undefined) return lookups.findByPhone(phone);
  if (case_reference !== undefined) return lookups.findByCaseReference(case_reference);
  if (transaction_reference !== undefined) return lookups.findByTransactionReference(transaction_reference);
  return lookups.findByBankReference(bank_reference ?? '');
}

export interface AccountAnswer {
  readonly account: Account;
  readonly banks: readonly { readonly bank_id: string; readonly name: Readonly<Record<string, string>> }[];
  readonly found_by: string;
  readonly warnings: readonly Warning[];
}

export async function checkAccount(ports: DeskPorts, { account }: RequestOf<'CheckAccount'>): Promise<AccountAnswer> {
  const registry = ports.registry();
  const { route, warnings } = routeAccount(registry, account, 'account.');
  const [others = []] = await ports.lookups.findByAccounts([account], OTHERS_MAX);
  return {
    account,
    banks: banksOf(route).map((bank_id) => ({ bank_id, name: nameOf(registry, bank_id) })),
    found_by: FOUND_BY_WORDS[foundBy(route)],
    warnings: [...warnings, ...namedElsewhere(others, 'account.value')],
  };
}

const nameOf = (registry: Registry, bank_id: string): Readonly<Record<string, string>> =>
  registry.banks.get(bank_id)?.name ?? {};

function banksOf(route: Route): readonly string[] {
  if (route.kind === 'BANK') return [route.bank_id];
  return route.kind === 'ENQUIRY' ? route.banks.map(({ bank_id }) => bank_id) : [];
}

function foundBy(route: Route): FoundBy {
  if (route.kind === 'BANK') return route.found_by;
  return route.kind === 'ENQUIRY' ? 'ENQUIRY' : 'NOBODY';
}

const FOUND_BY_WORDS: Readonly<Record<FoundBy, string>> = {
  TOLD: 'as told',
  PREFIX: 'card prefix',
  IBAN: 'bank code in the IBAN',
  IFSC: 'bank code in the IFSC',
  SORT_CODE: 'sort code',
  BIC: 'BIC',
  WALLET: 'wallet provider',
  ENQUIRY: 'nobody knows: every bank named here would be asked',
  NOBODY: 'nobody knows, and there is nobody to ask: it would be telephoned',
};

/** More are counted by nobody: the operator looks the account up. */
const OTHERS_MAX = 3;
/** From the press on; what is not known by then is not said. */
const ELSEWHERE_WITHIN_MS = 50;

/** Which of the accounts other cases name. It stands beside the press and must not hold it up: late is never. */
export async function elsewhere(
  { lookups, sleep }: Pick<DeskPorts, 'lookups' | 'sleep'>,
  case_id: string,
  payments: readonly PaymentTold[],
): Promise<readonly Warning[]> {
  const named = payments.flatMap(({ to }, index) => (to === undefined ? [] : [{ account: to, index }]));
  if (named.length === 0) return [];
  const accounts = named.map(({ account }) => account);
  const patience = new AbortController();
  const tooLate = sleep(ELSEWHERE_WITHIN_MS, patience.signal).then((): Found => []);
  // One more than is counted, because the case itself may be among them.
  const asked = lookups.findByAccounts(accounts, OTHERS_MAX + 1);
  const answered = await Promise.race([asked, tooLate]).catch((): Found => []);
  patience.abort();
  return answered.flatMap((cases, place) => {
    const others = cases.filter((other) => other !== case_id);
    return namedElsewhere(others, `payments[${named[place]?.index}].to.value`);
  });
}

type Found = readonly (readonly string[])[];

function namedElsewhere(others: readonly string[], field: string): readonly Warning[] {
  if (others.length === 0) return [];
  const many = others.length >= OTHERS_MAX ? `${OTHERS_MAX} or more` : String(others.length);
  const text = `${many} other ${others.length === 1 ? 'case names' : 'cases name'} this account: look it up by FindCases`;
  return [{ reason: 'ACCOUNT_IN_OTHER_CASE', field, text }];
}
