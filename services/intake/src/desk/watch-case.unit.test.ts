import type { ChangesListener } from '@stopline/casebook';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type InMemory, openInMemory } from '../../test/in-memory.ts';
import { press } from '../../test/samples.ts';
import { openLive } from '../live/live.ts';
import { places } from './admission.ts';

let desk: InMemory;
let hangUp: AbortController;
beforeEach(() => {
  desk = openInMemory();
  hangUp = new AbortController();
});
afterEach(() => desk.close());

const opened = async (): Promise<string> =>
  (await desk.ask('SubmitStop', 'li', press({ idempotency_key: 'press-0001' }))).case.case_id;

const note = (case_id: string, number: number) =>
  desk.ask('AddNote', 'li', {
    case_id,
    idempotency_key: `note-${String(number).padStart(4, '0')}`,
    text: `note ${number}`,
  });

test('the case now, then at each append with what happened', async () => {
  const case_id = await opened();
  const watch = desk.watch('WatchCase', 'li', { case_id }, hangUp.signal);
  expect((await watch.next()).value).toMatchObject({ case: { version: 1 }, events: [] });
  await note(case_id, 1);
  expect((await watch.next()).value).toMatchObject({
    case: { version: 2 },
    events: [{ type: 'NOTE_ADDED', version: 2 }],
  });
});

test('a reader who says what it has gets what it missed, oldest first', async () => {
  const case_id = await opened();
  for (let number = 1; number <= 150; number++) await note(case_id, number);
  const watch = desk.watch('WatchCase', 'li', { case_id, after_version: 0 }, hangUp.signal);
  const first = (await watch.next()).value;
  const second = (await watch.next()).value;
  expect(first.events[0].type).toBe('CASE_OPENED');
  const versions = [...first.events, ...second.events].map((event: { version: number }) => event.version);
  expect(new Set(versions)).toEqual(new Set(Array.from({ length: 151 }, (_, index) => index + 1)));
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
});

test('a reader who says nothing new gets the case all the same, and one from a lost history gets it anew', async () => {
  const case_id = await opened();
  for (const after_version of [1, 7]) {
    const watch = desk.watch('WatchCase', 'li', { case_id, after_version }, hangUp.signal);
    expect((await watch.next()).value).toMatchObject({ case: { version: 1 }, events: [] });
  }
});

test('a slow reader skips states but no event, and costs no memory while it sleeps', async () => {
  const case_id = await opened();
  const watch = desk.watch('WatchCase', 'li', { case_id }, hangUp.signal);
  await watch.next();
  for (let number = 1; number <= 20; number++) await note(case_id, number);
  const { value } = await watch.next();
  expect(value.case.version).toBe(21);
  expect(value.events).toHaveLength(20);
});

test('it ends when its reader hangs up, and makes room for another', async () => {
  desk.close();
  const one = places(1, 1, 'streams are open');
  desk = openInMemory({ watching: { board: one, cases: one } });
  const case_id = await opened();
  const watch = desk.watch('WatchCase', 'li', { case_id }, hangUp.signal);
  await watch.next();
  const another = desk.watch('WatchCase', 'li', { case_id }, hangUp.signal);
  await expect(another.next()).rejects.toMatchObject({ reason: 'OVERLOADED' });
  const waiting = watch.next();
  hangUp.abort();
  expect(await waiting).toMatchObject({ done: true });
  const third = desk.watch('WatchCase', 'li', { case_id }, new AbortController().signal);
  expect((await third.next()).value.case.version).toBe(1);
});

test('a case that is not there is not found, whatever the id looks like', async () => {
  for (const case_id of ['nonsense', 'case_00000000-0000-8000-8000-000000000000', 'payment_x']) {
    await expect(desk.watch('WatchCase', 'li', { case_id }, hangUp.signal).next()).rejects.toMatchObject({
      reason: 'CASE_NOT_FOUND',
    });
  }
});

test('after a gap in the changes every reader looks again', async () => {
  let listener: ChangesListener | undefined;
  const live = openLive({
    follow(given) {
      listener = given;
      return { close: async () => undefined };
    },
    since: async () => null,
  });
  desk.close();
  desk = openInMemory({ live });
  const case_id = await opened();
  const watch = desk.watch('WatchCase', 'li', { case_id }, hangUp.signal);
  await watch.next();
  await note(case_id, 1);
  listener?.onResync('0-0');
  expect((await watch.next()).value).toMatchObject({ case: { version: 2 } });
});
