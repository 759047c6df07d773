/** Which shard a case lives in: the first byte of its uuid, which is a hash already. */
import { isCaseId } from '@stopline/domain';
import { type ShardKeys, shardKeys } from './keys.ts';

/** Their number is fixed when the record is made. */
export const SHARDS_DEFAULT = 4;
export const SHARDS_MAX = 64;

const UUID_AT = 'case_'.length;

export function shardOf(case_id: string, shards: number): number {
  // An id with another form would make a key that nobody looks for again.
  if (!isCaseId(case_id)) throw new Error('not the id of a case');
  return Number.parseInt(case_id.slice(UUID_AT, UUID_AT + 2), 16) % shards;
}

export interface CaseKeys {
  readonly shard: ShardKeys;
  readonly hash: string;
  readonly log: string;
}

export interface Shards {
  readonly count: number;
  readonly all: readonly ShardKeys[];
  of(case_id: string): CaseKeys;
}

export function shardsOf(count: number): Shards {
  const all = Array.from({ length: count }, (_, shard) => shardKeys(shard));
  return {
    count,
    all,
    of(case_id) {
      const shard = all[shardOf(case_id, count)];
      if (shard === undefined) throw new Error(`a record of ${count} shards has no shard for this case`);
      return { shard, hash: shard.casePrefix + case_id, log: shard.logPrefix + case_id };
    },
  };
}
