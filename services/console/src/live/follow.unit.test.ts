/** One tab of a browser; the other one, and the API, are played by the test. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CaseMoved, CaseSummary } from '../api/types.ts';
import { board, boardCut, boardLoaded, bounded, counts } from './board.ts';
import { calls, showCalls } from './calls.ts';
import { connection } from './connection.ts';
import { follow } from './follow.ts';
import { openCase } from './open-case.ts';
import { signIn, signOut } from './session.ts';

const LOCK = 'stopline.stream';

const line = (case_id: string, part: Partial<CaseSummary> = {}): CaseSummary => ({
  case_id,
  case_reference: case_id,
  version: 1,
  status: 'OPEN',
  operator_id: 'li',
  accepted_at: '2026-11-24T06:10:53.000Z',
  updated_at: '2026-11-24T06:10:53.000Z',
  amounts: [],
  needs: [],
  orders_total: 1,
  orders_unsettled: 1,
  phone_tasks_open: 0,
  ...part,
});

interface Asked {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly after: string | null;
}

const jsonOf = (body: object): Response => new Response(JSON.stringify(body));

/** The API: its stream stands when the test says so, and says what the test says. */
function playApi(listed: (query: Asked['query']) => readonly CaseSummary[] = () => [], more: object = {}) {
  const asked: Asked[] = [];
  const streams: {
    stand(): void;
    say(id: string, cases: readonly CaseSummary[], moved?: readonly CaseMoved[]): void;
  }[] = [];
  const stream = (signal: AbortSignal): Promise<Response> => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason);
        writer.abort().catch(() => undefined);
      });
      streams.push({
        stand: () => resolve(new Response(readable)),
        say: (id, cases, moved) =>
          void writer.write(new TextEncoder().encode(`id: ${id}\ndata: ${JSON.stringify({ cases, moved })}\n\n`)),
      });
    });
  };
  vi.stubGlobal('fetch', async (address: string, { headers, signal }: RequestInit): Promise<Response> => {
    const { pathname, searchParams } = new URL(address, 'http://localhost');
    const query = Object.fromEntries(searchParams);
    asked.push({ path: pathname, query, after: new Headers(headers).get('last-event-id') });
    if (pathname === '/v1/events') return stream(signal as AbortSignal);
    return jsonOf({ cases: listed(query), banks: [], phone_tasks: [], ...more });
  });
  return { asked, streams, askedFor: (path: string): readonly Asked[] => asked.filter((one) => one.path === path) };
}

/** The other tab: it reads the stream until it is closed. */
async function playOtherTab() {
  const channel = new BroadcastChannel(LOCK);
  const heard: unknown[] = [];
  channel.onmessage = ({ data }) => void heard.push(data);
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  await new Promise<void>((held) => {
    navigator.locks
      .request(LOCK, () => {
        held();
        return closed;
      })
      .catch(() => undefined);
  });
  return {
    heard,
    tell: (told: object): void => channel.postMessage(told),
    close(): void {
      channel.close();
      close();
    },
  };
}

let stop: AbortController;
beforeEach(() => {
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
  stop = new AbortController();
  board.value = new Map();
  boardLoaded.value = false;
  signIn({ token: 'a token', id: 'li', role: 'OPERATOR' });
});
afterEach(() => {
  stop.abort();
  signOut();
  vi.unstubAllGlobals();
});

test('a tab that takes over goes on from where the one before it ended', async () => {
  const { streams, askedFor } = playApi();
  const other = await playOtherTab();
  follow(stop.signal);
  await vi.waitFor(() => expect(other.heard).toContain('ASK'));
  other.tell({ connection: 'LIVE', position: 'p1' });
  await vi.waitFor(() => expect(boardLoaded.value).toBe(true));
  other.tell({ cases: [line('case_a')], position: 'p2' });
  await vi.waitFor(() => expect(board.value.has('case_a')).toBe(true));
  expect(askedFor('/v1/events')).toEqual([]);
  other.close();
  await vi.waitFor(() => expect(askedFor('/v1/events')).toMatchObject([{ after: 'p2' }]));
  expect(connection.value).toBe('CONNECTING');
  streams[0]?.stand();
  await vi.waitFor(() => expect(connection.value).toBe('LIVE'));
  streams[0]?.say('p3', [line('case_a', { version: 2, orders_unsettled: 0 })]);
  await vi.waitFor(() => expect(board.value.get('case_a')?.version).toBe(2));
});

test('a tab that takes over and knows no position loads what is shown once its stream stands', async () => {
  const { streams, askedFor } = playApi(() => [line('case_a', { version: 2 })]);
  const other = await playOtherTab();
  follow(stop.signal);
  await vi.waitFor(() => expect(other.heard).toContain('ASK'));
  other.close();
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  expect(askedFor('/v1/events')).toMatchObject([{ after: null }]);
  // What happens from here to the greeting is in no message.
  expect(askedFor('/v1/cases')).toEqual([]);
  streams[0]?.stand();
  await vi.waitFor(() => expect(board.value.get('case_a')?.version).toBe(2));
});

test('the reading tab tells a new one how it stands, and that one reads no stream of its own', async () => {
  const { streams } = playApi();
  follow(stop.signal);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.stand();
  streams[0]?.say('p1', []);
  const heard: unknown[] = [];
  const channel = new BroadcastChannel(LOCK);
  channel.onmessage = ({ data }) => void heard.push(data);
  await vi.waitFor(() => {
    channel.postMessage('ASK');
    expect(heard).toContainEqual({ connection: 'LIVE', position: 'p1' });
  });
  channel.close();
  expect(streams).toHaveLength(1);
});

test('an old case that needs somebody, and an old one of mine, are listed and counted beside what changed last', async () => {
  const { streams, askedFor } = playApi(({ needs, operator_id }) => {
    if (needs === 'ATTENTION') return [line('case_old', { operator_id: 'wang', needs: ['ATTENTION', 'PHONE'] })];
    if (operator_id === 'li') return [line('case_mine')];
    return needs === undefined ? [line('case_new', { operator_id: 'wang' })] : [];
  });
  follow(stop.signal);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.stand();
  await vi.waitFor(() => expect(boardLoaded.value).toBe(true));
  expect([...board.value.keys()].sort()).toEqual(['case_mine', 'case_new', 'case_old']);
  expect(counts.value).toEqual({ MINE: 1, EVERYONE: 3, PHONE: 1, ATTENTION: 1 });
  expect(askedFor('/v1/cases').map(({ query }) => query)).toContainEqual({ needs: 'PHONE', page_size: '200' });
  expect(boardCut.value).toEqual(new Set());
});

test('there may be more than anybody scrolls: so many pages are read, and the count says so', async () => {
  const { streams, askedFor } = playApi(() => [line('case_a')], { next_page_token: 'more' });
  follow(stop.signal);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.stand();
  await vi.waitFor(() => expect(boardLoaded.value).toBe(true));
  expect(boardCut.value).toEqual(new Set(['ATTENTION', 'PHONE', 'MINE', 'EVERYONE']));
  expect(askedFor('/v1/cases')).toHaveLength(20);
});

test('a full board keeps what waits for somebody and what is mine, and the newest of the rest', () => {
  const later = { operator_id: 'wang', accepted_at: '2026-11-24T07:00:00.000Z' };
  const lines = [
    line('case_waits', { operator_id: 'wang', needs: ['ATTENTION'] }),
    line('case_mine'),
    line('case_old', { operator_id: 'wang' }),
    line('case_new', later),
  ];
  const byId = new Map(lines.map((one) => [one.case_id, one]));
  expect([...bounded(byId, 'li', 3, 3).keys()]).toEqual(['case_waits', 'case_mine', 'case_new']);
  expect(bounded(byId, 'li', 4, 3)).toBe(byId);
});

test('what was settled while nobody listened leaves the list; what the stream tells meanwhile stays', async () => {
  const { streams } = playApi(({ needs }) => {
    // As the stream tells while the board is read.
    if (needs === 'PHONE') streams[0]?.say('p1', [line('case_told')]);
    return [line('case_listed')];
  });
  board.value = new Map([['case_gone', line('case_gone', { needs: ['ATTENTION'] })]]);
  follow(stop.signal);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.stand();
  await vi.waitFor(() => expect(board.value.has('case_told')).toBe(true));
  await vi.waitFor(() => expect([...board.value.keys()].sort()).toEqual(['case_listed', 'case_told']));
});

test('a case that only moved on keeps its line; the open one is read again, and the calls where it has some', async () => {
  const { streams, askedFor } = playApi();
  follow(stop.signal);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.stand();
  const leave = showCalls();
  openCase.value = { case_id: 'case_a', shown: null, events: [], fault: null };
  streams[0]?.say('p1', [line('case_a', { orders_total: 7 })]);
  await vi.waitFor(() => expect(askedFor('/v1/cases/case_a/events').length).toBeGreaterThan(0));
  await vi.waitFor(() => expect(boardLoaded.value).toBe(true));
  const [read, called] = [askedFor('/v1/cases/case_a/events').length, askedFor('/v1/phone-tasks').length];

  const updated_at = '2026-11-24T06:11:00.000Z';
  streams[0]?.say('p2', [], [{ case_id: 'case_a', version: 2, from_version: 1, updated_at }]);
  await vi.waitFor(() =>
    expect(board.value.get('case_a')).toEqual(line('case_a', { version: 2, updated_at, orders_total: 7 })),
  );
  await vi.waitFor(() => expect(askedFor('/v1/cases/case_a/events').length).toBeGreaterThan(read));
  expect(askedFor('/v1/phone-tasks')).toHaveLength(called);

  streams[0]?.say('p3', [line('case_b', { phone_tasks_open: 1, needs: ['PHONE'] })]);
  await vi.waitFor(() => expect(askedFor('/v1/phone-tasks').length).toBeGreaterThan(called));
  const again = askedFor('/v1/phone-tasks').length;
  streams[0]?.say('p4', [], [{ case_id: 'case_b', version: 2, from_version: 1, updated_at }]);
  // Not at once: a look a second is enough.
  await vi.waitFor(() => expect(askedFor('/v1/phone-tasks').length).toBeGreaterThan(again), { timeout: 5_000 });
  openCase.value = null;
  leave();
});

test('a case that moved on from another line than is known here is loaded', async () => {
  const newest = line('case_a', { version: 9 });
  const listed: CaseSummary[] = [];
  const { streams, askedFor } = playApi(() => listed);
  follow(stop.signal);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.stand();
  await vi.waitFor(() => expect(boardLoaded.value).toBe(true));
  // As it was loaded in between: open; at 7 it was settled, and so it is at 9.
  streams[0]?.say('p1', [line('case_a', { version: 8, needs: ['ANSWER'] })]);
  await vi.waitFor(() => expect(board.value.get('case_a')?.version).toBe(8));
  const asked = askedFor('/v1/cases').length;
  listed.push(newest);
  streams[0]?.say('p2', [], [{ case_id: 'case_a', version: 9, from_version: 7, updated_at: newest.updated_at }]);
  await vi.waitFor(() => expect(board.value.get('case_a')).toEqual(newest), { timeout: 5_000 });
  expect(askedFor('/v1/cases').length).toBeGreaterThan(asked);
});

test('the calls are read only while somebody looks at them', async () => {
  const { streams, askedFor } = playApi();
  follow(stop.signal);
  await vi.waitFor(() => expect(streams).toHaveLength(1));
  streams[0]?.stand();
  const say = async (id: string, case_id: string): Promise<void> => {
    streams[0]?.say(id, [line(case_id, { phone_tasks_open: 1, needs: ['PHONE'] })]);
    await vi.waitFor(() => expect(board.value.has(case_id)).toBe(true));
  };
  await say('p1', 'case_a');
  expect(askedFor('/v1/phone-tasks')).toEqual([]);

  const leave = showCalls();
  expect(askedFor('/v1/phone-tasks')).toHaveLength(1);
  await vi.waitFor(() => expect(calls.value).toEqual([]));
  (document as { visibilityState: string }).visibilityState = 'hidden';
  await say('p2', 'case_b');
  expect(askedFor('/v1/phone-tasks')).toHaveLength(1);
  (document as { visibilityState: string }).visibilityState = 'visible';
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.waitFor(() => expect(askedFor('/v1/phone-tasks')).toHaveLength(2), { timeout: 3_000 });
  leave();
  await say('p3', 'case_c');
  expect(askedFor('/v1/phone-tasks')).toHaveLength(2);
});
