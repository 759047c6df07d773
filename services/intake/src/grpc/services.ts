/** The gRPC door: decoded messages to the desk and back, nothing more. */
import type { Metadata, ServiceDefinition } from '@grpc/grpc-js';
import {
  type MessageName,
  StoplineError,
  services,
  toGrpcError,
  toJsonForm,
  toWire,
  type WireOut,
} from '@stopline/contract';
import { UndecodableMessageError } from '@stopline/platform/grpc/decoding.ts';
import type { GrpcCall, PresentGrpcError, StreamHandler, UnaryHandler } from '@stopline/platform/grpc/handlers.ts';
import { type GrpcService, grpcService } from '@stopline/platform/grpc/service.ts';
import type { AnswerRpc, StreamRpc } from '../desk/desk.ts';
import type { Asking, Serve } from '../serve/serve.ts';

/** What comes over the wire at all; between this and `REQUEST_BYTES_MAX` a caller is told in words. */
export const WIRE_BYTES_MAX = 1024 * 1024;
export const REQUEST_BYTES_MAX = 64 * 1024;

/** Two values under one key are no value: nobody can say which is meant. */
function only(metadata: Metadata, key: string): string | undefined {
  const [value, ...more] = metadata.get(key);
  return more.length === 0 && typeof value === 'string' ? value : undefined;
}

const askingOf = (call: GrpcCall, requestId: () => string): Asking => ({
  door: 'grpc',
  authorization: only(call.metadata, 'authorization'),
  accept_language: only(call.metadata, 'accept-language'),
  request_id: requestId(),
});

export function operatorServices(serve: Serve, requestId: () => string): readonly GrpcService[] {
  const answers =
    <R extends AnswerRpc>(rpc: R): UnaryHandler<WireOut<MessageName>, never> =>
    async (request, call) => {
      const name = `${rpc}Request` as const;
      const answer = await serve.answer(rpc, askingOf(call, requestId), () => toJsonForm(name, request as never));
      return toWire(`${rpc}Response`, answer) as never;
    };
  const streams = <R extends StreamRpc>(rpc: R): StreamHandler<WireOut<MessageName>, never> =>
    async function* (request, call) {
      const json = () => toJsonForm(`${rpc}Request`, request as never);
      for await (const message of serve.stream(rpc, askingOf(call, requestId), json, call.signal)) {
        yield toWire(`${rpc}Response`, message) as never;
      }
    };
  return [
    grpcService(bounded(services.IntakeService), {
      SubmitStop: answers('SubmitStop'),
      AddPayments: answers('AddPayments'),
      CorrectPayment: answers('CorrectPayment'),
      WithdrawPayment: answers('WithdrawPayment'),
      GetCase: answers('GetCase'),
      WatchCase: streams('WatchCase'),
      ResendText: answers('ResendText'),
    }),
    grpcService(bounded(services.CaseworkService), {
      ListCases: answers('ListCases'),
      FindCases: answers('FindCases'),
      AskBank: answers('AskBank'),
      ClaimPhoneTask: answers('ClaimPhoneTask'),
      RecordPhoneOutcome: answers('RecordPhoneOutcome'),
      AddNote: answers('AddNote'),
      AssignCase: answers('AssignCase'),
      CloseCase: answers('CloseCase'),
      ListPhoneTasks: answers('ListPhoneTasks'),
      WatchCases: streams('WatchCases'),
      CheckAccount: answers('CheckAccount'),
      ListBanks: answers('ListBanks'),
      GetStatus: answers('GetStatus'),
    }),
  ];
}

/** grpc-js refuses what is too large without a word of ours; so it lets through more, and this says why not. */
function bounded<D extends ServiceDefinition>(definition: D): D {
  const entries = Object.entries(definition).map(([name, method]) => {
    const requestDeserialize = (bytes: Buffer): object => {
      if (bytes.length > REQUEST_BYTES_MAX) {
        throw new StoplineError(
          'MESSAGE_TOO_LARGE',
          `the request has ${bytes.length} bytes, at most ${REQUEST_BYTES_MAX} are read`,
        );
      }
      return method.requestDeserialize(bytes) as object;
    };
    return [name, { ...method, requestDeserialize }];
  });
  return Object.fromEntries(entries) as D;
}

/** `onFault` is told of what did not come by the desk, and so stands in no line of the log yet. */
export const presentGrpcErrors =
  (onFault: (error: Error) => void): PresentGrpcError =>
  (error) => {
    if (error instanceof UndecodableMessageError) {
      return toGrpcError(error.cause instanceof StoplineError ? error.cause : error);
    }
    if (!(error instanceof StoplineError)) onFault(error);
    return toGrpcError(error);
  };
