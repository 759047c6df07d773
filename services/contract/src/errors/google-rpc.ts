/**
 * google.rpc's error details, as far as they are sent here: the names and field numbers that every gRPC library of
 * error details reads. Declared here because a proto package of somebody else's has no place in ours.
 */
import protobuf from 'protobufjs';

const { Field, MapField, Type } = protobuf;

const root = new protobuf.Root();
const any = new Type('Any').add(new Field('type_url', 1, 'string')).add(new Field('value', 2, 'bytes'));
const duration = new Type('Duration').add(new Field('seconds', 1, 'int64')).add(new Field('nanos', 2, 'int32'));
root.define('google.protobuf').add(any).add(duration);

const status = new Type('Status')
  .add(new Field('code', 1, 'int32'))
  .add(new Field('message', 2, 'string'))
  .add(new Field('details', 3, 'google.protobuf.Any', 'repeated'));
const errorInfo = new Type('ErrorInfo')
  .add(new Field('reason', 1, 'string'))
  .add(new Field('domain', 2, 'string'))
  .add(new MapField('metadata', 3, 'string', 'string'));
const retryInfo = new Type('RetryInfo').add(new Field('retry_delay', 1, 'google.protobuf.Duration'));
const fieldViolation = new Type('FieldViolation')
  .add(new Field('field', 1, 'string'))
  .add(new Field('description', 2, 'string'));
const badRequest = new Type('BadRequest')
  .add(fieldViolation)
  .add(new Field('field_violations', 1, 'FieldViolation', 'repeated'));
root.define('google.rpc').add(status).add(errorInfo).add(retryInfo).add(badRequest);
root.resolveAll();

const TYPE_URL = 'type.googleapis.com/google.rpc.';

export interface ErrorDetails {
  readonly reason: string;
  readonly domain: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly violations: readonly { readonly field: string; readonly description: string }[];
  readonly retry_after_ms: number | null;
}

interface AnyMessage {
  readonly type_url: string;
  readonly value: Uint8Array;
}

const pack = (type: protobuf.Type, message: object): AnyMessage => ({
  type_url: TYPE_URL + type.name,
  value: type.encode(type.fromObject(message)).finish(),
});

/** The bytes of `grpc-status-details-bin`. */
export function encodeStatus(code: number, message: string, details: ErrorDetails): Uint8Array {
  const { reason, domain, metadata, violations, retry_after_ms } = details;
  const packed = [pack(errorInfo, { reason, domain, metadata })];
  if (violations.length > 0) packed.push(pack(badRequest, { field_violations: violations }));
  if (retry_after_ms !== null) {
    const seconds = Math.floor(retry_after_ms / 1_000);
    const nanos = (retry_after_ms % 1_000) * 1_000_000;
    packed.push(pack(retryInfo, { retry_delay: { seconds, nanos } }));
  }
  return status.encode(status.fromObject({ code, message, details: packed })).finish();
}

/** Null for bytes that are no status, and for a status without ErrorInfo. */
export function decodeStatus(bytes: Uint8Array): ErrorDetails | null {
  try {
    return detailsOf(
      status.toObject(status.decode(bytes), { defaults: true, arrays: true }) as { details: AnyMessage[] },
    );
  } catch {
    return null;
  }
}

function detailsOf(decoded: { readonly details: readonly AnyMessage[] }): ErrorDetails | null {
  const unpack = (type: protobuf.Type): Record<string, unknown> | null => {
    const found = decoded.details.find((detail) => detail.type_url === TYPE_URL + type.name);
    if (found === undefined) return null;
    return type.toObject(type.decode(found.value), { defaults: true, arrays: true, objects: true, longs: Number });
  };
  const info = unpack(errorInfo) as Pick<ErrorDetails, 'reason' | 'domain' | 'metadata'> | null;
  if (info === null) return null;
  const bad = unpack(badRequest) as { field_violations: { field: string; description: string }[] } | null;
  const retry = unpack(retryInfo) as { retry_delay: { seconds: number; nanos: number } } | null;
  return {
    reason: info.reason,
    domain: info.domain,
    metadata: info.metadata,
    violations: bad?.field_violations ?? [],
    retry_after_ms: retry === null ? null : retry.retry_delay.seconds * 1_000 + retry.retry_delay.nanos / 1_000_000,
  };
}
