/** What a bank may say and ask by itself. R22: of its own orders only; another's and none are answered alike. */
import type { Casebook, Submitted } from '@stopline/casebook';
import { fromRejection, partsOf, type RequestOf, StoplineError } from '@stopline/contract';
import { type Actor, type BankOrder, bankOrder, type Case, type CommandGiven, caseIdIn } from '@stopline/domain';
import type { OpenOrders, OpenPage } from './open-orders.ts';

export interface GatewayDesk {
  reportOutcome(bank_id: string, request: RequestOf<'ReportOutcome'>): Promise<BankOrder>;
  reportOnwardTransfers(bank_id: string, request: RequestOf<'ReportOnwardTransfers'>): Promise<BankOrder>;
  getOrder(bank_id: string, order_id: string): Promise<BankOrder>;
  listOpenOrders(bank_id: string, request: RequestOf<'ListOpenOrders'>): Promise<OpenPage>;
}

export interface GatewayDeskPorts {
  readonly casebook: Pick<Casebook, 'submit' | 'load'>;
  readonly openOrders: OpenOrders;
}

export function openGatewayDesk({ casebook, openOrders }: GatewayDeskPorts): GatewayDesk {
  /** All at once: the casebook appends them together. */
  async function record(bank_id: string, order_id: string, commands: readonly CommandGiven[]): Promise<BankOrder> {
    const case_id = caseIdOf(order_id);
    const submitted = await Promise.all(commands.map((command) => casebook.submit(case_id, command)));
    for (const one of submitted) refuse(one, order_id);
    const latest = submitted.reduce((last, one) => (one.version >= last.version ? one : last));
    return ownOrder(latest.state, bank_id, order_id);
  }

  return {
    reportOutcome(bank_id, { outcome: said }) {
      const { order_id } = said;
      const { outcome, onward } = partsOf(said);
      const by = bankActor(bank_id);
      const told: CommandGiven = { type: 'RecordOutcome', by, order_id, door: 'CALLBACK', outcome };
      if (onward.length === 0) return record(bank_id, order_id, [told]);
      return record(bank_id, order_id, [
        told,
        { type: 'RecordOnwardTransfers', by, order_id, transfers: onward, with_outcome: true },
      ]);
    },
    reportOnwardTransfers(bank_id, { order_id, transfers }) {
      const by = bankActor(bank_id);
      return record(bank_id, order_id, [{ type: 'RecordOnwardTransfers', by, order_id, transfers }]);
    },
    async getOrder(bank_id, order_id) {
      const loaded = await casebook.load(caseIdOf(order_id));
      return ownOrder(loaded?.state ?? null, bank_id, order_id);
    },
    listOpenOrders: openOrders,
  };
}

const bankActor = (id: string): Actor => ({ role: 'BANK', id });

/** One text for all: nothing is learnt from it. */
const notYours = (order_id: string): StoplineError =>
  new StoplineError('ORDER_NOT_YOURS', 'no such order of yours', { cause: new Error(`asked for ${order_id}`) });

function caseIdOf(order_id: string): string {
  const case_id = order_id.startsWith('order_') ? caseIdIn(order_id) : null;
  if (case_id === null) throw notYours(order_id);
  return case_id;
}

function ownOrder(state: Case | null, bank_id: string, order_id: string): BankOrder {
  const order = state?.orders[order_id];
  if (state === null || order?.bank_id !== bank_id) throw notYours(order_id);
  return bankOrder(state, order);
}

function refuse(submitted: Submitted, order_id: string): void {
  if (submitted.kind === 'DONE') return;
  const { rejection } = submitted;
  const isUnknown = rejection.reason === 'ORDER_NOT_FOUND' || rejection.reason === 'CASE_NOT_FOUND';
  throw isUnknown ? notYours(order_id) : fromRejection(rejection);
}
