import { afterEach, expect, test, vi } from 'vitest';
import { ApiFault, call } from './call.ts';

afterEach(() => vi.unstubAllGlobals());

const asked = (token: string): Promise<unknown> =>
  call({ token, language: 'en' }, { path: '/v1/status' }).catch((fault: unknown) => fault);

test('a token that no header can carry is refused as a token, and nothing is sent', async () => {
  const fetched = vi.fn();
  vi.stubGlobal('fetch', fetched);
  for (const token of ['жетон-оператора', '令牌', 'one\nmore']) {
    const fault = await asked(token);
    expect(fault).toBeInstanceOf(ApiFault);
    expect(fault).toMatchObject({ reason: 'UNAUTHENTICATED', retryAfterMs: null });
  }
  expect(fetched).not.toHaveBeenCalled();
});

test('where nothing comes back it is the connection', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await asked('a-token')).toMatchObject({ reason: 'NO_CONNECTION' });
});
