/** Where a bank's unsettled orders are, oldest first: for a bank that comes back after an outage. */
import type { RecordClient } from '@stopline/platform/redis/record-client.ts';
import { openAtBankSet } from './names.ts';
import type { PagePlace } from './page-token.ts';
import { walk } from './walk.ts';

const CHUNK = 50;
const BUDGET_MS = 3_000;

/** Cases behind a place, in chunks. Fractions of a second old: whoever reads it loads the case. */
export const casesOpenAtBank = (
  client: RecordClient,
  bank_id: string,
  after: PagePlace | null,
): AsyncGenerator<PagePlace[]> =>
  walk(client, { set: openAtBankSet(bank_id), order: 'OLDEST_FIRST', after, budgetMs: BUDGET_MS }, CHUNK);
