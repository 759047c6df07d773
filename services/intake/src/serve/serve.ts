/**
 * What both doors do with a request, whatever it travelled in: who asks, is it right, what does the desk say, and one
 * line in the log. What is thrown here is a StoplineError; each door has its own way of saying one.
 */
import {
  asStoplineError,
  type Reason,
  type RequestOf,
  type RequestSchemas,
  read,
  requestSchemas,
  type StoplineError,
} from '@stopline/contract';
import type { Instant } from '@stopline/domain';
import type { AnswerRpc, Desk, StreamRpc } from '../desk/desk.ts';
import { type Caller, localeOf } from '../desk/views.ts';
import { authenticate } from '../operators/authenticate.ts';
import type { Operators } from '../operators/operators.ts';

/** What comes with a request and is not it. */
export interface Asking {
  readonly door: 'grpc' | 'http';
  readonly authorization: string | undefined;
  readonly accept_language: string | undefined;
  readonly request_id: string;
}

/** One call as the log has it: no number, no name, no text of a person is in it. */
export interface CallLine {
  readonly request_id: string;
  readonly door: Asking['door'];
  readonly rpc: AnswerRpc | StreamRpc;
  readonly duration_ms: number;
  readonly operator?: string;
  readonly case_id?: string;
  /** Absent where the call was answered. */
  readonly reason?: Reason;
  readonly error?: StoplineError;
}

export interface ServePorts {
  readonly desk: Desk;
  readonly operators: () => Operators;
  readonly now: () => Instant;
  readonly onCall: (line: CallLine) => void;
}

export interface Serve {
  /** `json` gives the request in JSON form, and may throw; it is asked for only once the caller is known. */
  answer(rpc: AnswerRpc, asking: Asking, json: () => unknown): Promise<object>;
  stream(rpc: StreamRpc, asking: Asking, json: () => unknown, signal: AbortSignal): AsyncIterable<object>;
}

export function openServe(ports: ServePorts): Serve {
  const schemas = requestSchemas(ports.now);
  return {
    async answer(rpc, asking, json) {
      const call = beginCall(ports, rpc, asking);
      try {
        const caller = call.identify();
        const answer = await ports.desk.answer[rpc](readAs(schemas, rpc, json()) as never, caller);
        call.end(caseIdOfAnswer(answer));
        return answer;
      } catch (thrown) {
        throw call.fail(thrown);
      }
    },
    async *stream(rpc, asking, json, signal) {
      const call = beginCall(ports, rpc, asking);
      try {
        const caller = call.identify();
        yield* ports.desk.stream[rpc](readAs(schemas, rpc, json()) as never, caller, signal);
      } catch (thrown) {
        throw call.fail(thrown);
      } finally {
        call.end();
      }
    },
  };
}

/** By the RPC's own schema, so that it fits the RPC's own function: `Desk` holds the two together. */
const readAs = <R extends AnswerRpc | StreamRpc>(schemas: RequestSchemas, rpc: R, json: unknown): RequestOf<R> =>
  read(schemas[rpc], json) as RequestOf<R>;

function beginCall({ operators, now, onCall }: ServePorts, rpc: AnswerRpc | StreamRpc, asking: Asking) {
  const began = now();
  const { request_id, door } = asking;
  let operator: string | undefined;
  let ended = false;
  const end = (case_id?: string, error?: StoplineError): void => {
    if (ended) return;
    ended = true;
    onCall({
      request_id,
      door,
      rpc,
      duration_ms: now() - began,
      ...(operator === undefined ? {} : { operator }),
      ...(case_id === undefined ? {} : { case_id }),
      ...(error === undefined ? {} : { reason: error.reason, error }),
    });
  };
  return {
    identify(): Caller {
      const { id, role } = authenticate(operators(), asking.authorization);
      operator = id;
      return { actor: { id, role }, locale: localeOf(asking.accept_language) };
    },
    end: (case_id?: string) => end(case_id),
    fail(thrown: unknown): StoplineError {
      const error = asStoplineError(thrown);
      end(undefined, error);
      return error;
    },
  };
}

function caseIdOfAnswer(answer: object): string | undefined {
  const shown = 'case' in answer ? answer.case : undefined;
  return typeof shown === 'object' && shown !== null && 'case_id' in shown ? String(shown.case_id) : undefined;
}
