/** A request that never reached its handler, and whose fault that was: the sender's. */
export type RequestFaultKind =
  /** Not JSON, not UTF-8, a path that cannot be decoded. */
  | 'malformed'
  | 'too_large'
  /** A body of another kind than JSON. */
  | 'unsupported_type'
  | 'no_such_route'
  /** The sender hung up in the middle; nobody reads the answer. */
  | 'aborted';

export class RequestFault extends Error {
  override readonly name = 'RequestFault';
  readonly kind: RequestFaultKind;

  constructor(kind: RequestFaultKind, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.kind = kind;
  }
}

/** What express and its body parser throw, by their own names for it; everything else is not the request's fault. */
export function asRequestFault(error: Error): Error {
  if (error instanceof RequestFault) return error;
  const { type, status } = error as { type?: unknown; status?: unknown };
  switch (type) {
    case 'entity.parse.failed':
      return new RequestFault('malformed', 'the body is not JSON', error);
    case 'entity.verify.failed':
      return new RequestFault('malformed', 'the body is not UTF-8', error);
    case 'entity.too.large':
      return new RequestFault('too_large', 'the body is too large', error);
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new RequestFault('unsupported_type', 'the body must be JSON in UTF-8, plain or gzipped', error);
    case 'request.aborted':
    case 'request.size.invalid':
      return new RequestFault('aborted', 'the body did not arrive whole', error);
    default:
      return status === 400 ? new RequestFault('malformed', 'the request cannot be read', error) : error;
  }
}
