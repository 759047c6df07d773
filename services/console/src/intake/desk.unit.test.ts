/** The desk without a screen: who may send what, over reloads, sign-outs and duplicated tabs. The browser is played. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const HOUR_MS = 3_600_000;

interface Sent {
  readonly token: string;
  readonly key: string;
}

function memory(): Storage {
  const kept = new Map<string, string>();
  const area = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
  // What is kept are the storage's own keys, as in a browser.
  return new Proxy(area as unknown as Storage, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}

/** Those that are held, by all the tabs of the played browser. */
let locks: Set<string>;
let sent: Sent[];
let answer: (sent: Sent) => Response | 'LOST';

const json = (body: object, status = 200): Response => new Response(JSON.stringify(body), { status });
const accepted = (): Response =>
  json({ case: { case_id: 'case_1', case_reference: 'K7QF2-M9RDX', texts: [] }, replayed: false });
const unauthenticated = (): Response => json({ reason: 'UNAUTHENTICATED', detail: 'no' }, 401);

const playedLocks = {
  request: (name: string, { signal }: { signal: AbortSignal }, held: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      if (!locks.has(name)) {
        locks.add(name);
        held().then(() => resolve(void locks.delete(name)), reject);
      } else signal.addEventListener('abort', () => reject(signal.reason));
    }),
  query: () => Promise.resolve({ held: [...locks].map((name) => ({ name })) }),
};

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 24, 6, 30) });
  locks = new Set();
  sent = [];
  answer = () => 'LOST';
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const ended = new AbortController();
    setTimeout(() => ended.abort(new DOMException('late', 'TimeoutError')), ms);
    return ended.signal;
  });
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('localStorage', memory());
  vi.stubGlobal('sessionStorage', memory());
  vi.stubGlobal('location', { hash: '#/new' });
  vi.stubGlobal('navigator', { language: 'en', locks: playedLocks });
  vi.stubGlobal('fetch', (_path: string, { headers }: { headers: Record<string, string> }) => {
    const one = { token: headers.authorization ?? '', key: headers['idempotency-key'] ?? '' };
    sent.push(one);
    const said = answer(one);
    return said === 'LOST' ? Promise.reject(new TypeError('lost')) : Promise.resolve(said);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A page as it is loaded: everything in it begins anew, what the browser keeps stays. */
async function load() {
  vi.resetModules();
  const [desk, session, draft] = await Promise.all([
    import('./desk.ts'),
    import('../live/session.ts'),
    import('./draft.ts'),
  ]);
  const end = desk.followOperator();
  await vi.advanceTimersByTimeAsync(0);
  return {
    ...desk,
    ...session,
    /** The page goes; what it holds goes with it a moment later. */
    end,
    async enter(id: string) {
      session.signIn({ token: `token-of-${id}`, id, role: 'OPERATOR' });
      await vi.advanceTimersByTimeAsync(0);
    },
    type() {
      const payment = { ...draft.newPayment(), when: '10 min ago', amount: '5万' };
      const to = { ...payment.to, value: '6222020000000000000' };
      desk.change({ phone: '13800138000', payments: [{ ...payment, to }] }, 'victim.phone');
    },
  };
}

const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1_000);
const tokens = (): readonly string[] => [...new Set(sent.map(({ token }) => token))];

test('a press without an answer is sent by its own operator only: signed out, it waits for them', async () => {
  const page = await load();
  await page.enter('li');
  page.type();
  page.press();
  await seconds(3);
  expect(page.phase.value).toBe('NO_CONNECTION');
  page.signOut();
  expect(page.draft.value.phone).toBe('');
  // The sign-in says so at once.
  await vi.advanceTimersByTimeAsync(0);
  await page.lookForLeft();
  expect(page.leftByOthers.value).toEqual([{ operator_id: 'li', pressed: 1, typed: 0 }]);
  const before = sent.length;
  await page.enter('wang');
  answer = accepted;
  await seconds(60);
  expect(sent).toHaveLength(before);
  expect([page.draft.value.phone, page.phase.value]).toEqual(['', 'TYPING']);
  expect(page.left.value).toEqual([]);
  expect(page.leftByOthers.value).toEqual([{ operator_id: 'li', pressed: 1, typed: 0 }]);
  page.signOut();
  await page.enter('li');
  await seconds(1);
  expect(location.hash).toBe('#/case/case_1');
  expect(tokens()).toEqual(['Bearer token-of-li']);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
});

test('a token that is not known any more does not take a press back', async () => {
  const page = await load();
  await page.enter('li');
  page.type();
  page.press();
  await seconds(1);
  answer = unauthenticated;
  await seconds(5);
  expect(page.operator.value).toBeNull();
  answer = accepted;
  await page.enter('li');
  await seconds(1);
  expect(location.hash).toBe('#/case/case_1');
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
});

test('a fault about an earlier token does not sign out who came after it', async () => {
  const page = await load();
  await page.enter('li');
  let late: (response: Response) => void = () => undefined;
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (late = resolve)));
  const asked = page.api({ path: '/v1/banks' }).catch(() => undefined);
  page.signOut();
  await page.enter('wang');
  late(unauthenticated());
  await asked;
  expect(page.operator.value?.id).toBe('wang');
});

test('a form typed into after twelve hours of an open page survives the reload', async () => {
  const page = await load();
  await page.enter('li');
  await seconds(13 * 3_600);
  page.type();
  page.end();
  const again = await load();
  expect(again.draft.value.phone).toBe('13800138000');
});

test('a press goes on after a reload, and its answer takes nobody away from another page', async () => {
  const page = await load();
  await page.enter('li');
  page.type();
  page.press();
  await seconds(1);
  page.end();
  location.hash = '#/list';
  const again = await load();
  expect(again.phase.value).not.toBe('TYPING');
  answer = accepted;
  await seconds(10);
  expect(location.hash).toBe('#/list');
  expect(again.arrived.value?.case_id).toBe('case_1');
  expect([again.phase.value, again.draft.value.phone]).toEqual(['TYPING', '']);
});

test('a duplicated tab has a form and a key of its own', async () => {
  const page = await load();
  await page.enter('li');
  page.type();
  // The copy of what the tab keeps comes along; the first one lives on and holds its lock.
  const copy = await load();
  await seconds(2);
  expect(copy.isOpen.value).toBe(true);
  expect(copy.draft.value.phone).toBe('');
  expect(copy.draft.value.key).not.toBe(page.draft.value.key);
  copy.change({ name: 'Another caller' }, 'victim.name');
  await page.lookForLeft();
  await copy.lookForLeft();
  expect([page.left.value, copy.left.value]).toEqual([[], []]);
  expect(page.draft.value.phone).toBe('13800138000');
});

test('in a new tab the form is there at once: no lock is waited for', async () => {
  vi.stubGlobal('navigator', {
    language: 'en',
    locks: { ...playedLocks, request: () => new Promise(() => undefined) },
  });
  const page = await load();
  page.signIn({ token: 'token-of-li', id: 'li', role: 'OPERATOR' });
  expect(page.isOpen.value).toBe(true);
  page.type();
  await seconds(2);
  await page.lookForLeft();
  expect([page.draft.value.phone, page.left.value]).toEqual(['13800138000', []]);
});

test('a reload waits for its own lock that the browser has not put away yet', async () => {
  const page = await load();
  await page.enter('li');
  page.type();
  const [held = ''] = locks;
  page.end();
  await vi.advanceTimersByTimeAsync(0);
  locks.add(held);
  const waiting = playedLocks.request;
  vi.stubGlobal('navigator', {
    language: 'en',
    locks: {
      ...playedLocks,
      request: async (...asked: Parameters<typeof waiting>) => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        locks.delete(held);
        return waiting(...asked);
      },
    },
  });
  const again = await load();
  await seconds(2);
  expect(again.draft.value.phone).toBe('13800138000');
});

test('left behind for more than twelve hours, a form is gone and a press is not', async () => {
  const page = await load();
  await page.enter('li');
  page.type();
  page.press();
  await seconds(1);
  page.end();
  vi.stubGlobal('sessionStorage', memory());
  vi.setSystemTime(Date.now() + 20 * HOUR_MS);
  const later = await load();
  await later.enter('li');
  expect(later.left.value.map(({ draft }) => draft.phone)).toEqual(['13800138000']);
  answer = accepted;
  later.takeLeft(later.left.value[0]?.slot ?? '');
  await seconds(1);
  expect(location.hash).toBe('#/case/case_1');
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
});
