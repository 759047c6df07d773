import type { Changes, ChangesListener } from '@stopline/casebook';
import { expect, test } from 'vitest';
import { type Live, openLive } from './live.ts';

function followed(): { live: Live; tail: ChangesListener } {
  let tail: ChangesListener | undefined;
  const changes: Changes = {
    follow(listener) {
      tail = listener;
      return { close: async () => undefined };
    },
    since: async () => null,
  };
  const live = openLive(changes);
  if (tail === undefined) throw new Error('nobody follows');
  return { live, tail };
}

const change = (case_id: string, version: number) => ({ case_id, version, event_types: [] });
const never = new AbortController().signal;

test('a case’s onlookers are rung for their case alone, and know the version that was told', async () => {
  const { live, tail } = followed();
  const hasty = new AbortController();
  const others = live.watchCase('a', hasty.signal);
  const mine = live.watchCase('a', never);
  tail.onChange([change('b', 3)], '1-0');
  const nothing = others.bell.heard();
  hasty.abort();
  expect(await nothing).toBe(false);
  tail.onChange([change('a', 4), change('a', 5)], '2-0');
  expect(await mine.bell.heard()).toBe(true);
  expect(mine.atLeast()).toBe(5);
  tail.onResync('3-0');
  expect(await mine.bell.heard()).toBe(true);
  expect(mine.atLeast()).toBeUndefined();
});

test('a board gathers each case once, with its latest version and where it stands', () => {
  const { live, tail } = followed();
  const board = live.watchAll(never);
  expect(board.take()).toEqual({ changed: new Map(), position: null });
  tail.onChange([change('a', 1), change('b', 1)], '1-0');
  tail.onChange([change('a', 2)], '2-0');
  expect(board.take()).toEqual({
    changed: new Map([
      ['a', 2],
      ['b', 1],
    ]),
    position: '2-0',
  });
  expect(board.take().changed).toEqual(new Map());
});

test('too many to keep, or a gap: the reader is told that something was missed, and memory stays bounded', () => {
  const { live, tail } = followed();
  const board = live.watchAll(never);
  tail.onChange(
    Array.from({ length: 5_000 }, (_, index) => change(`case-${index}`, 1)),
    '1-0',
  );
  expect(board.take().changed).toBeNull();
  tail.onChange([change('a', 1)], '2-0');
  tail.onResync('3-0');
  expect(board.take()).toEqual({ changed: null, position: '3-0' });
  board.close();
  tail.onChange([change('a', 1)], '4-0');
  expect(board.take().changed).toEqual(new Map());
});
