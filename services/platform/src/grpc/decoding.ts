import type { ServiceDefinition } from '@grpc/grpc-js';
import { hasMessageShape } from './wire.ts';

/** What a caller sent cannot be read. Its own type, since the presenter answers it as the caller's fault. */
export class UndecodableMessageError extends Error {
  override readonly name = 'UndecodableMessageError';
  /** Path of the field with text that is not UTF-8; absent when the bytes as a whole are no such message. */
  declare readonly field?: string;

  constructor(message: string, details: { field?: string; cause?: unknown }) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    if (details.field !== undefined) Object.assign(this, { field: details.field });
  }
}

/**
 * grpc-js answers a deserialiser that throws with INTERNAL, before any handler of ours runs. So ours never throws:
 * it hands on the fault in place of the message, and the handler's wrapper answers it.
 */
export function guardDecoding<D extends ServiceDefinition>(definition: D): D {
  const guarded = Object.entries(definition).map(([name, method]) => {
    const requestDeserialize = (bytes: Buffer): unknown => decode(bytes, (raw) => method.requestDeserialize(raw));
    return [name, { ...method, requestDeserialize }];
  });
  return Object.fromEntries(guarded) as D;
}

function decode(bytes: Buffer, deserialize: (bytes: Buffer) => unknown): unknown {
  if (!hasMessageShape(bytes)) return new UndecodableMessageError('the bytes are cut off or no message at all', {});
  let message: unknown;
  try {
    message = deserialize(bytes);
  } catch (cause) {
    return new UndecodableMessageError('the bytes are not a message of this type', { cause });
  }
  const field = fieldWithBrokenText(message, '');
  if (field === undefined) return message;
  return new UndecodableMessageError(`${field} is not valid UTF-8`, { field });
}

/** protobufjs puts U+FFFD in place of bytes that are no UTF-8, without a word; nobody types that character. */
function fieldWithBrokenText(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return value.includes('\uFFFD') ? path : undefined;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined;
  const isList = Array.isArray(value);
  for (const [key, part] of Object.entries(value)) {
    const step = isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const found = fieldWithBrokenText(part, step);
    if (found !== undefined) return found;
  }
  return undefined;
}
