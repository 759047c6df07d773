/** Tells of every append from now on, over one connection for the whole process. */
import type { Timers } from '@stopline/platform/ports/timers.ts';
import type { Change, Changes, ChangesListener } from '../casebook.ts';
import type { StoplineRecord } from '../record/record.ts';
import { BLOCK_MS, blockingLoop, type LoopConnection } from './blocking-loop.ts';
import { changeFrom, type StreamEntry, type StreamsReply } from './entries.ts';
import { hasGap, infoOrEmpty, type StreamInfo } from './gap.ts';
import { START } from './stream-id.ts';

const COUNT_MAX = 500;
/** Whoever missed more in one shard loads anew what is shown: that is less. */
const SINCE_MAX = 2_000;
const BUDGET_MS = 2_000;
/** After something came: a busy record appends hundreds of times a second, and no eye needs each of them apart. */
const GATHER_MS = 20;

export interface TailOptions {
  readonly record: StoplineRecord;
  readonly timers: Pick<Timers, 'sleep'>;
  onError(error: Error): void;
}

export interface Tail extends Changes {
  close(): Promise<void>;
}

export function tailChanges({ record, timers, onError }: TailOptions): Tail {
  const listeners = new Set<ChangesListener>();
  /** By stream: the last entry that was told. An id, never `$`: what comes while we are away would be missed. */
  const positions = new Map<string, string>();

  const position = (): string => [...positions.values()].join(',');

  const loop = blockingLoop({
    record,
    timers,
    name: 'changes',
    async begin(connection) {
      let resync = false;
      for (const { changes } of connection.known.shards.all) {
        const info = await readInfo(connection, changes);
        const told = positions.get(changes);
        if (told !== undefined && !hasGap(info, told)) continue;
        positions.set(changes, info.last);
        resync = true;
      }
      // Also at the very beginning: who followed before now has loaded before now.
      if (resync) for (const listener of listeners) listener.onResync(position());
    },
    async read({ ask }) {
      const read = ['COUNT', COUNT_MAX, 'BLOCK', BLOCK_MS, 'STREAMS', ...positions.keys(), ...positions.values()];
      const reply = (await ask('xread', ...read)) as StreamsReply;
      for (const [stream, entries] of reply ?? []) {
        const last = entries.at(-1);
        if (last === undefined) continue;
        positions.set(stream, last[0]);
        const changes = entries.map(changeFrom);
        for (const listener of listeners) listener.onChange(changes, position());
      }
      if (reply !== null) await timers.sleep(GATHER_MS);
    },
    onError,
  });

  return {
    follow(listener) {
      listeners.add(listener);
      return { close: async () => void listeners.delete(listener) };
    },
    since: (text) => changesSince(record, text),
    close: () => loop.close(),
  };
}

/** One id of each shard's stream, in order. */
const POSITION = /^\d+-\d+(?:,\d+-\d+)*$/;

async function changesSince(
  { client, known }: StoplineRecord,
  position: string,
): Promise<{ changes: readonly Change[]; position: string } | null> {
  const { shards } = await known(BUDGET_MS);
  const ids = POSITION.test(position) ? position.split(',') : [];
  if (ids.length !== shards.count) return null;
  const read = shards.all.map(async ({ changes }, shard) => {
    const from = ids[shard] ?? START;
    const info = await clientInfo(client, changes);
    if (hasGap(info, from)) return null;
    const range = [changes, `(${from}`, '+', 'COUNT', SINCE_MAX + 1];
    const entries = (await client.read('xrange', range, { budgetMs: BUDGET_MS })) as StreamEntry[];
    return entries.length > SINCE_MAX ? null : { entries, last: entries.at(-1)?.[0] ?? from };
  });
  const found = (await Promise.all(read)).filter((shard) => shard !== null);
  if (found.length !== shards.count) return null;
  return {
    changes: found.flatMap(({ entries }) => entries.map(changeFrom)),
    position: found.map(({ last }) => last).join(','),
  };
}

const readInfo = ({ ask }: LoopConnection, stream: string): Promise<StreamInfo> =>
  infoOrEmpty(ask('xinfo', 'STREAM', stream));

const clientInfo = (client: StoplineRecord['client'], stream: string): Promise<StreamInfo> =>
  infoOrEmpty(client.read('xinfo', ['STREAM', stream], { budgetMs: BUDGET_MS }));
