import { afterEach, beforeEach, expect, test } from 'vitest';
import { type InMemory, openInMemory } from '../../test/in-memory.ts';
import { press } from '../../test/samples.ts';

let desk: InMemory;
let hangUp: AbortController;
beforeEach(() => {
  desk = openInMemory();
  hangUp = new AbortController();
});
afterEach(() => {
  hangUp.abort();
  desk.close();
});

const opened = async (number: number): Promise<string> =>
  (await desk.ask('SubmitStop', 'li', press({ idempotency_key: `press-${String(number).padStart(4, '0')}` }))).case
    .case_id;
const versions = (message: { cases: { case_id: string; version: number }[] }): [string, number][] =>
  message.cases.map(({ case_id, version }) => [case_id, version]);

test('one message for a crowd of changes, each case once, as it is now; and from its position it goes on', async () => {
  const first = await opened(1);
  const watch = desk.watch('WatchCases', 'audit', {}, hangUp.signal);
  const greeting = (await watch.next()).value;
  expect(greeting.cases).toEqual([]);
  const second = await opened(2);
  await desk.ask('AddNote', 'li', { case_id: second, idempotency_key: 'note-0001', text: 'x' });
  const message = (await watch.next()).value;
  expect(versions(message)).toEqual([[second, 2]]);

  await desk.ask('AddNote', 'li', { case_id: second, idempotency_key: 'note-0003', text: 'x' });
  const moved = (await watch.next()).value;
  expect(moved).toMatchObject({ cases: [], moved: [{ case_id: second, version: 3 }] });

  await desk.ask('AddNote', 'li', { case_id: first, idempotency_key: 'note-0002', text: 'x' });
  const resumed = desk.watch('WatchCases', 'audit', { after: moved.position }, hangUp.signal);
  expect(versions((await resumed.next()).value)).toEqual([[first, 2]]);
});

test('a board that is behind is passed over for the case itself', async () => {
  const first = await opened(1);
  await desk.lookups.summaries([first]);
  desk.lookups.freeze();
  const watch = desk.watch('WatchCases', 'li', {}, hangUp.signal);
  await watch.next();
  await desk.ask('AddNote', 'li', { case_id: first, idempotency_key: 'note-0001', text: 'x' });
  expect(versions((await watch.next()).value)).toEqual([[first, 2]]);
});

test('a reader whose gap cannot be told gets the cases that changed last; a made-up position is refused', async () => {
  const first = await opened(1);
  const { position } = (await desk.watch('WatchCases', 'li', {}, hangUp.signal).next()).value;
  const gap = openInMemory({
    live: { ...desk.live, since: async () => null },
    lookups: desk.lookups,
    casebook: desk.casebook,
  });
  const message = (await gap.watch('WatchCases', 'li', { after: position }, hangUp.signal).next()).value;
  expect(versions(message)).toEqual([[first, 1]]);
  gap.close();
  await expect(desk.watch('WatchCases', 'li', { after: 'b3JkZXJzOjI' }, hangUp.signal).next()).rejects.toMatchObject({
    reason: 'INVALID_FIELD',
    violations: [{ field: 'after' }],
  });
});

test('it ends when its reader hangs up', async () => {
  await opened(1);
  const watch = desk.watch('WatchCases', 'li', {}, hangUp.signal);
  await watch.next();
  const waiting = watch.next();
  hangUp.abort();
  expect(await waiting).toMatchObject({ done: true });
});

test('a reader that comes back before the record has been heard of is told what it missed as soon as it has', async () => {
  const first = await opened(1);
  const { position } = (await desk.watch('WatchCases', 'li', {}, hangUp.signal).next()).value;
  await desk.ask('AddNote', 'li', { case_id: first, idempotency_key: 'note-0001', text: 'x' });
  let isHeard = false;
  const late = openInMemory({
    live: { ...desk.live, position: () => (isHeard ? desk.live.position() : null) },
    lookups: desk.lookups,
    casebook: desk.casebook,
  });
  const next = late.watch('WatchCases', 'li', { after: position }, hangUp.signal).next();
  const second = await opened(2);
  isHeard = true;
  await desk.ask('AddNote', 'li', { case_id: second, idempotency_key: 'note-0002', text: 'x' });
  expect(versions((await next).value).toSorted()).toEqual(
    [
      [first, 2],
      [second, 2],
    ].toSorted(),
  );
  late.close();
});
