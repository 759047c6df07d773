/** Channel `grpc`: the bank serves `stopline.v1.BankService`. */
import { type JsonObject, toJsonForm } from '@stopline/contract/codec/to-json-form.ts';
import { toWire } from '@stopline/contract/codec/to-wire.ts';
import { services } from '@stopline/contract/proto.ts';
import { read } from '@stopline/contract/schemas/fault.ts';
import { type OutcomeSaid, partsOf } from '@stopline/contract/schemas/outcome.ts';
import { bankReplySchemas } from '@stopline/contract/schemas/requests.ts';
import {
  type CallError,
  ensureError,
  OutcomeUnknownError,
  RetryableError,
  TerminalError,
} from '@stopline/platform/errors/outcome.ts';
import { type ClientMethod, call, type GrpcTarget, openClient } from '@stopline/platform/grpc/client.ts';
import { type BankAnswer, type Channel, ChannelError, type Deadline } from '../channel.ts';

/** contract.md: these say that the bank or the way to it is ailing. Any other code is a fault between the two systems. */
const AILING = ['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RESOURCE_EXHAUSTED', 'INTERNAL', 'UNKNOWN'];

export function openGrpcChannel(target: GrpcTarget): Channel {
  const client = openClient(target);
  const { ApplyStop, QueryStop } = services.BankService;

  async function ask<Request, Response>(
    method: ClientMethod<Request, Response>,
    request: Request,
    { within_ms }: Deadline,
  ): Promise<Response> {
    try {
      return await call(client, method, request, { deadlineMs: within_ms });
    } catch (thrown) {
      throw channelErrorOf(thrown);
    }
  }

  return {
    async apply(instruction, deadline) {
      const request = toWire('ApplyStopRequest', { ...instruction, respond_by: deadline.respond_by });
      const reply = toJsonForm('ApplyStopResponse', await ask(ApplyStop, request, deadline));
      return answerOf(reply, instruction.order_id);
    },
    async query(order_id, deadline) {
      try {
        const reply = toJsonForm('QueryStopResponse', await ask(QueryStop, { order_id }, deadline));
        return answerOf(reply, order_id);
      } catch (thrown) {
        if (thrown instanceof ChannelError && thrown.word === 'NOT_FOUND') return null;
        throw thrown;
      }
    },
    close: () => client.close(),
  };
}

function channelErrorOf(thrown: unknown): ChannelError {
  const error = ensureError(thrown);
  const word = (isCallError(error) ? error.code : undefined) ?? 'NOT_SENT';
  return new ChannelError(word, error.message, { ailing: AILING.includes(word), cause: error });
}

const isCallError = (error: Error): error is CallError =>
  error instanceof TerminalError || error instanceof RetryableError || error instanceof OutcomeUnknownError;

/** What a bank says is recorded only if it keeps the contract and speaks of the order that was asked. */
function answerOf(reply: JsonObject, order_id: string): BankAnswer {
  let said: OutcomeSaid;
  try {
    said = read(bankReplySchemas.ApplyStop, reply).outcome;
  } catch (thrown) {
    const { message } = ensureError(thrown);
    throw new ChannelError('ANSWER_INVALID', message, { ailing: false, cause: thrown });
  }
  if (said.order_id !== order_id) {
    throw new ChannelError('ANSWER_OF_ANOTHER_ORDER', `asked for ${order_id}, answered for ${said.order_id}`, {
      ailing: false,
    });
  }
  return partsOf(said);
}
