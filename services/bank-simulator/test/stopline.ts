/** Stopline as far as a bank sees it: gives orders, asks, and takes callbacks. */
import { type Client, status } from '@grpc/grpc-js';
import { services, type WireIn, type WireOut } from '@stopline/contract';
import { call, type GrpcTarget, openClient } from '@stopline/platform/grpc/client.ts';
import { type GrpcServer, type GrpcServerOptions, startGrpcServer } from '@stopline/platform/grpc/server.ts';
import { grpcService } from '@stopline/platform/grpc/service.ts';
import { createMetrics } from '@stopline/platform/observe/metrics.ts';

export type Outcome = WireOut<'StopOutcome'>;

let orders = 0;
export const newOrderId = (): string => {
  orders += 1;
  return `order_00000000-0000-8000-8000-${String(orders).padStart(12, '0')}_0123456789abcdef`;
};

export type AskGiven = Omit<WireIn<'ApplyStopRequest'>, 'account' | 'amount'> & {
  scheme?: 'CARD' | 'MASKED' | 'WALLET';
  account?: string;
  holder_name?: string;
  amount?: number;
};

const timestampIn = (ms: number) => {
  const at = Date.now() + ms;
  return { seconds: String(Math.floor(at / 1_000)), nanos: (at % 1_000) * 1_000_000 };
};

export function applyRequest(given: AskGiven & { respond_in_ms?: number } = {}): WireIn<'ApplyStopRequest'> {
  const { scheme = 'CARD', account = '6222021111111111', amount = 100, holder_name, respond_in_ms, ...rest } = given;
  return {
    order_id: newOrderId(),
    revision: 1,
    change: 'STOP_CHANGE_PLACED',
    account: {
      scheme: `ACCOUNT_SCHEME_${scheme}`,
      value: account,
      ...(holder_name === undefined ? {} : { holder_name }),
    },
    amount: { currency_code: 'CNY', minor_units: String(amount) },
    basis: 'STOP_BASIS_EMERGENCY_STOP',
    freeze_seconds: '172800',
    payment: { paid_at: timestampIn(-600_000), amount: { currency_code: 'CNY', minor_units: String(amount) } },
    match_by: 'MATCH_BY_ACCOUNT',
    case_reference: 'K7QF2-M9RDX',
    ...(respond_in_ms === undefined ? {} : { respond_by: timestampIn(respond_in_ms) }),
    ...rest,
  };
}

export interface BankCaller {
  apply(given?: AskGiven & { respond_in_ms?: number }, deadlineMs?: number): Promise<Outcome>;
  query(order_id: string, deadlineMs?: number): Promise<Outcome>;
  readonly client: Client;
}

export function callerOf(target: GrpcTarget): BankCaller {
  const client = openClient(target);
  const outcome = (response: { outcome: Outcome | null }): Outcome => {
    if (response.outcome === null) throw new Error('an answer without an outcome');
    return response.outcome;
  };
  return {
    client,
    apply: async (given, deadlineMs = 3_000) =>
      outcome(await call(client, services.BankService.ApplyStop, applyRequest(given), { deadlineMs })),
    query: async (order_id, deadlineMs = 3_000) =>
      outcome(await call(client, services.BankService.QueryStop, { order_id }, { deadlineMs })),
  };
}

export interface Callback {
  readonly bank: string;
  readonly outcome: Outcome;
}

export interface FakeGateway {
  readonly address: string;
  readonly callbacks: Callback[];
  readonly onward: WireOut<'ReportOnwardTransfersRequest'>[];
  /** What the next calls are answered instead of success. */
  fail(code: status | null): void;
  close(): Promise<void>;
}

class Refused extends Error {
  readonly code: status;

  constructor(code: status) {
    super('refused');
    this.code = code;
  }
}

export async function startGateway(options: Pick<GrpcServerOptions, 'tls'> = {}): Promise<FakeGateway> {
  const callbacks: Callback[] = [];
  const onward: FakeGateway['onward'] = [];
  let failing: status | null = null;
  const answer = () => {
    if (failing !== null) throw new Refused(failing);
    return { orders: [] };
  };
  const none = async () => ({ orders: [] });
  const server: GrpcServer = await startGrpcServer({
    address: { host: '127.0.0.1', port: 0 },
    services: [
      grpcService(services.BankGatewayService, {
        async ReportOutcome({ outcome }, context) {
          const bank = context.peerUri('stopline:bank:') ?? String(context.metadata.get('x-stopline-bank')[0]);
          if (outcome !== null) callbacks.push({ bank, outcome });
          return answer();
        },
        async ReportOnwardTransfers(request) {
          onward.push(request);
          return answer();
        },
        GetOrder: none,
        ListOpenOrders: none,
      }),
    ],
    present: (error) => ({ code: error instanceof Refused ? error.code : status.INTERNAL, details: error.message }),
    metrics: createMetrics({ name: 'gateway', version: '0' }),
    maxReceiveBytes: 64 * 1024,
    ...options,
  });
  return {
    address: `127.0.0.1:${server.port}`,
    callbacks,
    onward,
    fail: (code) => {
      failing = code;
    },
    close: () => server.close(100),
  };
}
