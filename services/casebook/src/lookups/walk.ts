/** Walks through a sorted set page by page, and keeps to its place while members come and go. */
import type { RecordClient } from '@stopline/platform/redis/record-client.ts';
import { LOOKUP_KEYS } from '../record/keys.ts';
import type { PagePlace } from './page-token.ts';

export interface Walk {
  readonly set: string;
  readonly order: 'NEWEST_FIRST' | 'OLDEST_FIRST';
  readonly after: PagePlace | null;
  readonly budgetMs: number;
}

/** Members with equal scores follow each other in Redis' order of their names, forwards or backwards. */
export async function* walk(client: RecordClient, wanted: Walk, chunk: number): AsyncGenerator<PagePlace[]> {
  const { set, order, after, budgetMs } = wanted;
  const key = LOOKUP_KEYS.setPrefix + set;
  const newest = order === 'NEWEST_FIRST';
  const isBehind = ({ score, member }: PagePlace): boolean =>
    after === null || score !== after.score || (newest ? member < after.member : member > after.member);
  const range = newest ? ['+inf', '-inf'] : ['-inf', '+inf'];
  if (after !== null) range[0] = String(after.score);
  for (let skip = 0; ; skip += chunk) {
    const args = [key, ...range, 'WITHSCORES', 'LIMIT', skip, chunk];
    const reply = (await client.read(newest ? 'zrevrangebyscore' : 'zrangebyscore', args, { budgetMs })) as string[];
    const places = Array.from({ length: reply.length / 2 }, (_, index) => ({
      member: reply[2 * index] ?? '',
      score: Number(reply[2 * index + 1]),
    }));
    const behind = places.filter(isBehind);
    if (behind.length > 0) yield behind;
    if (places.length < chunk) return;
  }
}
