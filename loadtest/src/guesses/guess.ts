/** One try at the victim's page, from an address of one's own. */
import { randomInt } from 'node:crypto';
import { request } from 'node:http';
import { wallClock } from '../wall-clock.ts';

export interface Try {
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
  /** Absent: any of 127.0.0.0/8. */
  readonly from?: string;
}

export interface Answered {
  readonly status: number;
  readonly ms: number;
  readonly page: string;
}

const WITHIN_MS = 20_000;

/** Every address of 127.0.0.0/8 is this machine; each is a caller of its own. */
const anyAddress = (): string => `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`;

export function guessAt(pages: string, { path, form, from = anyAddress() }: Try): Promise<Answered> {
  const [host, port] = pages.split(':');
  const body = new URLSearchParams(form).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(body.length),
    'accept-language': 'en',
  };
  const began = wallClock();
  return new Promise((resolve, reject) => {
    const options = { host, port, path, method: 'POST', headers, localAddress: from, agent: false, timeout: WITHIN_MS };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, ms: wallClock() - began, page: Buffer.concat(chunks).toString() }),
      );
    });
    sent.once('timeout', () => sent.destroy(new Error(`no answer within ${WITHIN_MS} ms`)));
    sent.once('error', reject);
    sent.end(body);
  });
}

/** So many at once, never more. */
export async function all<T, R>(given: readonly T[], atOnce: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(given.length);
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let index = next++; index < given.length; index = next++) results[index] = await work(given[index] as T);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
  return results;
}
