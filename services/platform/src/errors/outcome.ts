/**
 * What came of a call to somebody else. Whether to try again is the type's business, never a flag's:
 * TerminalError (the same call would fail the same way), RetryableError (the other side could not; the same
 * call again is right), OutcomeUnknownError (it may have happened: only the same call, with the same id, tells).
 */
export interface CallErrorDetails {
  /** The other side's own word for it: a gRPC status name, a Redis error code. */
  code?: string;
  grpc_code?: number;
  retry_after_ms?: number;
  /** What was thrown. For logs; never sent to anybody. */
  cause?: unknown;
}

export class TerminalError extends Error {
  override readonly name = 'TerminalError';
  declare readonly code?: string;
  declare readonly grpc_code?: number;

  constructor(message: string, details: CallErrorDetails = {}) {
    super(message, causeOf(details));
    assignDetails(this, details);
  }
}

export class RetryableError extends Error {
  override readonly name = 'RetryableError';
  declare readonly code?: string;
  declare readonly grpc_code?: number;
  declare readonly retry_after_ms?: number;

  constructor(message: string, details: CallErrorDetails = {}) {
    super(message, causeOf(details));
    assignDetails(this, details);
  }
}

export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';
  declare readonly code?: string;
  declare readonly grpc_code?: number;

  constructor(message: string, details: CallErrorDetails = {}) {
    super(message, causeOf(details));
    assignDetails(this, details);
  }
}

export type CallError = TerminalError | RetryableError | OutcomeUnknownError;

/** The only way in for something thrown by foreign code: an Error stays itself, anything else becomes one. */
export function ensureError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return new Error(typeof thrown === 'string' ? thrown : `a non-error was thrown: ${safeText(thrown)}`, {
    cause: thrown,
  });
}

function safeText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

function causeOf(details: CallErrorDetails): ErrorOptions {
  return details.cause === undefined ? {} : { cause: details.cause };
}

function assignDetails(error: CallError, details: CallErrorDetails): void {
  const { code, grpc_code, retry_after_ms } = details;
  if (code !== undefined) Object.assign(error, { code });
  if (grpc_code !== undefined) Object.assign(error, { grpc_code });
  if (retry_after_ms !== undefined && error instanceof RetryableError) Object.assign(error, { retry_after_ms });
}
