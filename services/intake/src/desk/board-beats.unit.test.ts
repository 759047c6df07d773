import type { Changes, ChangesListener } from '@stopline/casebook';
import { expect, test } from 'vitest';
import { openLive } from '../live/live.ts';
import { type BoardBeats, boardBeats } from './board-beats.ts';
import { placeIn } from './page-token.ts';

interface Told {
  readonly beats: BoardBeats;
  /** A change, and the beat that it is in. */
  change(case_id: string): Promise<void>;
  /** Changes that nobody knows of: the next beat is the board as it is. */
  gap(): void;
  readonly looked: () => number;
  /** Cases that were asked themselves. */
  readonly asked: readonly string[];
  /** How long was waited before the board was read as it is, each time. */
  readonly boardAfterMs: readonly number[];
}

/** `listed`: the version that the board has of a case when it is looked at for the nth time; `lines`: the board as it is. */
function openBeats(listed: (looked: number, case_id: string) => number = () => 1, lines: readonly object[] = []): Told {
  let tail: ChangesListener | undefined;
  const changes: Changes = {
    follow(listener) {
      tail = listener;
      return { close: async () => undefined };
    },
    since: async () => null,
  };
  const live = openLive(changes);
  let looked = 0;
  let entries = 0;
  const asked: string[] = [];
  const boardAfterMs: number[] = [];
  let slept = 0;
  let beaten = (): void => {};
  const beats = boardBeats({
    live,
    lookups: {
      summaries: async (ids: readonly string[]) => {
        looked += 1;
        // The beat is there as soon as it looks up what it says.
        beaten();
        return ids.map((case_id) => ({ case_id, version: listed(looked, case_id), updated_at: looked }));
      },
      board: async () => {
        boardAfterMs.push(slept);
        return { cases: lines };
      },
    } as never,
    casebook: {
      load: async (case_id: string) => {
        asked.push(case_id);
        return null;
      },
    } as never,
    now: () => 0,
    sleep: async (ms: number) => {
      slept = ms;
    },
  });
  return {
    beats,
    boardAfterMs,
    gap: () => tail?.onResync('9-0'),
    looked: () => looked,
    asked,
    async change(case_id) {
      const { promise, resolve } = Promise.withResolvers<void>();
      beaten = resolve;
      entries += 1;
      tail?.onChange([{ case_id, version: 1, event_types: [] }], `${entries}-0`);
      await promise;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const never = new AbortController().signal;
const place = (message: { readonly position: string } | null) => placeIn('events', message?.position ?? '');

test('readers of the same beat get the same message, which is looked up once', async () => {
  const { beats, change, looked } = openBeats();
  const [one, other] = [beats.join(never), beats.join(never)];
  await change('a');
  const message = await one.next();
  expect(await other.next()).toBe(message);
  expect(place(message)).toBe('1-0');
  expect(looked()).toBe(1);
});

test('a reader that is a few beats behind gets each of them; one that is far behind the board as it is', async () => {
  const { beats, change } = openBeats();
  const [slow, slower] = [beats.join(never), beats.join(never)];
  for (let beat = 1; beat <= 16; beat += 1) await change('a');
  expect(place(await slow.next())).toBe('1-0');
  await change('a');
  expect(place(await slow.next())).toBe('2-0');
  expect(place(await slower.next())).toBe('17-0');
  const waiting = slower.next();
  await change('b');
  expect(place(await waiting)).toBe('18-0');
});

test('a line that the board does not have yet is told with the next beat', async () => {
  const { beats, change, asked } = openBeats((looked) => (looked === 2 ? 0 : 1));
  const reader = beats.join(never);
  await change('a');
  expect(place(await reader.next())).toBe('1-0');
  void change('b');
  // No other change is waited for.
  const message = await reader.next();
  expect([message?.cases.map(({ case_id }) => case_id), place(message)]).toEqual([['b'], '2-0']);
  expect(asked).toEqual([]);
});

test('a beat that leaves a line out says no place behind it', async () => {
  const { beats, change } = openBeats((looked, case_id) => (looked === 2 && case_id === 'b' ? 0 : 1));
  const reader = beats.join(never);
  await change('a');
  await reader.next();
  void change('b');
  void change('c');
  const message = await reader.next();
  expect([message?.cases.map(({ case_id }) => case_id), place(message)]).toEqual([['c'], '1-0']);
  expect(place(await reader.next())).toBe('3-0');
});

test('a line that is not there by the next beat either is asked of its case', async () => {
  const { beats, change, asked } = openBeats(() => 0);
  const reader = beats.join(never);
  await change('a');
  expect(place(await reader.next())).toBe('1-0');
  expect(asked).toEqual(['a']);
});

test('a line that only moved on is told whole to whoever has come meanwhile', async () => {
  const { beats, change } = openBeats((looked) => looked);
  const first = beats.join(never);
  await change('a');
  expect((await first.next())?.cases).toHaveLength(1);
  await change('a');
  expect(await first.next()).toMatchObject({ cases: [], moved: [{ case_id: 'a', version: 2 }] });
  const second = beats.join(never);
  await change('a');
  expect(await second.next()).toMatchObject({ cases: [{ case_id: 'a', version: 3 }], moved: [] });
  await first.next();
  await change('a');
  expect((await second.next())?.moved).toHaveLength(1);
});

test('a line that only moved on is told whole behind beats that a slow reader has missed', async () => {
  const { beats, change } = openBeats((looked) => looked);
  const slow = beats.join(never);
  for (let beat = 1; beat <= 17; beat += 1) await change('a');
  await slow.next();
  await change('a');
  expect(await slow.next()).toMatchObject({ cases: [{ case_id: 'a', version: 18 }], moved: [] });
});

test('where nobody knows what changed, all lines are whole: how many there are tells a console to load', async () => {
  const lines = [{ case_id: 'a', version: 1, updated_at: 1 }];
  const { beats, change, gap, boardAfterMs } = openBeats(() => 1, lines);
  const reader = beats.join(never);
  await change('a');
  await reader.next();
  gap();
  expect(await reader.next()).toMatchObject({ cases: lines, moved: [] });
  // The board is behind the record, and nobody knows what it must have: it was given a second.
  expect(boardAfterMs).toEqual([1_000]);
});

test('what cannot be looked up is told to each reader, and the next beat is looked up anew', async () => {
  const { beats, change } = openBeats((looked) => {
    if (looked === 1) throw new Error('the record does not answer');
    return looked;
  });
  const [one, other] = [beats.join(never), beats.join(never)];
  await change('a');
  await expect(one.next()).rejects.toThrow('the record does not answer');
  await expect(other.next()).rejects.toThrow('the record does not answer');
  await change('a');
  expect((await one.next())?.cases).toHaveLength(1);
});

test('nothing is looked up when the last reader has gone, and the next one begins anew', async () => {
  const { beats, change, looked } = openBeats();
  const gone = new AbortController();
  const first = beats.join(gone.signal);
  const waiting = first.next();
  gone.abort();
  expect(await waiting).toBeNull();
  first.close();
  void change('a');
  const second = beats.join(never);
  await change('a');
  expect(place(await second.next())).toBe('2-0');
  expect(looked()).toBe(1);
});
