/**
 * Which case a link leads to, and which telephone it was sent to. Only the token's hash is kept, so that whoever reads Redis has no
 * link; it is put here before the carrier gets the text, and forgets itself.
 */
import { createHash } from 'node:crypto';
import type { StoplineRecord } from '../record/record.ts';

export interface SentLink {
  readonly case_id: string;
  /** E.164: a number may be corrected, and the link is a stranger's from then on. */
  readonly phone: string;
}

export interface Links {
  /** Any number of times; the days begin anew. */
  remember(token: string, link: SentLink): Promise<void>;
  /** Null: unknown, or too old. */
  find(token: string): Promise<SentLink | null>;
}

const LINK_DAYS = 30;
const LINK_MS = LINK_DAYS * 24 * 60 * 60 * 1_000;
const BUDGET = { budgetMs: 5_000 };
const SET = "return redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])";

/** Without a hash tag: links are spread over a Cluster. */
const keyOf = (token: string): string => `stopline:link:${createHash('sha256').update(token).digest('base64url')}`;

export function openLinks({ client }: Pick<StoplineRecord, 'client'>): Links {
  return {
    async remember(token, { case_id, phone }) {
      await client.commit({ script: SET, keys: [keyOf(token)], args: [`${case_id} ${phone}`, LINK_MS] }, BUDGET);
    },
    async find(token) {
      const stored = (await client.read('get', [keyOf(token)], BUDGET)) as string | null;
      const [case_id, phone] = stored?.split(' ') ?? [];
      return case_id === undefined || phone === undefined ? null : { case_id, phone };
    },
  };
}
