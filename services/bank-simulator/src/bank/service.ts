/** The bank's BankService over gRPC. */
import { status } from '@grpc/grpc-js';
import { StoplineError, services, toGrpcError, toWire } from '@stopline/contract';
import { UndecodableMessageError } from '@stopline/platform/grpc/decoding.ts';
import type { GrpcCall, PresentGrpcError } from '@stopline/platform/grpc/handlers.ts';
import { type GrpcService, grpcService } from '@stopline/platform/grpc/service.ts';
import type { Accounts } from './accounts.ts';
import type { Desk } from './desk.ts';
import { readAsk } from './read-ask.ts';
import { BankTrouble } from './trouble.ts';

export interface ServiceOptions {
  desk(): Desk;
  accounts: Accounts;
  stamp(): number;
}

export function bankService({ desk, accounts, stamp }: ServiceOptions): GrpcService {
  return grpcService(services.BankService, {
    async ApplyStop(request, call) {
      refuseBanks(call);
      const ask = readAsk(request, accounts.resolve);
      const { respond_by } = request;
      const asked_by = respond_by === null ? Infinity : Number(respond_by.seconds) * 1_000 + respond_by.nanos / 1e6;
      const budget_ms = Math.min(asked_by, call.deadline_at) - stamp();
      const outcome = await desk().apply(ask, budget_ms, call.signal);
      return toWire('ApplyStopResponse', { outcome });
    },
    async QueryStop({ order_id }, call) {
      refuseBanks(call);
      const outcome = await desk().query(order_id, call.signal);
      if (outcome === null) throw new StoplineError('ORDER_NOT_FOUND', 'this bank knows no such order');
      return toWire('QueryStopResponse', { outcome });
    },
  });
}

/** The same authority signs the banks' certificates: one bank must not give another orders. */
function refuseBanks(call: GrpcCall): void {
  if (call.peerUri('stopline:bank:') === undefined) return;
  throw new StoplineError('ROLE_NOT_ALLOWED', 'a bank takes stop orders from Stopline only');
}

export const presentBankError: PresentGrpcError = (error) => {
  if (error instanceof BankTrouble) return { code: status[error.code], details: error.message };
  if (error instanceof UndecodableMessageError) {
    return toGrpcError(new StoplineError('MALFORMED_MESSAGE', error.message, { cause: error }));
  }
  return toGrpcError(error);
};
