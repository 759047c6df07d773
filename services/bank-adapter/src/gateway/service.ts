/** BankGatewayService: who speaks, not too fast, is it right, what does the desk say, and one line in the log. */
import {
  asStoplineError,
  type MessageName,
  type RequestOf,
  type Rpc,
  read,
  requestSchemas,
  StoplineError,
  services,
  toGrpcError,
  toJsonForm,
  toWire,
  type WireIn,
  type WireOut,
} from '@stopline/contract';
import type { Instant } from '@stopline/domain';
import type { GrpcCall } from '@stopline/platform/grpc/handlers.ts';
import { type GrpcService, grpcService } from '@stopline/platform/grpc/service.ts';
import type { GatewayDesk } from './desk.ts';
import type { Identify } from './identity.ts';

export type GatewayRpc = Extract<Rpc, 'ReportOutcome' | 'ReportOnwardTransfers' | 'GetOrder' | 'ListOpenOrders'>;

/** No account, no amount, no name is in it. */
export interface GatewayLine {
  readonly rpc: GatewayRpc;
  readonly peer: string;
  readonly duration_ms: number;
  /** Absent: nobody was named. */
  readonly bank_id?: string;
  readonly order_id?: string;
  readonly error?: StoplineError;
}

export interface GatewayServicePorts {
  readonly desk: GatewayDesk;
  readonly identify: Identify;
  /** Resolves if the bank may speak now; else with how long it should wait. */
  admit(bank_id: string): Promise<{ retry_after_ms: number } | null>;
  now(): Instant;
  onCall(line: GatewayLine): void;
}

export function gatewayService(ports: GatewayServicePorts): GrpcService {
  const { desk } = ports;
  const schemas = requestSchemas(ports.now);

  /** The one way of every call: `work` is given the request in domain form. */
  function handler<R extends GatewayRpc>(rpc: R, work: (bank_id: string, request: RequestOf<R>) => Promise<object>) {
    const [asked, answered] = [`${rpc}Request`, `${rpc}Response`] as [MessageName, MessageName];
    return async (wire: WireOut<MessageName>, call: GrpcCall): Promise<WireIn<MessageName>> => {
      const began = ports.now();
      let line: GatewayLine = { rpc, peer: call.peer, duration_ms: 0 };
      try {
        const bank_id = ports.identify(call);
        line = { ...line, bank_id };
        await refuseFlood(ports, bank_id);
        const json = toJsonForm(asked, wire);
        line = { ...line, ...orderNamed(json) };
        return toWire(answered, await work(bank_id, read(schemas[rpc], json) as RequestOf<R>));
      } catch (thrown) {
        const error = asStoplineError(thrown);
        line = { ...line, error };
        throw error;
      } finally {
        ports.onCall({ ...line, duration_ms: ports.now() - began });
      }
    };
  }

  return grpcService(services.BankGatewayService, {
    ReportOutcome: handler('ReportOutcome', async (bank_id, request) =>
      one(await desk.reportOutcome(bank_id, request)),
    ),
    ReportOnwardTransfers: handler('ReportOnwardTransfers', async (bank_id, request) =>
      one(await desk.reportOnwardTransfers(bank_id, request)),
    ),
    GetOrder: handler('GetOrder', async (bank_id, { order_id }) => one(await desk.getOrder(bank_id, order_id))),
    ListOpenOrders: handler('ListOpenOrders', (bank_id, request) => desk.listOpenOrders(bank_id, request)),
  });
}

const one = (order: object) => ({ orders: [order] });

async function refuseFlood({ admit }: GatewayServicePorts, bank_id: string): Promise<void> {
  const flood = await admit(bank_id);
  if (flood !== null) throw new StoplineError('OVERLOADED', 'too many calls of this bank at once', flood);
}

/** An id of ours, as far as it looks like one: what a bank types otherwise is not for the log. */
function orderNamed(json: object): { order_id?: string } {
  const { order_id, outcome } = json as { order_id?: unknown; outcome?: { order_id?: unknown } };
  const named = order_id ?? outcome?.order_id;
  return typeof named === 'string' && /^order_[0-9a-f_-]{1,80}$/.test(named) ? { order_id: named } : {};
}

export const presentGatewayError = (error: Error) => toGrpcError(error);
