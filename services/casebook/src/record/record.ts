/** A connection to the record: the client that neither loses, doubles nor hangs a write, the record's identity and its clock. */
import type { Clock } from '@stopline/platform/ports/clock.ts';
import type { RedisAddress } from '@stopline/platform/redis/address.ts';
import {
  openRecordClient,
  type RecordClient,
  type RecordClientOptions,
} from '@stopline/platform/redis/record-client.ts';
import type { Redis } from 'ioredis';
import { type RecordClock, recordClock } from './clock.ts';
import { type RecordIdentity, readRecordIdentity, WrongRecordError } from './identity.ts';
import { type Shards, shardsOf } from './shards.ts';

export interface KnownRecord {
  readonly identity: string;
  readonly shards: Shards;
}

export interface StoplineRecord {
  readonly client: RecordClient;
  /** The record's time. Use it wherever a time is compared with one that stands in a case. */
  readonly clock: RecordClock;
  /** Known from the first connection on. Rejects with RetryableError if there is none within the budget. */
  known(budgetMs: number): Promise<KnownRecord>;
  /** Throws WrongRecordError if the server behind this connection holds another record than ours. For readers' own connections. */
  check(redis: Redis): Promise<KnownRecord>;
  findMaster(): Promise<RedisAddress>;
  ready(): boolean;
  close(): Promise<void>;
}

export interface OpenRecordOptions extends Omit<RecordClientOptions, 'onConnect'> {
  readonly clock: Clock;
}

export function openRecord({ clock: own, ...options }: OpenRecordOptions): StoplineRecord {
  const clock = recordClock(own);
  let known: KnownRecord | undefined;
  const first = Promise.withResolvers<KnownRecord>();

  const check = async (redis: Redis): Promise<KnownRecord> => {
    const identity = await readRecordIdentity(redis);
    known ??= learn(identity);
    if (known.identity !== identity.text)
      throw new WrongRecordError('this Redis holds another record than the one before');
    return known;
  };
  const learn = ({ text, shards }: RecordIdentity): KnownRecord => {
    const record = { identity: text, shards: shardsOf(shards) };
    first.resolve(record);
    return record;
  };
  const hearTime = async (redis: Redis): Promise<void> => {
    const sent = own.now();
    const [seconds, micros] = await redis.time();
    clock.heard(sent, Number(seconds) * 1000 + Math.floor(Number(micros) / 1000));
  };
  const client = openRecordClient({
    ...options,
    async onConnect(redis) {
      await check(redis);
      await hearTime(redis);
    },
  });
  return {
    client,
    clock,
    check,
    known: (budgetMs) => (known === undefined ? firstWithin(client, first.promise, budgetMs) : Promise.resolve(known)),
    findMaster: () => options.findMaster(),
    ready: () => client.ready(),
    close: () => client.close(),
  };
}

/** A command waits for the first connection as it would for any other, within the same budget. */
async function firstWithin(client: RecordClient, first: Promise<KnownRecord>, budgetMs: number): Promise<KnownRecord> {
  await client.read('ping', [], { budgetMs });
  return first;
}
