/** What is thrown, as RFC 9457 says it. */
import { asStoplineError, type Reason, StoplineError, toProblem } from '@stopline/contract';
import type { PresentProblem } from '@stopline/platform/http/app.ts';
import { RequestFault, type RequestFaultKind } from '@stopline/platform/http/faults.ts';

const FAULTS: Readonly<Record<RequestFaultKind, Reason>> = {
  malformed: 'MALFORMED_MESSAGE',
  too_large: 'MESSAGE_TOO_LARGE',
  unsupported_type: 'UNSUPPORTED_MEDIA_TYPE',
  no_such_route: 'NO_SUCH_PATH',
  aborted: 'MALFORMED_MESSAGE',
};

/** What the path can do, for the header that RFC 9110 asks for. */
export class MethodNotAllowed extends StoplineError {
  readonly allow: readonly string[];

  constructor(method: string, allow: readonly string[]) {
    super('METHOD_NOT_ALLOWED', `this path takes ${allow.join(', ')}, not ${method}`);
    this.allow = allow;
  }
}

function stoplineError(thrown: Error): StoplineError | null {
  if (thrown instanceof StoplineError) return thrown;
  if (!(thrown instanceof RequestFault)) return null;
  return new StoplineError(FAULTS[thrown.kind], thrown.message, { cause: thrown });
}

/** `onFault` is told of what did not come by the desk, and so stands in no line of the log yet. */
export const presentProblems =
  (onFault: (error: Error) => void): PresentProblem =>
  (thrown) => {
    const known = stoplineError(thrown);
    if (known === null) onFault(thrown);
    const error = known ?? asStoplineError(thrown);
    const problem = toProblem(error);
    return { status: problem.status, body: problem, headers: headersOf(error) };
  };

function headersOf(error: StoplineError): Record<string, string> {
  if (error instanceof MethodNotAllowed) return { Allow: error.allow.join(', ') };
  if (error.reason === 'UNAUTHENTICATED') return { 'WWW-Authenticate': 'Bearer' };
  if (error.retry_after_ms === null) return {};
  return { 'Retry-After': String(Math.ceil(error.retry_after_ms / 1_000)) };
}
