/** A bank's calls to Stopline: its callbacks. */
import { services, toWire } from '@stopline/contract';
import { call, type GrpcTarget, openClient } from '@stopline/platform/grpc/client.ts';
import type { Gateway } from '../bank/bank.ts';

const DEADLINE_MS = 5_000;

/** With mutual TLS the certificate says which bank it is; without, on loopback, the bank names itself. */
export function openGateway(bank_id: string, target: GrpcTarget): Gateway {
  const client = openClient(target);
  const metadata: Record<string, string> = target.tls === undefined ? { 'x-stopline-bank': bank_id } : {};
  const options = { deadlineMs: DEADLINE_MS, metadata };
  const { ReportOutcome, ReportOnwardTransfers } = services.BankGatewayService;
  return {
    async report(outcome) {
      const { order_id, onward } = outcome;
      if (onward.length > 0) {
        const transfers = toWire('ReportOnwardTransfersRequest', { order_id, transfers: onward });
        await call(client, ReportOnwardTransfers, transfers, options);
      }
      await call(client, ReportOutcome, toWire('ReportOutcomeRequest', { outcome }), options);
    },
    close: () => client.close(),
  };
}
