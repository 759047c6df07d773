/** How the banks are doing, and how Stopline is. */
import { type Bank, type DutyOfficer, dutyOfficer } from '@stopline/bank-registry';
import type { Heartbeat } from '@stopline/casebook/heartbeats/heartbeats.ts';
import type { RequestOf } from '@stopline/contract';
import type { Instant, Role } from '@stopline/domain';
import type { DeskPorts } from './ports.ts';
import type { Caller } from './views.ts';

export interface BankShown {
  readonly bank_id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly enabled: boolean;
  readonly channels: readonly { readonly kind: string; readonly breaker: string }[];
  readonly waiting: number;
  /** Of its latest answers, as the slowest worker sees them; absent while it has answered nobody. */
  readonly answer_ms_p50?: number;
  readonly answer_ms_p95?: number;
  readonly duty?: DutyOfficer;
}

export async function listBanks(
  { registry, heartbeats, now }: DeskPorts,
  _request: RequestOf<'ListBanks'>,
): Promise<{ readonly banks: readonly BankShown[] }> {
  const workers = await heartbeats();
  const at = now();
  return { banks: [...registry().banks.values()].map((bank) => bankShown(bank, workers, at)) };
}

function bankShown(bank: Bank, workers: readonly Heartbeat[], at: Instant): BankShown {
  const duty = dutyOfficer(bank, at);
  return {
    bank_id: bank.id,
    name: bank.name,
    enabled: bank.enabled,
    channels: bank.channels.map(({ kind, name }) => ({ kind, breaker: breakerOf(bank.id, name, workers) })),
    waiting: waitingAt(bank.id, workers),
    ...answerTimesOf(bank.id, workers),
    ...(duty === null ? {} : { duty }),
  };
}

/** A worker that never called the channel has no breaker there, and calls would go through. */
function breakerOf(bank_id: string, channel: string, workers: readonly Heartbeat[]): 'CLOSED' | 'OPEN' | 'UNKNOWN' {
  if (workers.length === 0) return 'UNKNOWN';
  const isOpen = workers.some(({ breakers }) =>
    breakers.some((each) => each.bank_id === bank_id && each.channel === channel && each.state === 'OPEN'),
  );
  return isOpen ? 'OPEN' : 'CLOSED';
}

/** The queue is everybody's: each worker tells of the whole of it, as far as it knows. */
const waitingAt = (bank_id: string, workers: readonly Heartbeat[]): number =>
  Math.max(0, ...workers.map(({ waiting }) => waiting[bank_id] ?? 0));

function answerTimesOf(bank_id: string, workers: readonly Heartbeat[]) {
  const seen = workers.map(({ answer_ms }) => answer_ms[bank_id]).filter((times) => times !== undefined);
  if (seen.length === 0) return {};
  return {
    answer_ms_p50: Math.round(Math.max(...seen.map(({ p50 }) => p50))),
    answer_ms_p95: Math.round(Math.max(...seen.map(({ p95 }) => p95))),
  };
}

export interface StatusAnswer {
  readonly orders_unsettled: number;
  readonly oldest_unsettled_at?: Instant;
  readonly waiting: readonly { readonly bank_id: string; readonly count: number }[];
  readonly breakers: readonly { bank_id: string; channel: string; state: string; worker: string }[];
  readonly workers: number;
  readonly record: RecordShown;
  readonly phone_tasks_open: number;
  /** Who asks. */
  readonly operator_id: string;
  readonly role: Role;
}

export interface RecordShown {
  readonly writable: boolean;
  readonly record_id?: string;
  readonly shards: number;
}

/** Where the record cannot even be read, this is refused like everything else: no figure would be true. */
export async function getStatus(
  { heartbeats, lookups, recordState }: DeskPorts,
  _request: RequestOf<'GetStatus'>,
  { actor }: Caller,
): Promise<StatusAnswer> {
  const [workers, standing, record] = await Promise.all([heartbeats(), lookups.standing(), recordState()]);
  const { oldest_unsettled_at } = standing;
  const banks = [...new Set(workers.flatMap(({ waiting }) => Object.keys(waiting)))].sort();
  const waiting = banks.map((bank_id) => ({ bank_id, count: waitingAt(bank_id, workers) }));
  return {
    orders_unsettled: standing.orders_unsettled,
    ...(oldest_unsettled_at === null ? {} : { oldest_unsettled_at }),
    waiting: waiting.filter(({ count }) => count > 0),
    breakers: workers.flatMap(({ worker_id, breakers }) => breakers.map((each) => ({ ...each, worker: worker_id }))),
    workers: workers.length,
    record,
    phone_tasks_open: standing.phone_tasks_open,
    operator_id: actor.id,
    role: actor.role,
  };
}
