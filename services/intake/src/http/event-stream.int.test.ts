/** Server-sent events over a real socket: what a slow, a departing and a patient reader meet. */
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemTimers, type Timers } from '@stopline/platform/ports/timers.ts';
import type { Response } from 'express';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { until } from '../../test/intake.ts';
import { type SentEvent, sendEvents } from './event-stream.ts';

let server: Server;
let made: number;
let ended: boolean;
let beat: () => void;
/** The heartbeat rings when the test says so. */
const timers: Timers = {
  ...systemTimers,
  every(_ms, task) {
    beat = () => void task();
    return { stop: async () => undefined };
  },
};
let events: () => AsyncGenerator<SentEvent>;

beforeEach(async () => {
  made = 0;
  ended = false;
  server = createServer((_request, response) => {
    const problemOf = (thrown: unknown) => ({ detail: (thrown as Error).message });
    sendEvents(response as Response, events(), { timers, problemOf }).catch((thrown: Error) => {
      response.writeHead(404).end(thrown.message);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const open = async (): Promise<IncomingMessage> => {
  const { port } = server.address() as AddressInfo;
  const [response] = await once(get({ host: '127.0.0.1', port }), 'response');
  return response as IncomingMessage;
};

async function* many(count: number, bytes = 10): AsyncGenerator<SentEvent> {
  try {
    for (made = 1; made <= count; made++) yield { id: String(made), data: { text: 'x'.repeat(bytes) } };
  } finally {
    ended = true;
  }
}

const textOf = async (response: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

test('each event has its id and one line of JSON; the reader is told when to come back', async () => {
  events = () => many(2);
  expect(await textOf(await open())).toBe(
    'retry: 1000\n\nid: 1\ndata: {"text":"xxxxxxxxxx"}\n\nid: 2\ndata: {"text":"xxxxxxxxxx"}\n\n',
  );
});

test('for a reader that reads nothing only what fits on the way is made, and all of it once it reads', async () => {
  events = () => many(2_000, 100_000);
  const response = await open();
  response.pause();
  let seen = -1;
  await until(async () => {
    const before = seen;
    seen = made;
    await systemTimers.sleep(100);
    return made === before && made > 0;
  }, 'nothing more is made');
  expect(made).toBeLessThan(500);
  const text = await textOf(response);
  expect(text.match(/^id: /gm)).toHaveLength(2_000);
});

test('a reader that hangs up ends the events', async () => {
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  events = async function* () {
    yield* many(1);
    ended = false;
    try {
      await gate;
      yield { id: 'late', data: {} };
    } finally {
      ended = true;
    }
  };
  const response = await open();
  response.destroy();
  release();
  await until(() => ended, 'the events have ended');
});

test('a heartbeat keeps proxies from cutting a quiet stream, and what fails later is told as an event', async () => {
  let fail = (_: Error): void => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  events = async function* () {
    yield { id: '1', data: {} };
    await failure;
  };
  const response = await open();
  const text = textOf(response);
  await until(() => response.headers['content-type']?.startsWith('text/event-stream') === true, 'the stream is open');
  beat();
  fail(new Error('the record is away'));
  expect(await text).toContain('\n\n:\n\nevent: problem\ndata: {"detail":"the record is away"}\n\n');
});

test('what fails before the first event can still be answered as any other request', async () => {
  events = async function* () {
    yield* [];
    throw new Error('no such case');
  };
  const response = await open();
  expect([response.statusCode, await textOf(response)]).toEqual([404, 'no such case']);
});
