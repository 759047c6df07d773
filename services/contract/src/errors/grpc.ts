/** StoplineError <-> what gRPC carries. */
import { Metadata, type ServiceError } from '@grpc/grpc-js';
import { decodeStatus, type ErrorDetails, encodeStatus } from './google-rpc.ts';
import { entryOf } from './reasons.ts';
import { asStoplineError, type FieldViolation, type StoplineError } from './stopline-error.ts';

export const ERROR_DOMAIN = 'stopline';
const DETAILS_KEY = 'grpc-status-details-bin';
/** Large trailers have hung clients; what does not fit is left out, the last fields first. */
const DETAILS_BYTES_MAX = 4_000;
const MESSAGE_LENGTH_MAX = 500;
const DESCRIPTION_LENGTH_MAX = 300;

const cut = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, max - 1)}…`);

const violationOf = ({ field, problem, expected }: FieldViolation) => ({
  field: cut(field, DESCRIPTION_LENGTH_MAX),
  description: cut(`${problem}; right: ${expected}`, DESCRIPTION_LENGTH_MAX),
});

/** For a handler's callback. The cause is for the log alone and is not on it. */
export function toGrpcError(thrown: unknown): ServiceError {
  const error = asStoplineError(thrown);
  const code = entryOf(error.reason).grpc_code;
  const details = cut(error.message, MESSAGE_LENGTH_MAX);
  const metadata = new Metadata();
  metadata.set(DETAILS_KEY, Buffer.from(fittingStatus(code, details, error)));
  return Object.assign(new Error(details), { code, details, metadata });
}

function fittingStatus(code: number, message: string, error: StoplineError): Uint8Array {
  const metadata: Record<string, string> = error.rule === null ? {} : { rule: error.rule };
  const violations = error.violations.map(violationOf);
  for (;;) {
    const { reason, retry_after_ms } = error;
    const bytes = encodeStatus(code, message, { reason, domain: ERROR_DOMAIN, metadata, violations, retry_after_ms });
    if (bytes.length <= DETAILS_BYTES_MAX || violations.length === 0) return bytes;
    violations.pop();
  }
}

/** For clients: what a failed call says of itself. Null where it carries no details of Stopline's. */
export function readGrpcError(error: Pick<ServiceError, 'metadata'>): ErrorDetails | null {
  const [bytes] = error.metadata.get(DETAILS_KEY);
  if (bytes === undefined || typeof bytes === 'string') return null;
  const details = decodeStatus(bytes);
  return details !== null && details.domain === ERROR_DOMAIN ? details : null;
}
