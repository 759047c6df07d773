/** Cases found by what is known of them, the board, and the list of telephone calls to make. Fractions of a second old. */
import type { Account, CaseNeed, CaseStatus, CaseSummary } from '@stopline/domain';
import { LOOKUP_KEYS } from '../record/keys.ts';
import type { StoplineRecord } from '../record/record.ts';
import { BOARD, findNames, needsSet, operatorSet, PHONE_TASKS, statusSet } from './names.ts';
import { readPage } from './page.ts';
import { type PhoneTaskLine, rowsOf } from './rows.ts';
import { type Standing, standingOf } from './standing.ts';

export interface PageQuery {
  readonly page_size: number;
  readonly page_token?: string;
}
export interface BoardFilter {
  readonly status?: CaseStatus;
  readonly operator_id?: string;
  readonly needs?: CaseNeed;
}

export interface Lookups {
  /** Case ids, newest case first, at most `limit` (200 unless told). */
  findByAccount(account: Account, limit?: number): Promise<readonly string[]>;
  /** For each account, in their order. One command for all of them: it is asked beside every press. */
  findByAccounts(accounts: readonly Account[], limit: number): Promise<readonly (readonly string[])[]>;
  findByPhone(phone: string, limit?: number): Promise<readonly string[]>;
  findByCaseReference(case_reference: string, limit?: number): Promise<readonly string[]>;
  findByTransactionReference(value: string, limit?: number): Promise<readonly string[]>;
  findByBankReference(value: string, limit?: number): Promise<readonly string[]>;
  /** In the order of the ids; without those that the lookups do not know. */
  summaries(case_ids: readonly string[]): Promise<readonly CaseSummary[]>;
  /** The case that changed last comes first. Throws PageTokenError. */
  board(query: BoardFilter & PageQuery): Promise<{ cases: readonly CaseSummary[]; next_page_token?: string }>;
  /** Open tasks, oldest first. Throws PageTokenError. */
  phoneTasks(
    query: { readonly needs?: CaseNeed } & PageQuery,
  ): Promise<{ tasks: readonly PhoneTaskLine[]; next_page_token?: string }>;
  standing(): Promise<Standing>;
}

const BUDGET_MS = 3_000;
const FOUND_MAX = 200;

const FIND_EACH = `
local found = {}
for i, key in ipairs(KEYS) do found[i] = redis.call('ZREVRANGE', key, 0, ARGV[1]) end
return found`;

export function openLookups({ record, secret }: { record: StoplineRecord; secret: Buffer }): Lookups {
  const { client } = record;
  const names = findNames(secret);
  const rows = rowsOf(client, BUDGET_MS);

  const find = async (set: string, limit = FOUND_MAX): Promise<readonly string[]> =>
    (await client.read('zrevrange', [LOOKUP_KEYS.setPrefix + set, 0, limit - 1], { budgetMs: BUDGET_MS })) as string[];

  return {
    findByAccount: (account, limit) => find(names.account(account), limit),
    async findByAccounts(accounts, limit) {
      const keys = accounts.map((account) => LOOKUP_KEYS.setPrefix + names.account(account));
      return (await client.read('eval', [FIND_EACH, keys.length, ...keys, limit - 1], {
        budgetMs: BUDGET_MS,
      })) as string[][];
    },
    findByPhone: (phone, limit) => find(names.phone(phone), limit),
    findByCaseReference: (reference, limit) => find(names.caseReference(reference), limit),
    findByTransactionReference: (value, limit) => find(names.transactionReference(value), limit),
    findByBankReference: (value, limit) => find(names.bankReference(value), limit),
    summaries: async (ids) => (await rows.summaries(ids)).filter((summary) => summary !== null),
    async board(query) {
      const read = async (ids: readonly string[]) =>
        (await rows.summaries(ids)).map((summary) => (passes(summary, query) ? summary : null));
      const { page_size, page_token } = query;
      const paging = page_token === undefined ? { page_size } : { page_size, page_token };
      const options = { set: smallestSet(query), order: 'NEWEST_FIRST', read, ...paging } as const;
      const { items, ...more } = await readPage(client, options, BUDGET_MS);
      return { cases: items, ...more };
    },
    async phoneTasks({ needs, ...paging }) {
      const read = async (ids: readonly string[]) => {
        const tasks = await rows.tasks(ids);
        if (needs === undefined) return tasks;
        const summaries = await rows.summaries(tasks.map((task) => task?.case_id ?? ''));
        return tasks.map((task, index) => (summaries[index]?.needs.includes(needs) === true ? task : null));
      };
      const options = { set: PHONE_TASKS, order: 'OLDEST_FIRST', read, ...paging } as const;
      const { items, ...more } = await readPage(client, options, BUDGET_MS);
      return { tasks: items, ...more };
    },
    standing: () => standingOf(record, rows, BUDGET_MS),
  };
}

function passes(summary: CaseSummary | null, { status, operator_id, needs }: BoardFilter): boolean {
  if (summary === null) return false;
  if (status !== undefined && summary.status !== status) return false;
  if (operator_id !== undefined && summary.operator_id !== operator_id) return false;
  return needs === undefined || summary.needs.includes(needs);
}

/** The set that leaves least to look through; the rest is told by each summary. */
function smallestSet({ status, operator_id, needs }: BoardFilter): string {
  if (operator_id !== undefined) return operatorSet(operator_id);
  if (needs !== undefined) return needsSet(needs);
  return status === undefined ? BOARD : statusSet(status);
}
