import { expect, test } from 'vitest';
import { eventsOf, readBlock, type ServerEvent } from './sse.ts';

const streamOf = (...chunks: readonly string[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });

async function all(stream: ReadableStream<Uint8Array>): Promise<readonly ServerEvent[]> {
  const found: ServerEvent[] = [];
  for await (const event of eventsOf(stream)) found.push(event);
  return found;
}

test('events come out whole, however the bytes were cut', async () => {
  const text = 'retry: 1000\n\nid: 7\ndata: {"a":"水壶"}\n\n:\n\nevent: problem\ndata: {}\n\n';
  const expected = [
    { id: '7', event: 'message', data: '{"a":"水壶"}' },
    { id: null, event: 'problem', data: '{}' },
  ];
  expect(await all(streamOf(text))).toEqual(expected);
  expect(await all(streamOf(...text))).toEqual(expected);
});

test('what is cut off in the middle is no event', async () => {
  expect(await all(streamOf('id: 1\ndata: {"a"'))).toEqual([]);
});

test('several lines of data are one text', () => {
  expect(readBlock('data: a\ndata: b')).toEqual({ id: null, event: 'message', data: 'a\nb' });
});
