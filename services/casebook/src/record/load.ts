/** The way back: the snapshot and the entries after it, or only what came after what the caller knows. */
import { type Case, evolveAll, FOLD_VERSION } from '@stopline/domain';
import type { Loaded, StoredEntry } from '../casebook.ts';
import { loadScript } from '../script.ts';
import { headOf } from './chain.ts';
import { decode } from './codec.ts';
import { entryFrom } from './entry.ts';
import { OTHER_RECORD, otherRecord } from './identity.ts';
import type { StoplineRecord } from './record.ts';

const SCRIPT = loadScript(new URL('./load.lua', import.meta.url));

/** version, head, the version that the entries begin after, snapshot, entries. */
type LoadReply = [version: number, head: string, from: number, snapshot: string, entries: string[]];

/** The log does not hang together. Nothing may be decided on such a case; `stopline audit` says what is wrong. */
export class BrokenLogError extends Error {
  override readonly name = 'BrokenLogError';
}

export async function loadCase(
  record: StoplineRecord,
  case_id: string,
  known: Loaded | null,
  budgetMs: number,
): Promise<Loaded | null> {
  const { identity, shards } = await record.known(budgetMs);
  const { hash, log, shard } = shards.of(case_id);
  const keys = [hash, log, shard.identity];
  const args = [known?.version ?? 0, known?.head ?? '', FOLD_VERSION, identity];
  const reply = await record.client.read('eval', [SCRIPT, keys.length, ...keys, ...args], { budgetMs });
  if (reply === OTHER_RECORD) throw otherRecord();
  return reply === null ? null : loadedFrom(case_id, reply as LoadReply, known);
}

function loadedFrom(case_id: string, reply: LoadReply, known: Loaded | null): Loaded {
  const [version, head, from, snapshot, entries] = reply;
  const base = known !== null && snapshot === '' && from === known.version ? known : null;
  if (base !== null && entries.length === 0) return base;
  if (from + entries.length !== version)
    throw new BrokenLogError(`${case_id}: version ${version} has not as many entries`);
  let state = base?.state ?? (snapshot === '' ? null : (decode(JSON.parse(snapshot)) as Case));
  let proven = head;
  for (const bytes of entries) {
    const entry = entryFrom(bytes);
    state = evolveAll(state, entry.events);
    proven = entry.before;
  }
  if (state === null) throw new BrokenLogError(`${case_id}: a log without events`);
  // Proves the last entry; the audit proves them all.
  const last = entries.at(-1);
  if (last !== undefined && headOf(proven, last) !== head)
    throw new BrokenLogError(`${case_id}: the head is another entry's`);
  return { state, version, head };
}

export async function readEntries(
  record: StoplineRecord,
  case_id: string,
  { after, limit }: { after: number; limit: number },
  budgetMs: number,
): Promise<readonly StoredEntry[]> {
  const { shards } = await record.known(budgetMs);
  const { log } = shards.of(case_id);
  const reply = await record.client.read('lrange', [log, after, after + limit - 1], { budgetMs });
  return (reply as string[]).map((bytes, index) => {
    const { before, at, events } = entryFrom(bytes);
    return { version: after + index + 1, at, events, before };
  });
}
