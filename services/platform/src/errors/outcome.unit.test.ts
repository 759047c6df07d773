import { expect, test } from 'vitest';
import { ensureError, OutcomeUnknownError, RetryableError, TerminalError } from './outcome.ts';

test('an Error goes through ensureError unchanged, anything else becomes an Error with the thing as its cause', () => {
  const original = new TypeError('x');
  expect(ensureError(original)).toBe(original);
  expect(ensureError('plain text').message).toBe('plain text');
  const odd = ensureError({ a: 1 });
  expect(odd.message).toContain('{"a":1}');
  expect(odd.cause).toEqual({ a: 1 });
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  expect(ensureError(circular)).toBeInstanceOf(Error);
  expect(ensureError(undefined)).toBeInstanceOf(Error);
});

test('details that are absent are absent properties, and the cause is kept', () => {
  const cause = new Error('socket');
  const retryable = new RetryableError('again', { code: 'UNAVAILABLE', grpc_code: 14, retry_after_ms: 50, cause });
  expect(retryable).toMatchObject({ code: 'UNAVAILABLE', grpc_code: 14, retry_after_ms: 50, cause });
  expect(Object.hasOwn(new TerminalError('no'), 'code')).toBe(false);
  expect(Object.hasOwn(new OutcomeUnknownError('?'), 'grpc_code')).toBe(false);
});
