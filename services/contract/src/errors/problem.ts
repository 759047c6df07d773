/** StoplineError -> RFC 9457. */
import { entryOf, type Reason } from './reasons.ts';
import { asStoplineError, type FieldViolation } from './stopline-error.ts';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json';

export interface Problem {
  /** Stable; not an address, so that it holds wherever Stopline runs. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly reason: Reason;
  /** The path of the first wrong field. */
  readonly field?: string;
  readonly errors?: readonly FieldViolation[];
  readonly rule?: string;
  readonly retry_after_ms?: number;
}

/** The caller sets `Retry-After` from `retry_after_ms`. */
export function toProblem(thrown: unknown): Problem {
  const error = asStoplineError(thrown);
  const entry = entryOf(error.reason);
  const [first] = error.violations;
  return {
    type: `urn:stopline:error:${error.reason}`,
    title: entry.meaning,
    status: entry.http_status,
    detail: error.message,
    reason: error.reason,
    ...(first === undefined ? {} : { field: first.field, errors: error.violations }),
    ...(error.rule === null ? {} : { rule: error.rule }),
    ...(error.retry_after_ms === null ? {} : { retry_after_ms: error.retry_after_ms }),
  };
}
