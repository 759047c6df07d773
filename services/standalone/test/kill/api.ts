/** What the test sees of Stopline, and nothing more: the public gRPC API, the banks' own receipts, `stopline audit`. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { services, toJsonForm, toWire } from '@stopline/contract';
import { TerminalError } from '@stopline/platform/errors/outcome.ts';
import { call, openClient } from '@stopline/platform/grpc/client.ts';
import type { Standalone } from '../../src/start.ts';
import type { Answer, BankReceipt, RecordedOrder } from './judge.ts';

export interface Api {
  press(key: string, request: object, deadlineMs: number): Promise<Answer>;
  /** None for a case that the record does not have. */
  orders(case_id: string): Promise<readonly RecordedOrder[]>;
  /** The orders on the phone list. */
  phoneList(): Promise<ReadonlySet<string>>;
  /** What the banks themselves took down. */
  receipts(): Promise<readonly BankReceipt[]>;
  /** What `stopline audit` said, if it was not content. */
  audit(): Promise<readonly string[]>;
  close(): void;
}

const { IntakeService, CaseworkService } = services;
const READ_MS = 3_000;
const PAGE = 200;
const RECEIPTS_PAGE = 50_000;

interface CaseShown {
  readonly case_id: string;
  readonly orders?: readonly OrderShown[];
}
interface OrderShown {
  readonly order_id: string;
  readonly bank_id?: string;
  readonly settled: boolean;
  readonly account?: { readonly value: string };
  readonly amounts: { readonly requested: string; readonly frozen: string };
  readonly attempts: { readonly waiting: boolean; readonly next_at?: string };
}
interface TasksShown {
  readonly phone_tasks: readonly { readonly order_id?: string }[];
  readonly next_page_token?: string;
}
type ReceiptShown = Omit<BankReceipt, 'frozen_total'> & { readonly frozen_total: string };

const recordedOrder = ({ order_id, bank_id = '', account, settled, amounts, attempts }: OrderShown): RecordedOrder => ({
  order_id,
  bank_id,
  account: account?.value ?? '',
  requested: BigInt(amounts.requested),
  settled,
  waiting: attempts.waiting || attempts.next_at !== undefined,
  frozen: BigInt(amounts.frozen),
});

export function openApi(house: Pick<Standalone, 'ports' | 'world'>): Api {
  const { ports, world } = house;
  const client = openClient({ address: `127.0.0.1:${ports.intakeGrpc}` });
  const metadata = { authorization: `Bearer ${world.tokens.operator}` };
  const reading = { deadlineMs: READ_MS, metadata };

  async function phonePage(page_token: string | undefined): Promise<TasksShown> {
    const request = toWire('ListPhoneTasksRequest', { page_size: PAGE, page_token });
    const answer = await call(client, CaseworkService.ListPhoneTasks, request, reading);
    return toJsonForm('ListPhoneTasksResponse', answer) as unknown as TasksShown;
  }

  return {
    async press(idempotency_key, request, deadlineMs) {
      const wire = toWire('SubmitStopRequest', { idempotency_key, ...request });
      const answer = await call(client, IntakeService.SubmitStop, wire, { deadlineMs, metadata });
      const said = toJsonForm('SubmitStopResponse', answer) as unknown as { case: CaseShown; replayed: boolean };
      const orders = (said.case.orders ?? []).map(({ order_id, bank_id = '' }) => ({ order_id, bank_id }));
      return { key: idempotency_key, case_id: said.case.case_id, replayed: said.replayed, orders };
    },
    async orders(case_id) {
      const request = toWire('GetCaseRequest', { case_id });
      const answer = await call(client, IntakeService.GetCase, request, reading).catch((thrown: unknown) => {
        if (thrown instanceof TerminalError && thrown.code === 'NOT_FOUND') return null;
        throw thrown;
      });
      if (answer === null) return [];
      const shown = (toJsonForm('GetCaseResponse', answer) as unknown as { case: CaseShown }).case;
      return (shown.orders ?? []).map(recordedOrder);
    },
    async phoneList() {
      const listed = new Set<string>();
      let token: string | undefined;
      do {
        const page = await phonePage(token);
        for (const { order_id } of page.phone_tasks) if (order_id !== undefined) listed.add(order_id);
        token = page.next_page_token;
      } while (token !== undefined);
      return listed;
    },
    async receipts() {
      const url = `http://127.0.0.1:${ports.simulatorControl}/receipts?limit=${RECEIPTS_PAGE}`;
      const response = await fetch(url, { signal: AbortSignal.timeout(READ_MS) });
      if (!response.ok) throw new Error(`the banks' receipts: ${response.status} ${await response.text()}`);
      const { receipts } = (await response.json()) as { readonly receipts: readonly ReceiptShown[] };
      return receipts.map((receipt) => ({ ...receipt, frozen_total: BigInt(receipt.frozen_total) }));
    },
    audit: () => audit(ports.redis),
    close: () => client.close(),
  };
}

const CLI = join(import.meta.dirname, '..', '..', '..', 'cli/src/main.ts');

/** A tool of its own, that ends with 0 only if it found nothing. */
function audit(redisPort: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, 'audit', '--redis', `redis://127.0.0.1:${redisPort}`], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => {
      const lines = said.split('\n').filter((line) => line.trim() !== '');
      resolve(code === 0 ? [] : lines.length > 0 ? lines : [`it ended with ${code} and said nothing`]);
    });
  });
}
