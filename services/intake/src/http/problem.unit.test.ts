import { StoplineError } from '@stopline/contract';
import { RequestFault } from '@stopline/platform/http/faults.ts';
import { expect, test } from 'vitest';
import { presentGrpcErrors } from '../grpc/services.ts';
import { MethodNotAllowed, presentProblems } from './problem.ts';

const REQUEST = { method: 'POST', path: '/v1/cases' };

test('what a caller did wrong is told with its header, and is no fault of ours', () => {
  const faults: Error[] = [];
  const present = presentProblems((error) => faults.push(error));
  const headersOf = (error: Error) => present(error, REQUEST).headers;
  expect(headersOf(new StoplineError('OVERLOADED', 'full', { retry_after_ms: 1_200 }))).toEqual({ 'Retry-After': '2' });
  expect(headersOf(new StoplineError('UNAUTHENTICATED', 'no token'))).toEqual({ 'WWW-Authenticate': 'Bearer' });
  expect(headersOf(new MethodNotAllowed('PUT', ['GET', 'POST']))).toEqual({ Allow: 'GET, POST' });
  expect(present(new RequestFault('too_large', 'x'), REQUEST)).toMatchObject({
    status: 413,
    body: { reason: 'MESSAGE_TOO_LARGE' },
  });
  expect(faults).toEqual([]);
});

test('what went wrong inside is told to the log whole, and to the caller not at all', () => {
  for (const presented of [presentProblems, presentGrpcErrors]) {
    const faults: Error[] = [];
    const fault = new TypeError('amounts[0].frozen: an int64 is expected');
    const said = presented((error) => faults.push(error))(fault, REQUEST);
    expect(faults).toEqual([fault]);
    expect(JSON.stringify(said)).not.toContain('frozen');
    expect(said).toMatchObject(presented === presentProblems ? { status: 500 } : { code: 13 });
  }
});
