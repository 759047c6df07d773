import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ask, askAgain, drop, isUnderWay, unanswered, unansweredAt } from './asks.ts';
import { signIn, signOut } from './session.ts';

const ADD = { case_id: 'case_1', act: 'ADD' };
const wish = (paid_at: string) => ({
  path: '/v1/cases/case_1/payments',
  body: { payments: [{ paid_at }] },
  about: '¥777.00 → 0000',
});

interface Sent {
  readonly key: string;
  readonly body: string;
  answer(status: number, body: object): void;
  lose(): void;
}
let sent: Sent[];

beforeEach(() => {
  sent = [];
  vi.stubGlobal('fetch', (_path: string, { headers, body }: RequestInit) => {
    return new Promise<Response>((resolve, reject) => {
      sent.push({
        key: new Headers(headers).get('idempotency-key') ?? '',
        body: String(body),
        answer: (status, said) => resolve(Response.json(said, { status })),
        lose: () => reject(new TypeError('connection reset')),
      });
    });
  });
  signIn({ token: 'of-li', id: 'li', role: 'OPERATOR' });
});
afterEach(() => {
  drop(ADD);
  vi.unstubAllGlobals();
});

const last = (): Sent => {
  const found = sent.at(-1);
  if (found === undefined) throw new Error('nothing was sent');
  return found;
};
const CHANGED = { case: { case_id: 'case_1', version: 7 }, replayed: true };

/** The dialog that asked is gone: nobody waits for this any more. */
async function loseOne(): Promise<Sent> {
  const asked = ask(ADD, wish('2026-11-24T06:00:00.000Z'));
  const first = last();
  expect(isUnderWay(ADD)).toBe(true);
  expect(unanswered.value).toEqual([]);
  first.lose();
  await expect(asked).rejects.toMatchObject({ reason: 'NO_CONNECTION' });
  return first;
}

test('R20 what was not answered is kept, and goes out again word for word under its key', async () => {
  const first = await loseOne();
  expect(unansweredAt(ADD)).toMatchObject({ about: '¥777.00 → 0000', case_id: 'case_1' });
  const again = askAgain(ADD);
  expect(last()).toMatchObject({ key: first.key, body: first.body });
  last().answer(200, CHANGED);
  expect(await again).toMatchObject(CHANGED);
  expect(unanswered.value).toEqual([]);
});

test('the same wish while one is on its way is none, and after a lost answer it has the same key; dropped, it has its own', async () => {
  const first = await loseOne();
  const same = ask(ADD, wish('2026-11-24T06:00:00.000Z'));
  expect(last().key).toBe(first.key);
  expect(await ask(ADD, wish('2026-11-24T06:00:00.000Z'))).toBeNull();
  last().lose();
  await expect(same).rejects.toThrow();
  drop(ADD);
  expect(unanswered.value).toEqual([]);
  const anew = ask(ADD, wish('2026-11-24T06:00:00.000Z'));
  expect(last().key).not.toBe(first.key);
  last().answer(200, CHANGED);
  await anew;
});

test('what was refused is not kept; what a token that ended leaves open is', async () => {
  const refused = ask(ADD, wish('2026-11-24T06:00:00.000Z'));
  last().answer(409, { reason: 'RULE_REFUSES', detail: 'closed' });
  await expect(refused).rejects.toMatchObject({ reason: 'RULE_REFUSES' });
  expect(unanswered.value).toEqual([]);
  await loseOne();
  const ended = askAgain(ADD);
  last().answer(401, { reason: 'UNAUTHENTICATED', detail: 'not known' });
  await expect(ended).rejects.toMatchObject({ reason: 'UNAUTHENTICATED' });
  signIn({ token: 'of-li-anew', id: 'li', role: 'OPERATOR' });
  expect(unansweredAt(ADD)).not.toBeNull();
});

test('R22 another operator in the same tab neither sees nor sends it', async () => {
  const first = await loseOne();
  signOut();
  signIn({ token: 'of-zhao', id: 'zhao', role: 'SUPERVISOR' });
  expect(unanswered.value).toEqual([]);
  expect(await askAgain(ADD)).toBeNull();
  const own = ask(ADD, wish('2026-11-24T06:00:00.000Z'));
  expect(last().key).not.toBe(first.key);
  last().answer(200, CHANGED);
  await own;
  signIn({ token: 'of-li', id: 'li', role: 'OPERATOR' });
  expect(unansweredAt(ADD)?.key).toBe(first.key);
});
