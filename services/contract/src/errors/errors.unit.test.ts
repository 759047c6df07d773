import { status } from '@grpc/grpc-js';
import { OutcomeUnknownError, RetryableError, TerminalError } from '@stopline/platform/errors/outcome.ts';
import { UndecodableMessageError } from '@stopline/platform/grpc/decoding.ts';
import { describe, expect, test } from 'vitest';
import { readGrpcError, toGrpcError } from './grpc.ts';
import { toProblem } from './problem.ts';
import { isReason, REASONS, type Reason } from './reasons.ts';
import { asStoplineError, fromRejection, invalidField, invalidFields, StoplineError } from './stopline-error.ts';

const reasons = Object.keys(REASONS) as Reason[];

/** contract.md, "Errors". Whoever changes a line here changes what every client was promised. */
const PROMISED = {
  MALFORMED_MESSAGE: ['INVALID_ARGUMENT', 400, false],
  INVALID_FIELD: ['INVALID_ARGUMENT', 400, false],
  IDEMPOTENCY_KEY_MISSING: ['INVALID_ARGUMENT', 400, false],
  MESSAGE_TOO_LARGE: ['RESOURCE_EXHAUSTED', 413, false],
  UNAUTHENTICATED: ['UNAUTHENTICATED', 401, false],
  ROLE_NOT_ALLOWED: ['PERMISSION_DENIED', 403, false],
  CASE_NOT_FOUND: ['NOT_FOUND', 404, false],
  ORDER_NOT_FOUND: ['NOT_FOUND', 404, false],
  PHONE_TASK_NOT_FOUND: ['NOT_FOUND', 404, false],
  IDEMPOTENCY_KEY_REUSED: ['ALREADY_EXISTS', 409, false],
  RULE_REFUSES: ['FAILED_PRECONDITION', 409, false],
  CASE_TOO_LARGE: ['FAILED_PRECONDITION', 422, false],
  OVERLOADED: ['RESOURCE_EXHAUSTED', 429, true],
  RECORD_UNAVAILABLE: ['UNAVAILABLE', 503, true],
} as const;

test.each(Object.entries(PROMISED))('%s is answered as promised', (reason, [code, http_status, retry]) => {
  if (!isReason(reason)) throw new Error(`${reason} is not in the registry`);
  expect(REASONS[reason]).toMatchObject({ grpc_code: status[code], http_status, retry });
});

describe.each(reasons)('%s', (reason) => {
  const error = new StoplineError(reason, 'what was wrong and what is right', {
    rule: 'R13',
    cause: new Error('secret'),
  });

  test('gRPC carries the code, the reason and the domain, and RetryInfo where a repeat helps', () => {
    const presented = toGrpcError(error);
    expect(presented.code).toBe(REASONS[reason].grpc_code);
    expect(presented.details).toBe('what was wrong and what is right');
    expect(readGrpcError(presented)).toEqual({
      reason,
      domain: 'stopline',
      metadata: { rule: 'R13' },
      violations: [],
      retry_after_ms: REASONS[reason].retry ? 1_000 : null,
    });
  });

  test('HTTP carries the same', () => {
    const problem = toProblem(error);
    expect(problem).toMatchObject({
      type: `urn:stopline:error:${reason}`,
      status: REASONS[reason].http_status,
      detail: 'what was wrong and what is right',
      reason,
      rule: 'R13',
    });
    expect('retry_after_ms' in problem).toBe(REASONS[reason].retry);
  });

  test('the cause is sent by neither', () => {
    const { metadata, message, details } = toGrpcError(error);
    const trailer = Buffer.concat(metadata.get('grpc-status-details-bin') as Buffer[]);
    expect(message + details + trailer.toString('latin1') + JSON.stringify(toProblem(error))).not.toContain('secret');
  });
});

test('BadRequest names each field, with what was wrong and what is right', () => {
  const presented = toGrpcError(invalidField('payments[0].amount.minor_units', 'it is zero', '1 or more'));
  expect(readGrpcError(presented)?.violations).toEqual([
    { field: 'payments[0].amount.minor_units', description: 'it is zero; right: 1 or more' },
  ]);
  expect(toProblem(invalidField('a', 'b', 'c'))).toMatchObject({
    field: 'a',
    errors: [{ field: 'a', problem: 'b', expected: 'c' }],
  });
});

test('twenty long violations stay under 4 kB: the last are left out', () => {
  const violations = Array.from({ length: 20 }, (_, index) => ({
    field: `payments[${index}].${'x'.repeat(200)}`,
    problem: '错'.repeat(200),
    expected: 'y'.repeat(200),
  }));
  const presented = toGrpcError(invalidFields(violations));
  const [bytes] = presented.metadata.get('grpc-status-details-bin');
  expect((bytes as Buffer).length).toBeLessThan(4_096);
  const read = readGrpcError(presented);
  expect(read?.violations.length).toBeGreaterThan(0);
  expect(read?.violations[0]?.field).toMatch(/^payments\[0\]/);
  expect(presented.details.length).toBeLessThanOrEqual(500);
});

test('retry_after_ms is kept to the millisecond', () => {
  const presented = toGrpcError(new StoplineError('OVERLOADED', 'full', { retry_after_ms: 2_345 }));
  expect(readGrpcError(presented)?.retry_after_ms).toBe(2_345);
});

describe('what others throw', () => {
  test('a record that did not confirm is RECORD_UNAVAILABLE, with the wait where it is known', () => {
    expect(asStoplineError(new RetryableError('gone', { retry_after_ms: 50 }))).toMatchObject({
      reason: 'RECORD_UNAVAILABLE',
      retry_after_ms: 50,
    });
    expect(asStoplineError(new OutcomeUnknownError('time-out'))).toMatchObject({
      reason: 'RECORD_UNAVAILABLE',
      retry_after_ms: 1_000,
    });
  });

  test('undecodable bytes are the caller’s fault, with the field where one is known', () => {
    expect(asStoplineError(new UndecodableMessageError('cut off', {}))).toMatchObject({
      reason: 'MALFORMED_MESSAGE',
      violations: [],
    });
    const named = asStoplineError(new UndecodableMessageError('x', { field: 'victim.name' }));
    expect(named.violations[0]).toMatchObject({ field: 'victim.name' });
  });

  test.each([new TypeError('bug at /srv/x'), new TerminalError('no'), 'a string', undefined, null])(
    'anything else (%s) is INTERNAL without its words',
    (thrown) => {
      const error = asStoplineError(thrown);
      expect(error.reason).toBe('INTERNAL');
      expect(error.cause).toBe(thrown);
      expect(toProblem(thrown)).toMatchObject({ status: 500, detail: 'a fault of Stopline itself; the log has it' });
      expect(toGrpcError(thrown).code).toBe(status.INTERNAL);
    },
  );

  test('a rejection of the domain keeps its rule, words and field', () => {
    const error = fromRejection({ reason: 'RULE_REFUSES', rule: 'R13', message: 'Too late.', field: 'payment_id' });
    expect(toProblem(error)).toMatchObject({ status: 409, rule: 'R13', detail: 'Too late.', field: 'payment_id' });
    expect(toProblem(fromRejection({ reason: 'CASE_TOO_LARGE', rule: 'R1', message: 'm' }))).not.toHaveProperty(
      'field',
    );
  });
});

test('a status without details of ours is none of ours', () => {
  const presented = toGrpcError(new StoplineError('OVERLOADED', 'x'));
  presented.metadata.remove('grpc-status-details-bin');
  expect(readGrpcError(presented)).toBeNull();
  presented.metadata.set('grpc-status-details-bin', Buffer.from('no protobuf at all'));
  expect(readGrpcError(presented)).toBeNull();
});
