import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BankGiven, startSimulator } from '../src/index.ts';
import { type SimulatorProcess, startProcess } from './process.ts';
import { callerOf, newOrderId, startGateway } from './stopline.ts';
import { until } from './until.ts';

let dir: string;
const closers: (() => unknown)[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'simulator-'));
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  rmSync(dir, { recursive: true, force: true });
});

const caller = (address: string) => {
  const bank = callerOf({ address });
  closers.push(() => bank.client.close());
  return bank;
};

const started = async (...[folder, banks, env]: Parameters<typeof startProcess>): Promise<SimulatorProcess> => {
  const simulator = await startProcess(folder, banks, env);
  closers.push(() => simulator.child.exitCode ?? simulator.end('SIGKILL'));
  return simulator;
};

const receiptsOf = async ({ control }: SimulatorProcess): Promise<Record<string, unknown>[]> => {
  const response = await fetch(`http://${control}/receipts`);
  const { receipts } = (await response.json()) as { receipts: Record<string, unknown>[] };
  return receipts;
};

test('killed in the middle of 300 orders, a bank has every one that it answered, and freezes none twice', async () => {
  const banks: BankGiven[] = [{ id: 'icbc' }, { id: 'ccb', new_accounts: 'seeded' }];
  const first = await started(dir, banks);
  const orders = Array.from({ length: 300 }, (_, at) => ({
    order_id: newOrderId(),
    account: `62220211111${String(at % 10)}1111`,
    bank: at % 2 === 0 ? 'icbc' : 'ccb',
  }));
  const of = { icbc: caller(first.banks.icbc ?? ''), ccb: caller(first.banks.ccb ?? '') } as const;
  const answered = new Map<string, string>();
  const work = orders.map(async ({ order_id, account, bank }) => {
    const outcome = await of[bank as 'icbc'].apply({ order_id, account, amount: 1_000_000 });
    answered.set(order_id, outcome.frozen_total);
    if (answered.size === 150) first.child.kill('SIGKILL');
  });
  await Promise.allSettled(work);
  await first.end('SIGKILL');
  expect(answered.size).toBeGreaterThanOrEqual(150);

  const second = await started(dir, banks);
  const kept = new Map((await receiptsOf(second)).map((receipt) => [receipt.order_id, receipt]));
  for (const [order_id, frozen_total] of answered) expect(kept.get(order_id)).toMatchObject({ frozen_total });
  const again = { icbc: caller(second.banks.icbc ?? ''), ccb: caller(second.banks.ccb ?? '') } as const;
  for (const { order_id, account, bank } of orders) {
    const outcome = await again[bank as 'icbc'].apply({ order_id, account, amount: 1_000_000 });
    if (answered.has(order_id)) expect(outcome.frozen_total).toBe(answered.get(order_id));
  }
  const stats = (await (await fetch(`http://${second.control}/stats`)).json()) as Record<string, unknown>;
  expect(stats).toMatchObject({ orders: 300, double_freezes: 0 });
  expect(await second.end('SIGTERM')).toBe(0);
});

test('what was PENDING, and a report that nobody has taken yet, go on after a restart', async () => {
  const gateway = await startGateway();
  closers.push(() => gateway.close());
  const away = { address: '127.0.0.1:1' };
  const banks: BankGiven[] = [{ id: 'icbc', behaviour: 'callback_only', callback_after_ms: 30_000 }, { id: 'ccb' }];
  const first = await startSimulator({ banks, dir, gateway: away });
  const [pending, unreported] = [newOrderId(), newOrderId()];
  const icbc = caller(first.address('icbc'));
  expect(await icbc.apply({ order_id: pending })).toMatchObject({ answer: 'ANSWER_PENDING' });
  await first.set('icbc', { callback_after_ms: 0 });
  await icbc.apply({ order_id: unreported });
  await until(() => first.stats().banks.icbc?.reports_waiting === 1, 'a report to be owed');
  await first.stop();

  const second = await startSimulator({
    banks: [{ ...(banks[0] as BankGiven), callback_after_ms: 10 }, { id: 'ccb' }],
    dir,
    gateway: { address: gateway.address },
  });
  closers.push(() => second.stop());
  await until(() => gateway.callbacks.length === 2, 'both callbacks');
  expect(gateway.callbacks.map(({ outcome }) => outcome.order_id).sort()).toEqual([pending, unreported].sort());
  for (const { outcome } of gateway.callbacks)
    expect(outcome).toMatchObject({ answer: 'ANSWER_FINAL', frozen_total: '100' });
  await until(() => second.stats().banks.icbc?.reports_waiting === 0, 'nothing to be owed any more');
});

test('a line that was cut off is passed over, and the next one stands on a line of its own', async () => {
  const banks: BankGiven[] = [{ id: 'icbc' }];
  const first = await startSimulator({ banks, dir });
  const kept = newOrderId();
  await caller(first.address('icbc')).apply({ order_id: kept });
  await first.stop();
  appendFileSync(join(dir, 'icbc.jsonl'), '["order_cut","CARD","62220');

  const second = await startSimulator({ banks, dir });
  expect(second.receipts().map(({ order_id }) => order_id)).toEqual([kept]);
  const added = newOrderId();
  await caller(second.address('icbc')).apply({ order_id: added });
  await second.stop();
  const lines = readFileSync(join(dir, 'icbc.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as string[])[0])).toEqual([kept, added]);
});

test('a reset forgets everything, in the file too, and puts the settings back', async () => {
  const banks: BankGiven[] = [{ id: 'icbc' }];
  const it = await startSimulator({ banks, dir });
  closers.push(() => it.stop());
  await it.set('icbc', { behaviour: 'refusing' });
  const bank = caller(it.address('icbc'));
  await bank.apply();
  await it.reset();
  expect(it.receipts()).toEqual([]);
  expect(it.banks()).toMatchObject([{ behaviour: 'healthy', listening: true }]);
  expect(statSync(join(dir, 'icbc.jsonl')).size).toBe(0);
  expect(await bank.apply()).toMatchObject({ answer: 'ANSWER_FINAL' });
});

test('receipts of all banks are in order of time after a restart', async () => {
  const banks: BankGiven[] = [{ id: 'icbc' }, { id: 'ccb' }];
  const first = await startSimulator({ banks, dir });
  const of = [caller(first.address('icbc')), caller(first.address('ccb'))];
  for (let at = 0; at < 6; at += 1) await of[at % 2]?.apply();
  const before = first.receipts();
  await first.stop();
  const second = await startSimulator({ banks, dir });
  closers.push(() => second.stop());
  expect(second.receipts()).toEqual(before);
});
