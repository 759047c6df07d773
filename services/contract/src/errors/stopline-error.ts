/** The one error that doors answer with. What is thrown by anything else enters through `asStoplineError`. */
import type { Rejection } from '@stopline/domain/values/rejection.ts';
import { OutcomeUnknownError, RetryableError } from '@stopline/platform/errors/outcome.ts';
import { UndecodableMessageError } from '@stopline/platform/grpc/decoding.ts';
import { entryOf, type Reason } from './reasons.ts';

export interface FieldViolation {
  /** The path of the field: `payments[0].amount.minor_units`. */
  readonly field: string;
  /** What was wrong. */
  readonly problem: string;
  /** What is right. */
  readonly expected: string;
}

export interface StoplineErrorDetails {
  readonly violations?: readonly FieldViolation[];
  /** The number of the rule that refused, `R13`. */
  readonly rule?: string;
  readonly retry_after_ms?: number;
  /** For the log. Never sent. */
  readonly cause?: unknown;
}

/** How long a caller should wait where nobody says better. */
export const RETRY_AFTER_MS_DEFAULT = 1_000;

export class StoplineError extends Error {
  override readonly name = 'StoplineError';
  readonly reason: Reason;
  readonly violations: readonly FieldViolation[];
  readonly rule: string | null;
  /** Null where a repeat does not help. */
  readonly retry_after_ms: number | null;

  /** `message` reaches the caller word for word. */
  constructor(reason: Reason, message: string, details: StoplineErrorDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.reason = reason;
    this.violations = details.violations ?? [];
    this.rule = details.rule ?? null;
    this.retry_after_ms = entryOf(reason).retry ? (details.retry_after_ms ?? RETRY_AFTER_MS_DEFAULT) : null;
  }
}

const inWords = ({ field, problem, expected }: FieldViolation): string => `${field}: ${problem}; right: ${expected}`;

/** `violations` must not be empty. */
export function invalidFields(violations: readonly FieldViolation[]): StoplineError {
  const [first, ...others] = violations;
  if (first === undefined) throw new TypeError('invalid fields without a field');
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return new StoplineError('INVALID_FIELD', inWords(first) + more, { violations });
}

export const invalidField = (field: string, problem: string, expected: string): StoplineError =>
  invalidFields([{ field, problem, expected }]);

/** What the domain refuses, as the doors say it. */
export function fromRejection(rejection: Rejection): StoplineError {
  const { reason, rule, message, field } = rejection;
  const violations = field === undefined ? [] : [{ field, problem: message, expected: `what rule ${rule} allows` }];
  return new StoplineError(reason, message, { rule, violations });
}

/**
 * - A StoplineError stays itself.
 * - Bytes that could not be decoded are the caller's fault.
 * - A call of ours to the record that did not happen, or of which nobody knows, is RECORD_UNAVAILABLE: the same key decides.
 * - Anything else is a bug of ours: INTERNAL, with the thing as the cause, for the log.
 */
export function asStoplineError(thrown: unknown): StoplineError {
  if (thrown instanceof StoplineError) return thrown;
  if (thrown instanceof UndecodableMessageError) return malformed(thrown);
  if (thrown instanceof RetryableError || thrown instanceof OutcomeUnknownError) {
    const wait = thrown instanceof RetryableError ? thrown.retry_after_ms : undefined;
    const details = wait === undefined ? { cause: thrown } : { cause: thrown, retry_after_ms: wait };
    return new StoplineError(
      'RECORD_UNAVAILABLE',
      'the record did not confirm; send the same again with the same key',
      details,
    );
  }
  return new StoplineError('INTERNAL', 'a fault of Stopline itself; the log has it', { cause: thrown });
}

function malformed({ message, field, cause }: UndecodableMessageError): StoplineError {
  const violations =
    field === undefined ? [] : [{ field, problem: 'bytes that are no UTF-8', expected: 'text in UTF-8' }];
  return new StoplineError('MALFORMED_MESSAGE', message, { violations, cause });
}
