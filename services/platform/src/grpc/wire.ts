/**
 * Whether bytes have the outer shape of a protobuf message: tags and lengths that end exactly where the bytes do.
 * protobufjs takes a text that runs past the end for a shorter text, so that a cut-off message would pass for
 * another, shorter one. Cut anywhere, the outermost field no longer fits; so looking at that level is enough.
 */
export function hasMessageShape(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length) {
    const tag = readVarint(bytes, at);
    if (tag === undefined || tag.value < 8) return false;
    const end = endOfValue(bytes, tag.end, tag.value % 8);
    if (end === undefined || end > bytes.length) return false;
    at = end;
  }
  return true;
}

function endOfValue(bytes: Uint8Array, at: number, wireType: number): number | undefined {
  switch (wireType) {
    case 0:
      return readVarint(bytes, at)?.end;
    case 1:
      return at + 8;
    case 2: {
      const length = readVarint(bytes, at);
      return length === undefined ? undefined : length.end + length.value;
    }
    case 5:
      return at + 4;
    default:
      // Groups (3, 4) left the language before proto3; the rest never was.
      return undefined;
  }
}

function readVarint(bytes: Uint8Array, start: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let at = start; at < start + 10; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * (at - start));
    if (byte < 0x80) return { value, end: at + 1 };
  }
  return undefined;
}
