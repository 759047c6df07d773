/** Each bank's ladder of channels as the current registry has it; a channel is opened when it is first needed. */
import { bankById, type Channel as ChannelEntry, type RegistryHandle } from '@stopline/bank-registry';
import { ensureError } from '@stopline/platform/errors/outcome.ts';
import { readTlsFiles } from '@stopline/platform/grpc/tls.ts';
import { type Channel, ChannelError } from './channel.ts';
import { openGrpcChannel } from './grpc/channel.ts';

export interface Rung {
  /** `grpc-1`: its place in the bank's ladder. */
  readonly name: string;
  readonly channel: Channel;
}

export interface Ladders {
  /** In order of preference. Empty for a bank that the registry does not know, has switched off, or gives no channel. */
  of(bank_id: string): readonly Rung[];
  /** The registry or a certificate may have changed: channels that are not as it says are opened anew. */
  reload(): void;
  close(): void;
}

interface Open {
  readonly channel: Channel;
  /** All that the channel was made from, the certificates' bytes included. */
  readonly madeFrom: string;
}

export type OpenChannel = (entry: ChannelEntry) => Channel;

export function createLadders(options: {
  registry: Pick<RegistryHandle, 'current'>;
  open?: OpenChannel;
  onFault(channel: string, error: Error): void;
}): Ladders {
  const { registry, open = openChannel, onFault } = options;
  const channels = new Map<string, Open>();

  const entriesOf = (bank_id: string): readonly ChannelEntry[] => {
    const bank = bankById(registry.current(), bank_id);
    return bank?.enabled === true ? bank.channels : [];
  };
  const openNamed = (key: string, entry: ChannelEntry): Open => {
    let madeFrom = '';
    try {
      madeFrom = ingredients(entry);
      return { channel: open(entry), madeFrom };
    } catch (thrown) {
      const error = ensureError(thrown);
      onFault(key, error);
      return { channel: unusable(error), madeFrom };
    }
  };
  return {
    of: (bank_id) =>
      entriesOf(bank_id).map((entry) => {
        const key = `${bank_id}/${entry.name}`;
        const known = channels.get(key) ?? openNamed(key, entry);
        channels.set(key, known);
        return { name: entry.name, channel: known.channel };
      }),
    reload() {
      for (const [key, { channel, madeFrom }] of channels) {
        const [bank_id = '', name] = key.split('/');
        const entry = entriesOf(bank_id).find((candidate) => candidate.name === name);
        if (entry !== undefined && madeFrom !== '' && readable(entry) === madeFrom) continue;
        channels.delete(key);
        channel.close();
      }
    },
    close() {
      for (const { channel } of channels.values()) channel.close();
      channels.clear();
    },
  };
}

function openChannel(entry: ChannelEntry): Channel {
  switch (entry.kind) {
    case 'grpc': {
      const { address, tls } = entry;
      if (tls === undefined) return openGrpcChannel({ address });
      const name = tls.server_name === undefined ? {} : { server_name: tls.server_name };
      return openGrpcChannel({ address, tls: { ...readTlsFiles(tls), ...name } });
    }
  }
}

/** A certificate that is renewed under the same name makes another channel too. */
function ingredients(entry: ChannelEntry): string {
  const files = entry.tls === undefined ? [] : Object.values(readTlsFiles(entry.tls)).map(String);
  return JSON.stringify([entry, files]);
}

function readable(entry: ChannelEntry): string {
  try {
    return ingredients(entry);
  } catch {
    return '';
  }
}

/** A channel that could not be opened (a certificate is missing): each try says so, and the next rung is taken. */
function unusable(cause: Error): Channel {
  const refuse = () => Promise.reject(new ChannelError('CHANNEL_UNUSABLE', cause.message, { ailing: false, cause }));
  return { apply: refuse, query: refuse, close: () => undefined };
}
