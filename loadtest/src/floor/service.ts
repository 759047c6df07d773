import { services, type WireIn, type WireOut } from '@stopline/contract';
import { caseIdOf, orderIdOf } from '@stopline/domain/values/ids.ts';
import { type GrpcService, grpcService } from '@stopline/platform/grpc/service.ts';

export interface FloorParts {
  /** Resolves when it is on the disk. */
  append(case_id: string): Promise<void>;
  instruct(bank_id: string, request: WireIn<'ApplyStopRequest'>): Promise<void>;
}

const FREEZE_SECONDS = String(48 * 3_600);
const RESPOND_WITHIN_MS = 3_000;

const notHere = (): never => {
  throw new Error('the floor only takes presses');
};

export function floorService({ append, instruct }: FloorParts): GrpcService {
  return grpcService(services.IntakeService, {
    async SubmitStop(request) {
      const case_id = caseIdOf('floor', request.idempotency_key);
      await append(case_id);
      for (const payment of request.payments) {
        // An order that did not arrive is missing among the banks' receipts: that is how it is counted.
        instruct(payment.to?.bank_id ?? '', asked(case_id, payment)).catch(() => undefined);
      }
      return { case: { case_id }, replayed: false, warnings: [] };
    },
    AddPayments: notHere,
    CorrectPayment: notHere,
    WithdrawPayment: notHere,
    GetCase: notHere,
    WatchCase: notHere,
    ResendText: notHere,
  });
}

type Payment = WireOut<'SubmitStopRequest'>['payments'][number];

function asked(case_id: string, payment: Payment): WireIn<'ApplyStopRequest'> {
  const { to, amount, paid_at, transaction_reference } = payment;
  const account = to?.value ?? '';
  const payment_id = `${case_id}/${account}`;
  const respond_by_ms = Date.now() + RESPOND_WITHIN_MS;
  return {
    order_id: orderIdOf(case_id, { payment_id, account, bank_id: to?.bank_id ?? '', round: 1 }),
    revision: 1,
    change: 'STOP_CHANGE_PLACED',
    account: to ?? null,
    amount,
    basis: 'STOP_BASIS_EMERGENCY_STOP',
    freeze_seconds: FREEZE_SECONDS,
    payment: {
      amount,
      paid_at,
      ...(transaction_reference === null || transaction_reference === undefined ? {} : { transaction_reference }),
    },
    hop: 0,
    enquiry: false,
    match_by: 'MATCH_BY_ACCOUNT',
    case_reference: 'FLOOR-FLOOR',
    respond_by: { seconds: String(Math.floor(respond_by_ms / 1_000)), nanos: (respond_by_ms % 1_000) * 1_000_000 },
  };
}
