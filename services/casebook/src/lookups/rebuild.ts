/**
 * Builds the lookups anew from the logs. They are projections: throwing them away loses nothing, and finds what a
 * fault left behind. One at a time; the position is written last, so that a rebuild that dies is begun again.
 */
import type { Casebook } from '../casebook.ts';
import { ALL_CASES, caseIdOfKey, LOOKUP_KEYS, shardTag } from '../record/keys.ts';
import type { StoplineRecord } from '../record/record.ts';
import { infoOrEmpty } from '../streams/gap.ts';
import { findNames } from './names.ts';
import { LOOKUPS_BUDGET_MS, project } from './project.ts';

export interface RebuildOptions {
  readonly record: StoplineRecord;
  readonly casebook: Pick<Casebook, 'loadMany'>;
  readonly secret: Buffer;
  /** Tells this rebuild from others. */
  readonly token: string;
  onProgress?(cases: number): void;
}

const BUDGET = { budgetMs: LOOKUPS_BUDGET_MS };
/** Whoever dies in the middle holds the others up for so long. */
const HELD_MS = 15_000;
const SCAN_COUNT = 500;

const HOLD = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) and 1 or 0`;
const CLEAR = "return redis.call('UNLINK', unpack(KEYS))";
const FINISH = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[2], unpack(ARGV, 2))
return redis.call('DEL', KEYS[1])`;

/** Resolves with false if somebody else is building them, and with true when they stand. */
export async function rebuildLookups(options: RebuildOptions): Promise<boolean> {
  const { record, casebook, secret, token, onProgress } = options;
  const hold = async (): Promise<boolean> => {
    const call = { script: HOLD, keys: [LOOKUP_KEYS.rebuild], args: [token, HELD_MS] };
    return (await record.client.commit(call, BUDGET)) === 1;
  };
  if (!(await hold())) return false;
  await clear(record);
  // What is appended from here on is read from the streams afterwards.
  const ends = await streamEnds(record);
  const names = findNames(secret);
  let count = 0;
  for await (const keys of scan(record, ALL_CASES)) {
    const cases = await casebook.loadMany(keys.map(caseIdOfKey));
    await project(record, names, [...cases.values()]);
    count += cases.size;
    onProgress?.(count);
    if (!(await hold())) return false;
  }
  const positions = ends.flatMap((position, shard) => [shardTag(shard), position]);
  const call = { script: FINISH, keys: [LOOKUP_KEYS.rebuild, LOOKUP_KEYS.position], args: [token, ...positions] };
  return (await record.client.commit(call, BUDGET)) === 1;
}

async function clear(record: StoplineRecord): Promise<void> {
  for await (const keys of scan(record, LOOKUP_KEYS.all)) {
    if (keys.length > 0) await record.client.commit({ script: CLEAR, keys, args: [] }, BUDGET);
  }
}

async function streamEnds({ client, known }: StoplineRecord): Promise<readonly string[]> {
  const { shards } = await known(LOOKUPS_BUDGET_MS);
  const infos = shards.all.map(({ changes }) => infoOrEmpty(client.read('xinfo', ['STREAM', changes], BUDGET)));
  return (await Promise.all(infos)).map(({ last }) => last);
}

/** Keys may come twice. */
async function* scan({ client }: StoplineRecord, pattern: string): AsyncGenerator<string[]> {
  let cursor = '0';
  do {
    const reply = await client.read('scan', [cursor, 'MATCH', pattern, 'COUNT', SCAN_COUNT], BUDGET);
    const [next, keys] = reply as [string, string[]];
    yield keys;
    cursor = next;
  } while (cursor !== '0');
}
