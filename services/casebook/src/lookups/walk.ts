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

/**
 * Members with equal scores follow each other in Redis' order of their names, forwards or backwards. Each chunk begins at the last member
 * that was shown, not behind so many: where one that was shown has left for the front, as many would be one too many.
 */
export async function* walk(client: RecordClient, wanted: Walk, chunk: number): AsyncGenerator<PagePlace[]> {
  const { set, order, after, budgetMs } = wanted;
  const key = LOOKUP_KEYS.setPrefix + set;
  const newest = order === 'NEWEST_FIRST';
  const command = newest ? 'zrevrangebyscore' : 'zrangebyscore';
  const [first, end] = newest ? ['+inf', '-inf'] : ['-inf', '+inf'];
  let shown = after;
  const isUnseen = ({ score, member }: PagePlace): boolean =>
    shown === null || score !== shown.score || (newest ? member < shown.member : member > shown.member);
  // More than a chunk may share the score of the last one shown.
  let skip = 0;
  for (;;) {
    const args = [key, shown === null ? first : shown.score, end, 'WITHSCORES', 'LIMIT', skip, chunk];
    const places = placesOf((await client.read(command, args, { budgetMs })) as string[]);
    const unseen = places.filter(isUnseen);
    const last = unseen.at(-1);
    if (last !== undefined) yield unseen;
    if (places.length < chunk) return;
    skip = last === undefined ? skip + chunk : 0;
    shown = last ?? shown;
  }
}

const placesOf = (reply: readonly string[]): PagePlace[] =>
  Array.from({ length: reply.length / 2 }, (_, index) => ({
    member: reply[2 * index] ?? '',
    score: Number(reply[2 * index + 1]),
  }));
