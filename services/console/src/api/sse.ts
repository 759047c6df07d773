/** Server-sent events out of a fetch: EventSource cannot send the token's header. */
export interface ServerEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: string;
}

/** One block between empty lines; null for a comment, which only keeps the connection. */
export function readBlock(block: string): ServerEvent | null {
  let id: string | null = null;
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    if (name === 'id') id = value;
    else if (name === 'event') event = value;
    else if (name === 'data') data.push(value);
  }
  return data.length === 0 ? null : { id, event, data: data.join('\n') };
}

/** `onBytes` is told of every sign of life, comments too. */
export async function* eventsOf(body: ReadableStream<Uint8Array>, onBytes: () => void = () => undefined) {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onBytes();
      const blocks = (rest + value).split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const read = readBlock(block);
        if (read !== null) yield read;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
