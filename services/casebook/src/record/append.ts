/** The write itself: one script, in one slot, all or nothing. */
import type { CaseEvent } from '@stopline/domain';
import { FOLD_VERSION } from '@stopline/domain';
import { TerminalError } from '@stopline/platform/errors/outcome.ts';
import { loadScript } from '../script.ts';
import type { AppendIds } from './append-ids.ts';
import { headOf } from './chain.ts';
import { encode } from './codec.ts';
import { entryBytes } from './entry.ts';
import { OTHER_RECORD, otherRecord } from './identity.ts';
import type { StoplineRecord } from './record.ts';
import type { Append, Appended } from './store.ts';

const SCRIPT = loadScript(new URL('./append.lua', import.meta.url));

/** What append.lua returns first. */
const CODE = { APPENDED: 1, ALREADY: 2, CONFLICT: -1 } as const;

/** A snapshot goes along with every so many appends: what load must fold then stays short. */
export const SNAPSHOT_EVERY = 32;
/** An entry of the outbox carries at most so many keys. */
export const POINTERS_MAX = 50;

export async function appendEntry(
  record: StoplineRecord,
  ids: AppendIds,
  append: Append,
  budgetMs: number,
): Promise<Appended> {
  const { identity, shards } = await record.known(budgetMs);
  const { case_id, version, before, at, events, event_texts } = append;
  const { hash, log, shard } = shards.of(case_id);
  const entry = entryBytes(before, ids.next(), at, event_texts);
  const head = headOf(before, entry);
  const keys = [hash, log, shard.outbox, shard.changes, shard.due, shard.identity, shard.textOutbox];
  const args = [
    identity,
    case_id,
    version,
    before,
    entry,
    head,
    append.next_due ?? '',
    typesOf(events).join(','),
    ...snapshotArgs(append),
    ...pointers(append.owed_keys),
  ];
  const sent = record.clock.now();
  const reply = await record.client.commit({ script: SCRIPT, keys, args }, { budgetMs });
  const [code, current, now] = reply as [number, number, number];
  record.clock.heard(sent, now);
  return appendedFrom(code, head, current === version + 1);
}

function appendedFrom(code: number, head: string, latest: boolean): Appended {
  switch (code) {
    case CODE.APPENDED:
    case CODE.ALREADY:
      return { kind: 'APPENDED', head, latest };
    case CODE.CONFLICT:
      return { kind: 'CONFLICT' };
    case OTHER_RECORD:
      throw otherRecord();
    default:
      throw new TerminalError(`append answered ${code}, which this version does not know`);
  }
}

export const typesOf = (events: readonly CaseEvent[]): readonly string[] => [
  ...new Set(events.map(({ type }) => type)),
];

const snapshotArgs = ({ version, state }: Append): [number | '', string] =>
  (version + 1) % SNAPSHOT_EVERY === 0 ? [FOLD_VERSION, JSON.stringify(encode(state))] : ['', ''];

/** A pointer's keys are all of one kind: the script tells by the first which outbox it belongs into. */
function pointers(keys: readonly string[]): string[] {
  const isText = (key: string): boolean => key.startsWith('text:');
  return [keys.filter((key) => !isText(key)), keys.filter(isText)].flatMap((kind) =>
    Array.from({ length: Math.ceil(kind.length / POINTERS_MAX) }, (_, page) =>
      kind.slice(page * POINTERS_MAX, (page + 1) * POINTERS_MAX).join(' '),
    ),
  );
}
