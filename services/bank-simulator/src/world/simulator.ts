/** The banking world in one process: what main starts, and what a test of another room starts within itself. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { read, StoplineError } from '@stopline/contract';
import { readTlsFiles } from '@stopline/platform/grpc/tls.ts';
import { createLogger, type Logger } from '@stopline/platform/observe/log.ts';
import { createMetrics, type Metrics } from '@stopline/platform/observe/metrics.ts';
import { systemTimers, type Timers } from '@stopline/platform/ports/timers.ts';
import { Bank } from '../bank/bank.ts';
import type { Counts } from '../bank/desk.ts';
import { noJournal, openJournal } from '../bank/journal.ts';
import type { Outcome } from '../ledger/outcome.ts';
import { type BankAct, carryOut } from './acts.ts';
import { type Arrival, type ArrivalQuery, type Arrivals, createArrivals } from './arrivals.ts';
import { openGateway } from './gateway.ts';
import { type BankGiven, type BankPatch, type BankSettings, fileSchema, patchSchema } from './settings.ts';
import { sharedMetrics } from './shared-metrics.ts';

export interface SimulatorOptions {
  banks: readonly BankGiven[];
  /** Where Stopline takes the banks' callbacks. Absent: no bank ever calls back. */
  gateway?: { address: string; server_name?: string };
  /** Where the banks' files are kept, so that receipts and balances survive a restart. Absent: nothing survives. */
  dir?: string;
  host?: string;
  log?: Logger;
  metrics?: Metrics;
  timers?: Timers;
}

export interface Receipt extends Arrival {
  /** How often the revision came in. */
  readonly count: number;
  /** How often it made the bank freeze money. */
  readonly effects: number;
  readonly frozen_total: bigint;
}

export interface BankState extends BankSettings {
  readonly address: string;
  readonly listening: boolean;
}

export interface Stats {
  readonly orders: number;
  readonly receipts: number;
  readonly double_freezes: number;
  readonly banks: Readonly<Record<string, Counts>>;
}

/** A bank that the simulator does not have is a StoplineError wherever one is named. */
export interface Simulator {
  /** `host:port` of the bank's BankService. */
  address(bank_id: string): string;
  banks(): readonly BankState[];
  /** Takes effect before it resolves. */
  set(bank_id: string, patch: BankPatch): Promise<void>;
  /** Makes a bank speak of an order by itself; throws a StoplineError for what it cannot do. */
  act(bank_id: string, order_id: string, act: BankAct): Promise<Outcome>;
  arrivals(query: ArrivalQuery): readonly Arrival[];
  receipts(query?: Partial<ArrivalQuery>): readonly Receipt[];
  stats(): Stats;
  /** Forgets all orders; the banks are again as they were at the start. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

const HANG_UP_MS = 200;

/** Wall clock, finer than a millisecond. */
const stamp = (): number => performance.timeOrigin + performance.now();

export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { banks: settings } = read(fileSchema, { banks: options.banks });
  const arrivals = createArrivals();
  const world = {
    host: options.host ?? '127.0.0.1',
    stamp,
    timers: options.timers ?? systemTimers,
    metrics: sharedMetrics(options.metrics ?? createMetrics({ name: 'bank-simulator', version: 'in-process' })),
    log: options.log ?? createLogger({ name: 'bank-simulator', version: 'in-process', level: 'silent' }),
    arrived: arrivals.add,
  };
  if (options.dir !== undefined) mkdirSync(options.dir, { recursive: true });
  const banks = new Map(
    settings.map((bank, at) => [bank.id, openBank(withNeighbour(bank, settings, at), options, world)]),
  );
  await startAll([...banks.values()]);
  arrivals.sort();
  return simulatorOf(banks, arrivals);
}

type World = Omit<ConstructorParameters<typeof Bank>[0], 'settings' | 'journal' | 'tls' | 'gateway'>;

function openBank(settings: BankSettings, options: SimulatorOptions, world: World): Bank {
  const { id } = settings;
  const { dir, gateway } = options;
  const tls = settings.tls === undefined ? undefined : readTlsFiles(settings.tls);
  const server_name = gateway?.server_name;
  const toGateway = tls === undefined ? {} : { tls: server_name === undefined ? tls : { ...tls, server_name } };
  return new Bank({
    ...world,
    settings,
    journal: dir === undefined ? noJournal : openJournal(join(dir, `${id}.jsonl`)),
    ...(tls === undefined ? {} : { tls }),
    ...(gateway === undefined ? {} : { gateway: openGateway(id, { address: gateway.address, ...toGateway }) }),
  });
}

/** Where money moves on to, unless somebody said (magic account 0003). */
function withNeighbour(bank: BankSettings, all: readonly BankSettings[], at: number): BankSettings {
  const next = all[(at + 1) % all.length];
  return bank.moves_to !== undefined || next === undefined || next === bank ? bank : { ...bank, moves_to: next.id };
}

/** All or none: a bank whose port is taken must not leave the others running. */
async function startAll(banks: readonly Bank[]): Promise<void> {
  const started = await Promise.allSettled(banks.map((bank) => bank.start()));
  const failed = started.find((result) => result.status === 'rejected');
  if (failed === undefined) return;
  await Promise.all(banks.map((bank) => bank.stop(0)));
  throw failed.reason;
}

function simulatorOf(banks: ReadonlyMap<string, Bank>, arrivals: Arrivals): Simulator {
  const all = [...banks.values()];
  function bankOf(bank_id: string): Bank {
    const bank = banks.get(bank_id);
    if (bank !== undefined) return bank;
    throw new StoplineError('NO_SUCH_PATH', `there is no bank ${bank_id}; there are ${[...banks.keys()].join(', ')}`);
  }
  const receiptOf = (arrival: Arrival): Receipt => {
    const order = bankOf(arrival.bank_id).desk.ledger.get(arrival.order_id);
    const receipt = order?.receipts.find(({ revision }) => revision === arrival.revision);
    const { count = 0, effects = 0, frozen_total = 0n } = receipt ?? {};
    return { ...arrival, count, effects, frozen_total };
  };
  return {
    address: (bank_id) => bankOf(bank_id).address,
    banks: () => all.map(({ settings, address, listening }) => ({ ...settings, address, listening })),
    set: async (bank_id, patch) => bankOf(bank_id).set(read(patchSchema, patch)),
    act: async (bank_id, order_id, act) => carryOut(bankOf(bank_id), order_id, act),
    arrivals: arrivals.find,
    receipts: (query = {}) => arrivals.find({ limit: Number.POSITIVE_INFINITY, ...query }).map(receiptOf),
    stats() {
      const counts = Object.fromEntries(all.map(({ id, desk }) => [id, desk.counts()]));
      const sum = (of: keyof Counts): number => Object.values(counts).reduce((total, count) => total + count[of], 0);
      return { orders: sum('orders'), receipts: sum('receipts'), double_freezes: sum('double_freezes'), banks: counts };
    },
    async reset() {
      arrivals.clear();
      await Promise.all(all.map((bank) => bank.reset()));
    },
    async stop() {
      await Promise.all(all.map((bank) => bank.stop(HANG_UP_MS)));
    },
  };
}
