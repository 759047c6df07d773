/** One page of a sorted set, of what the caller wants to see of it. */
import type { RecordClient } from '@stopline/platform/redis/record-client.ts';
import { type PagePlace, pageToken, placeFrom } from './page-token.ts';
import { walk } from './walk.ts';

/** The token came from nobody's page: the caller's fault. */
export class PageTokenError extends Error {
  override readonly name = 'PageTokenError';
}

export interface PageOptions<T> {
  readonly set: string;
  readonly order: 'NEWEST_FIRST' | 'OLDEST_FIRST';
  readonly page_size: number;
  readonly page_token?: string;
  /** One for each id; null: not wanted, or gone. */
  read(ids: readonly string[]): Promise<readonly (T | null)[]>;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next_page_token?: string;
}

const CHUNK = 200;
/** A page that finds little among so many ends there: the caller goes on with the next. */
const LOOKED_AT_MAX = 4_000;

export async function readPage<T>(client: RecordClient, options: PageOptions<T>, budgetMs: number): Promise<Page<T>> {
  const { set, order, page_size, page_token, read } = options;
  const after = placeOf(page_token);
  const items: T[] = [];
  let last: PagePlace | null = null;
  let looked = 0;
  for await (const places of walk(client, { set, order, after, budgetMs }, CHUNK)) {
    const found = await read(places.map(({ member }) => member));
    for (const [index, place] of places.entries()) {
      // Only now is it certain that there is another page.
      const full = items.length === page_size || looked === LOOKED_AT_MAX;
      if (last !== null && full) return { items, next_page_token: pageToken(last) };
      const item = found[index] ?? null;
      if (item !== null) items.push(item);
      last = place;
      looked += 1;
    }
  }
  return { items };
}

function placeOf(token: string | undefined): PagePlace | null {
  if (token === undefined) return null;
  const place = placeFrom(token);
  if (place === null) throw new PageTokenError('page_token is not one that an earlier page gave');
  return place;
}
