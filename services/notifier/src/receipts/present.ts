import { OutcomeUnknownError, RetryableError } from '@stopline/platform/errors/outcome.ts';
import type { PresentProblem } from '@stopline/platform/http/app.ts';
import { RequestFault } from '@stopline/platform/http/faults.ts';

const FAULTS = { malformed: 400, aborted: 400, too_large: 413, unsupported_type: 415, no_such_route: 404 } as const;

/** The carrier reads nothing but the status: 5xx, and it sends the receipt again. */
export const presentFault: PresentProblem = (error) => {
  const away = error instanceof RetryableError || error instanceof OutcomeUnknownError;
  const status = error instanceof RequestFault ? FAULTS[error.kind] : away ? 503 : 500;
  return { status, body: { status } };
};
