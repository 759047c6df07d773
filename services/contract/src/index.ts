export { enumPlans, messagePlans } from './codec/descriptors.ts';
export { fromDomain } from './codec/from-domain.ts';
export { normalisedBody } from './codec/normalised.ts';
export { formatInstant, parseInstant } from './codec/time.ts';
export { type JsonObject, type JsonValue, toJsonForm } from './codec/to-json-form.ts';
export { toWire } from './codec/to-wire.ts';
export type { ErrorDetails } from './errors/google-rpc.ts';
export { ERROR_DOMAIN, readGrpcError, toGrpcError } from './errors/grpc.ts';
export { PROBLEM_CONTENT_TYPE, type Problem, toProblem } from './errors/problem.ts';
export { entryOf, isReason, REASONS, type Reason, type ReasonEntry } from './errors/reasons.ts';
export {
  asStoplineError,
  type FieldViolation,
  fromRejection,
  invalidField,
  invalidFields,
  StoplineError,
  type StoplineErrorDetails,
} from './errors/stopline-error.ts';
export { type EventText, isEventTextKey, sayEvent } from './event-texts/say.ts';
export { EVENT_WORDS, type EventTextKey } from './event-texts/words.ts';
export { type HttpParts, requestFromHttp, takesKey } from './http/request.ts';
export { expressPath, HTTP_ROUTES, type HttpRoute, type HttpRpc, httpRpcs, routeOf } from './http/routes.ts';
export { LIMITS } from './limits.ts';
export {
  clients,
  type MessageName,
  PROTO_DIR,
  PROTO_FILES,
  packageDefinition,
  services,
  type WireIn,
  type WireOut,
} from './proto.ts';
export { read } from './schemas/fault.ts';
export { type OnwardTransferSaid, type OutcomeSaid, type PhoneOutcomeSaid, partsOf } from './schemas/outcome.ts';
export { bankReplySchemas, type RequestOf, type RequestSchemas, type Rpc, requestSchemas } from './schemas/requests.ts';
