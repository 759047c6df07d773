/**
 * The one registry of what can be answered instead of success. Both doors, the docs page and the clients read it.
 * A reason is never renamed and never used again for something else.
 */
import { status } from '@grpc/grpc-js';

export interface ReasonEntry {
  readonly grpc_code: status;
  readonly http_status: number;
  /** Whether the same request, with the same idempotency key, can succeed later without being changed. */
  readonly retry: boolean;
  readonly meaning: string;
  readonly what_to_do: string;
}

export const REASONS = {
  MALFORMED_MESSAGE: {
    grpc_code: status.INVALID_ARGUMENT,
    http_status: 400,
    retry: false,
    meaning: 'The bytes cannot be read as the message: no JSON, no protobuf, or invalid UTF-8.',
    what_to_do: 'Mend the client; the same bytes are refused again.',
  },
  INVALID_FIELD: {
    grpc_code: status.INVALID_ARGUMENT,
    http_status: 400,
    retry: false,
    meaning: 'Fields of the request are wrong. Each is named by its path, with what was wrong and what is right.',
    what_to_do: 'Correct the fields and send again. Nothing was stored, so the same idempotency key may be used.',
  },
  IDEMPOTENCY_KEY_MISSING: {
    grpc_code: status.INVALID_ARGUMENT,
    http_status: 400,
    retry: false,
    meaning: 'A request that changes something came without an idempotency key.',
    what_to_do:
      'Draw a key when the form is opened (8 to 64 of A-Z a-z 0-9 . _ -) and send it as `idempotency_key`, over HTTP as the header `Idempotency-Key`.',
  },
  MESSAGE_TOO_LARGE: {
    grpc_code: status.RESOURCE_EXHAUSTED,
    http_status: 413,
    retry: false,
    meaning: 'The request is larger than 64 kB.',
    what_to_do: 'Send less: further payments go by AddPayments, further words by AddNote.',
  },
  UNAUTHENTICATED: {
    grpc_code: status.UNAUTHENTICATED,
    http_status: 401,
    retry: false,
    meaning: 'No token or certificate, or one that is not known.',
    what_to_do:
      'Send `authorization: Bearer <token>` with a token of the operators file; a bank, its client certificate.',
  },
  ROLE_NOT_ALLOWED: {
    grpc_code: status.PERMISSION_DENIED,
    http_status: 403,
    retry: false,
    meaning: 'The caller is known, but its role may not do this.',
    what_to_do: 'Ask somebody whose role may.',
  },
  ORDER_NOT_YOURS: {
    grpc_code: status.PERMISSION_DENIED,
    http_status: 403,
    retry: false,
    meaning: 'A bank spoke of an order that is not its own. An order that does not exist is answered alike.',
    what_to_do: 'Use the order id of an ApplyStop that you were sent; ListOpenOrders lists them.',
  },
  CASE_NOT_FOUND: {
    grpc_code: status.NOT_FOUND,
    http_status: 404,
    retry: false,
    meaning: 'There is no such case.',
    what_to_do: 'Look it up by FindCases.',
  },
  PAYMENT_NOT_FOUND: {
    grpc_code: status.NOT_FOUND,
    http_status: 404,
    retry: false,
    meaning: 'The case has no such payment.',
    what_to_do: 'Read the case and use one of its payment ids.',
  },
  ORDER_NOT_FOUND: {
    grpc_code: status.NOT_FOUND,
    http_status: 404,
    retry: false,
    meaning: 'There is no such stop order.',
    what_to_do: 'Read the case and use one of its order ids.',
  },
  PHONE_TASK_NOT_FOUND: {
    grpc_code: status.NOT_FOUND,
    http_status: 404,
    retry: false,
    meaning: 'There is no such phone task.',
    what_to_do: 'Read the case, or ListPhoneTasks, and use one of the ids there.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    grpc_code: status.ALREADY_EXISTS,
    http_status: 409,
    retry: false,
    meaning: 'The same caller sent this key before with another body.',
    what_to_do: 'Draw a new key for a new request; read the case to see what the first one did.',
  },
  RULE_REFUSES: {
    grpc_code: status.FAILED_PRECONDITION,
    http_status: 409,
    retry: false,
    meaning:
      'A rule of stopping money forbids it in the present state: a closed case, a withdrawal that comes too late, a task that another has claimed. `rule` is its number.',
    what_to_do: 'Read the case as it is now, and the rule.',
  },
  CASE_TOO_LARGE: {
    grpc_code: status.FAILED_PRECONDITION,
    http_status: 422,
    retry: false,
    meaning: 'The case would exceed 50 payments or 1,000 orders.',
    what_to_do: 'Open another case for the further payments, and note the first one there.',
  },
  OVERLOADED: {
    grpc_code: status.RESOURCE_EXHAUSTED,
    http_status: 429,
    retry: true,
    meaning: 'More is asked than can be carried now. Nothing was stored.',
    what_to_do: 'Send the same again, with the same key, after the time that is given.',
  },
  RECORD_UNAVAILABLE: {
    grpc_code: status.UNAVAILABLE,
    http_status: 503,
    retry: true,
    meaning: 'The record did not confirm. The request may or may not be stored.',
    what_to_do: 'Send the same again, with the same key, until it is answered: it is carried out once.',
  },
  NO_SUCH_PATH: {
    grpc_code: status.UNIMPLEMENTED,
    http_status: 404,
    retry: false,
    meaning: 'There is no such RPC or path.',
    what_to_do: 'See the OpenAPI document or the proto files.',
  },
  METHOD_NOT_ALLOWED: {
    grpc_code: status.UNIMPLEMENTED,
    http_status: 405,
    retry: false,
    meaning: 'The path exists, but not with this HTTP method.',
    what_to_do: 'See the OpenAPI document.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    grpc_code: status.INVALID_ARGUMENT,
    http_status: 415,
    retry: false,
    meaning: 'The body of a request is not declared as JSON in UTF-8.',
    what_to_do: 'Send `Content-Type: application/json`.',
  },
  INTERNAL: {
    grpc_code: status.INTERNAL,
    http_status: 500,
    retry: false,
    meaning: 'A fault of Stopline itself; the log has it. What was answered before stays true.',
    what_to_do:
      'Report it with the time. The same request with the same key may be sent again; it is carried out at most once.',
  },
} as const satisfies Record<string, ReasonEntry>;

export type Reason = keyof typeof REASONS;

export const entryOf = (reason: Reason): ReasonEntry => REASONS[reason];

export const isReason = (text: string): text is Reason => Object.hasOwn(REASONS, text);
