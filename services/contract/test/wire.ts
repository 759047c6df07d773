/** A message sent and received: through the bytes that really go over the wire. */
import type { MethodDefinition } from '@grpc/proto-loader';
import { type JsonObject, toJsonForm } from '../src/codec/to-json-form.ts';
import { toWire } from '../src/codec/to-wire.ts';
import { type MessageName, services, type WireOut } from '../src/proto.ts';

type AnyMethod = MethodDefinition<object, object>;

interface Codec {
  readonly encode: (message: object) => Buffer;
  readonly decode: (bytes: Buffer) => object;
}

const codecs = new Map<string, Codec>();
for (const definition of Object.values(services)) {
  for (const [rpc, method] of Object.entries(definition) as unknown as [string, AnyMethod][]) {
    const { requestSerialize, requestDeserialize, responseSerialize, responseDeserialize } = method;
    codecs.set(`${rpc}Request`, { encode: requestSerialize, decode: requestDeserialize });
    codecs.set(`${rpc}Response`, { encode: responseSerialize, decode: responseDeserialize });
  }
}

export const sentMessages = [...codecs.keys()] as MessageName[];

function codecOf(message: MessageName): Codec {
  const codec = codecs.get(message);
  if (codec === undefined) throw new Error(`${message} is no request or response`);
  return codec;
}

/** What proto-loader itself takes, for what `toWire` refuses to make. */
export function sentRaw<N extends MessageName>(message: N, raw: object): JsonObject {
  const codec = codecOf(message);
  return toJsonForm(message, codec.decode(codec.encode(raw)) as WireOut<N>);
}

export const sent = <N extends MessageName>(message: N, value: object): JsonObject =>
  sentRaw(message, toWire(message, value) as object);
