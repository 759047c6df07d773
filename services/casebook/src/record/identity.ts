/**
 * Which record this is. A Redis that came up empty, or another's, must be refused and not written to: it would accept
 * new cases and know nothing of the old ones. So a record is made once, by a person, and every shard says whose it is.
 */
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { SHARDS_DEFAULT, SHARDS_MAX, shardsOf } from './shards.ts';

export interface RecordIdentity {
  /** As it stands in each shard: `record_<uuid> shards=4`. */
  readonly text: string;
  readonly shards: number;
}

/** The server holds no record, half of one, or another than before. */
export class WrongRecordError extends Error {
  override readonly name = 'WrongRecordError';
}

/** What the scripts answer where a shard does not say that it is ours. Nothing was read or written. */
export const OTHER_RECORD = -2;
export const otherRecord = (): WrongRecordError =>
  new WrongRecordError('this is not the record that this process began with');

const IDENTITY = /^record_[0-9a-f-]{36} shards=(\d{1,2})$/;

const identityKeys = (shards: number): string[] => shardsOf(shards).all.map(({ identity }) => identity);

/** Makes a record where there is none. Refuses to touch one that is there. */
export async function createRecord(redis: Redis, { shards = SHARDS_DEFAULT } = {}): Promise<RecordIdentity> {
  if (!Number.isInteger(shards) || shards < 1 || shards > SHARDS_MAX) {
    throw new Error(`a record has 1 to ${SHARDS_MAX} shards, not ${shards}`);
  }
  const found = (await redis.mget(identityKeys(SHARDS_MAX))).some((text) => text !== null);
  if (found) throw new WrongRecordError('this Redis holds a record already');
  const text = `record_${randomUUID()} shards=${shards}`;
  const pairs = identityKeys(shards).flatMap((key) => [key, text]);
  if (Number(await redis.msetnx(pairs)) === 0) throw new WrongRecordError('somebody else has just made a record here');
  return { text, shards };
}

/** Throws WrongRecordError unless every shard says that it belongs to one record. */
export async function readRecordIdentity(redis: Redis): Promise<RecordIdentity> {
  const text = await redis.get(identityKeys(1)[0] ?? '');
  const shards = Number(IDENTITY.exec(text ?? '')?.[1] ?? 0);
  if (text === null) {
    throw new WrongRecordError(
      'this Redis holds no record: make one with `stopline record create`, or look for the right Redis',
    );
  }
  if (shards === 0) throw new WrongRecordError('the identity of this record is not one that this version writes');
  const others = await redis.mget(identityKeys(shards));
  const stranger = others.findIndex((other) => other !== text);
  if (stranger >= 0) throw new WrongRecordError(`shard ${stranger} is missing or belongs to another record`);
  return { text, shards };
}
