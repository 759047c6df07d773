/** Lookups over a casebook in memory, worked out anew at each question: as the real ones, but never behind. */
import type { Casebook, Changes, Loaded, Lookups } from '@stopline/casebook';
import { PageTokenError } from '@stopline/casebook';
import { type Account, type Case, type CaseSummary, sameAccount, summaryOf } from '@stopline/domain';

export interface MemoryLookups extends Lookups {
  /** From now on they say what they say now: the projector has stopped. */
  freeze(): void;
}

export function memoryLookups(casebook: Casebook, changes: Changes): MemoryLookups {
  const ids = new Set<string>();
  changes.follow({
    onChange: (list) => list.forEach(({ case_id }) => void ids.add(case_id)),
    onResync: () => undefined,
  });
  let frozen: readonly Loaded[] | null = null;
  let last: readonly Loaded[] = [];

  const all = async (): Promise<readonly Loaded[]> => {
    if (frozen !== null) return frozen;
    last = [...(await casebook.loadMany([...ids])).values()].sort((a, b) => b.state.accepted_at - a.state.accepted_at);
    return last;
  };
  const find = async (matches: (state: Case) => boolean, limit = 200): Promise<readonly string[]> =>
    (await all())
      .filter(({ state }) => matches(state))
      .map(({ state }) => state.case_id)
      .slice(0, limit);
  const names = (account: Account) => (state: Case) =>
    Object.values(state.payments).some(({ from, to }) =>
      [from, to].some((end) => end !== undefined && sameAccount(end, account)),
    );
  const summaries = async (): Promise<readonly CaseSummary[]> =>
    (await all()).map(({ state, version }) => summaryOf(state, version)).sort((a, b) => b.updated_at - a.updated_at);

  return {
    freeze: () => {
      frozen = last;
    },
    findByAccount: (account, limit) => find(names(account), limit),
    findByAccounts: (accounts, limit) => Promise.all(accounts.map((account) => find(names(account), limit))),
    findByPhone: (phone, limit) => find((state) => state.victim.phone === phone, limit),
    findByCaseReference: (reference, limit) => find((state) => state.case_reference === reference, limit),
    findByTransactionReference: (value, limit) =>
      find(
        (state) => Object.values(state.payments).some((payment) => payment.transaction_reference?.value === value),
        limit,
      ),
    findByBankReference: (value, limit) =>
      find((state) => Object.values(state.orders).some((order) => order.bank_reference === value), limit),
    async summaries(case_ids) {
      const known = await summaries();
      return case_ids.flatMap((id) => known.find(({ case_id }) => case_id === id) ?? []);
    },
    async board({ status, operator_id, needs, ...paging }) {
      const { items, ...more } = page(
        (await summaries()).filter(
          (line) =>
            (status === undefined || line.status === status) &&
            (operator_id === undefined || line.operator_id === operator_id) &&
            (needs === undefined || line.needs.includes(needs)),
        ),
        paging,
      );
      return { cases: items, ...more };
    },
    async phoneTasks(paging) {
      const open = (await all()).flatMap(({ state }) =>
        Object.values(state.phone_tasks)
          .filter(({ closed_at }) => closed_at === undefined)
          .map((task) => ({ ...task, case_id: state.case_id })),
      );
      const { items, ...more } = page(open, paging);
      return { tasks: items, ...more };
    },
    async standing() {
      const lines = await summaries();
      return {
        orders_unsettled: lines.reduce((sum, line) => sum + line.orders_unsettled, 0),
        oldest_unsettled_at: lines.length === 0 ? null : Math.min(...lines.map((line) => line.accepted_at)),
        oldest_uninstructed_at: null,
        phone_tasks_open: lines.reduce((sum, line) => sum + line.phone_tasks_open, 0),
        oldest_unclaimed_task_at: null,
      };
    },
  };
}

function page<T>(all: readonly T[], { page_size, page_token }: { page_size: number; page_token?: string }) {
  const from = page_token === undefined ? 0 : Number(page_token);
  if (!Number.isInteger(from)) throw new PageTokenError('no token of ours');
  const next = from + page_size;
  return { items: all.slice(from, next), ...(next < all.length ? { next_page_token: String(next) } : {}) };
}
