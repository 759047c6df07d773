/**
 * The casebook in memory, for tests and virtual time: the same core and the same bytes, over maps. A pointer is
 * handed to `onOwed` in the next microtask, and so counts as read.
 */
import type { Instant } from '@stopline/domain';
import type { Clock } from '@stopline/platform/ports/clock.ts';
import type { Ids } from '@stopline/platform/ports/ids.ts';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import type { Casebook, Change, Changes, ChangesListener, DueCase, DueCases, Loaded, Pointer } from '../casebook.ts';
import { LEASE_MS } from '../due/lease.ts';
import { POINTERS_MAX, typesOf } from '../record/append.ts';
import { appendIds } from '../record/append-ids.ts';
import { headOf } from '../record/chain.ts';
import { entryBytes, entryFrom } from '../record/entry.ts';
import type { Append, Appended, CaseStore } from '../record/store.ts';
import { type CasebookOptions, casebookOver } from '../submit/casebook.ts';

export interface MemoryRecordOptions {
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'bytes'>;
  onOwed?(pointer: Pointer): void;
}

/** Several casebooks may work on one, as several processes do. */
export interface MemoryRecord {
  readonly store: CaseStore;
  readonly due: DueCases;
  readonly changes: Changes;
}

export interface MemoryCasebookOptions extends MemoryRecordOptions, CasebookOptions {
  /** Without it nobody lingers. */
  readonly timers?: Pick<Timers, 'sleep'>;
}

export interface MemoryCasebook extends Casebook {
  readonly due: DueCases;
  readonly changes: Changes;
}

export function createMemoryCasebook(options: MemoryCasebookOptions): MemoryCasebook {
  const { store, due, changes } = memoryRecord(options);
  const timers = options.timers ?? { sleep: () => Promise.resolve() };
  return { ...casebookOver({ store, clock: options.clock, timers }, options), due, changes };
}

interface MemoryCase {
  loaded: Loaded;
  readonly entries: string[];
}

export function memoryRecord(options: MemoryRecordOptions): MemoryRecord {
  const { clock } = options;
  const cases = new Map<string, MemoryCase>();
  const due = new Map<string, Instant>();
  const listeners = new Set<ChangesListener>();
  const told: Change[] = [];
  const ids = appendIds(options.ids);

  const append = (wanted: Append): Appended => {
    const { case_id, before, version, at, event_texts, state } = wanted;
    const stored = cases.get(case_id);
    if ((stored?.loaded.version ?? 0) !== version) return { kind: 'CONFLICT' };
    if (stored !== undefined && stored.loaded.head !== before) return { kind: 'CONFLICT' };
    const entry = entryBytes(before, ids.next(), at, event_texts);
    const loaded: Loaded = { state, version: version + 1, head: headOf(before, entry) };
    cases.set(case_id, { loaded, entries: [...(stored?.entries ?? []), entry] });
    if (wanted.next_due === null) due.delete(case_id);
    else due.set(case_id, wanted.next_due);
    tell(wanted);
    return { kind: 'APPENDED', head: loaded.head, latest: true };
  };

  const tell = ({ case_id, version, events, owed_keys }: Append): void => {
    queueMicrotask(() => {
      const change = { case_id, version: version + 1, event_types: typesOf(events) };
      const position = String(told.push(change));
      for (const listener of listeners) listener.onChange([change], position);
      for (let from = 0; from < owed_keys.length; from += POINTERS_MAX) {
        options.onOwed?.({ case_id, version: version + 1, keys: owed_keys.slice(from, from + POINTERS_MAX) });
      }
    });
  };

  const store: CaseStore = {
    append: async (wanted) => append(wanted),
    load: async (case_id, known) => {
      const loaded = cases.get(case_id)?.loaded ?? null;
      return loaded?.head === known?.head ? known : loaded;
    },
    entries: async (case_id, after, limit) =>
      (cases.get(case_id)?.entries ?? []).slice(after, after + limit).map((bytes, index) => {
        const { before, at, events } = entryFrom(bytes);
        return { version: after + index + 1, at, events, before };
      }),
  };

  const claim = (limit: number): readonly DueCase[] => {
    const now = clock.now();
    const ripe = [...due].filter(([, at]) => at <= now).sort((a, b) => a[1] - b[1]);
    return ripe.slice(0, limit).map(([case_id]) => {
      due.set(case_id, now + LEASE_MS);
      return { case_id, pointer_unread: false };
    });
  };

  return {
    store,
    due: {
      shardCount: async () => 1,
      claim: async (_shard, limit) => claim(limit),
      async putBack(case_id, version, next_due) {
        if (cases.get(case_id)?.loaded.version !== version) return;
        if (next_due === null) due.delete(case_id);
        else due.set(case_id, next_due);
      },
    },
    changes: {
      follow(listener) {
        listeners.add(listener);
        return { close: async () => void listeners.delete(listener) };
      },
      since: async (position) => ({ changes: told.slice(Number(position)), position: String(told.length) }),
    },
  };
}
