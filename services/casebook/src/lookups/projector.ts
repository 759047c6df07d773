/** Keeps the lookups up to the record: one batch of `changes` at a time, each case loaded once and put in whole. */
import { randomUUID } from 'node:crypto';
import type { Casebook, Loaded } from '../casebook.ts';
import { LOOKUP_KEYS, shardTag } from '../record/keys.ts';
import type { StoplineRecord } from '../record/record.ts';
import { changeFrom, type StreamsReply } from '../streams/entries.ts';
import { hasGap, infoOrEmpty } from '../streams/gap.ts';
import { START } from '../streams/stream-id.ts';
import { findNames } from './names.ts';
import { LOOKUPS_BUDGET_MS, project } from './project.ts';
import { rebuildLookups } from './rebuild.ts';

export interface ProjectorOptions {
  readonly record: StoplineRecord;
  readonly casebook: Pick<Casebook, 'loadMany'>;
  readonly secret: Buffer;
  /** The lookups had to be built anew from the logs. */
  onRebuild?(why: 'NOT_BUILT' | 'GAP'): void;
  /** The cases of a batch, as they stand now; a case comes again with each of its changes. */
  onCases?(cases: readonly Loaded[]): void;
}

export interface Projector {
  /** Resolves with how many changes it dealt with. Call it over and over; only one call at a time. */
  runOnce(): Promise<number>;
}

/** Of each shard in one batch. */
const COUNT_MAX = 500;
const BUDGET = { budgetMs: LOOKUPS_BUDGET_MS };

const SAVE_POSITION = "return redis.call('HSET', KEYS[1], unpack(ARGV))";

export function createProjector({ record, casebook, secret, onRebuild, onCases }: ProjectorOptions): Projector {
  const names = findNames(secret);
  /** Where the last run ended. Null: ask, and look for a gap, as after a start, an error, or when far behind. */
  let positions: readonly string[] | null = null;

  const storedPositions = async (shards: number): Promise<(string | null)[]> => {
    const fields = Array.from({ length: shards }, (_, shard) => shardTag(shard));
    return (await record.client.read('hmget', [LOOKUP_KEYS.position, ...fields], BUDGET)) as (string | null)[];
  };

  /** Null: it was, or is being, built anew. */
  const startPositions = async (): Promise<readonly string[] | null> => {
    const { shards } = await record.known(LOOKUPS_BUDGET_MS);
    const stored = await storedPositions(shards.count);
    const found = stored.filter((position) => position !== null);
    const complete = found.length === shards.count;
    if (complete && !(await anyGap(record, found))) return found;
    onRebuild?.(complete ? 'GAP' : 'NOT_BUILT');
    await rebuildLookups({ record, casebook, secret, token: randomUUID() });
    return null;
  };

  const runOnce = async (): Promise<number> => {
    const { shards } = await record.known(LOOKUPS_BUDGET_MS);
    const from = positions ?? (await startPositions());
    positions = null;
    if (from === null) return 0;
    const streams = shards.all.map(({ changes }) => changes);
    const read = ['COUNT', COUNT_MAX, 'STREAMS', ...streams, ...from];
    const reply = (await record.client.read('xread', read, BUDGET)) as StreamsReply;
    const batches = new Map(reply ?? []);
    const changes = [...batches.values()].flatMap((entries) => entries.map(changeFrom));
    const next = streams.map((stream, shard) => batches.get(stream)?.at(-1)?.[0] ?? from[shard] ?? START);
    if (changes.length > 0) {
      const cases = await casebook.loadMany(changes.map(({ case_id }) => case_id));
      await project(record, names, [...cases.values()]);
      onCases?.([...cases.values()]);
      const args = next.flatMap((position, shard) => [shardTag(shard), position]);
      await record.client.commit({ script: SAVE_POSITION, keys: [LOOKUP_KEYS.position], args }, BUDGET);
    }
    // A full batch may mean that the end of the stream runs away from us.
    const behind = [...batches.values()].some((entries) => entries.length === COUNT_MAX);
    positions = behind ? null : next;
    return changes.length;
  };

  return { runOnce };
}

async function anyGap({ client, known }: StoplineRecord, positions: readonly string[]): Promise<boolean> {
  const { shards } = await known(LOOKUPS_BUDGET_MS);
  const gaps = shards.all.map(async ({ changes }, shard) =>
    hasGap(await infoOrEmpty(client.read('xinfo', ['STREAM', changes], BUDGET)), positions[shard] ?? START),
  );
  return (await Promise.all(gaps)).some(Boolean);
}
