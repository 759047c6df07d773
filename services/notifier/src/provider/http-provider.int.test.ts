import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RetryableError, TerminalError } from '@stopline/platform/errors/outcome.ts';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { httpProvider } from './http-provider.ts';

let status = 200;
const server = createServer((_request, response) => void response.writeHead(status).end());
beforeAll(() => new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening)));
afterAll(() => void server.close());

const send = async (answered: number): Promise<void> => {
  status = answered;
  const provider = httpProvider({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signature: { headers: () => ({}) } as never,
    sender: 'Stopline',
    clock: systemClock,
  });
  await provider.send({ id: 'text_1', to: '+8613800138000', body: 'x' });
};

it.each([200, 202, 204])('%i: taken', async (answered) => {
  await expect(send(answered)).resolves.toBeUndefined();
});
it.each([401, 403, 404, 408, 425, 429, 500, 502, 503])('%i is no word on the text: tried again', async (answered) => {
  await expect(send(answered)).rejects.toBeInstanceOf(RetryableError);
});
it.each([400, 409, 410, 413, 422])('%i is: it would be said again', async (answered) => {
  await expect(send(answered)).rejects.toBeInstanceOf(TerminalError);
});
