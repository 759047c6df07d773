/** "Are orders going out, and what is stuck" (docs/metrics.md). */
import type { RegistryHandle } from '@stopline/bank-registry';
import type { Case, StopOrder } from '@stopline/domain';
import type { Metrics } from '@stopline/platform/observe/metrics.ts';
import type { Breakers } from './instruct/breaker.ts';
import type { Walk } from './instruct/ladder.ts';
import type { WaitingRoom } from './instruct/waiting-room.ts';

const OUTCOMES = ['final', 'refused', 'pending', 'failed'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** From what a machine takes to what a bank that is down takes. */
const INSTRUCTED_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180, 600];

export interface WorkerMetrics {
  /** A walk ended, before it is recorded. */
  onWalk(state: Case, order: StopOrder, walk: Walk): void;
}

export function workerMetrics(
  metrics: Metrics,
  given: {
    readonly registry: Pick<RegistryHandle, 'current'>;
    readonly breakers: Breakers;
    readonly room: WaitingRoom;
    outboxLagMs(): Promise<number>;
  },
): WorkerMetrics {
  const banks = [...given.registry.current().banks.values()];
  const bank = banks.map(({ id }) => id);
  const channel = [...new Set(banks.flatMap(({ channels }) => channels.map(({ name }) => name)))];
  const orders = metrics.counter({
    name: 'stopline_stop_orders_total',
    help: 'Calls that instructed a bank, by what came of them.',
    labels: { channel, outcome: OUTCOMES },
  });
  const instructed = metrics.histogram({
    name: 'stopline_press_to_instructed_seconds',
    help: "Time from the button to the order's first call leaving for its bank.",
    labels: {},
    buckets: INSTRUCTED_BUCKETS,
  });
  metrics.gauge({
    name: 'stopline_bank_waiting_orders',
    help: "Orders in the bank's waiting room, as far as this worker knows.",
    labels: { bank },
    collect(gauge) {
      for (const [bank_id, count] of given.room.waiting()) gauge.set({ bank: bank_id }, count);
    },
  });
  metrics.gauge({
    name: 'stopline_breaker_open',
    help: '1 while the breaker keeps calls of this worker away from the channel.',
    labels: { bank, channel },
    collect(gauge) {
      for (const { bank_id, channel: name, state } of given.breakers.states()) {
        gauge.set({ bank: bank_id, channel: name }, state === 'OPEN' ? 1 : 0);
      }
    },
  });
  metrics.gauge({
    name: 'stopline_outbox_lag_seconds',
    help: 'Age of the oldest pointer in the outbox that no worker has read.',
    labels: {},
    // A record that is away cannot say; `stopline_record_writable` does.
    collect: (gauge) =>
      given.outboxLagMs().then(
        (ms) => gauge.set({}, ms / 1000),
        () => undefined,
      ),
  });
  return {
    onWalk(state, order, { tries, answer }) {
      const [first] = tries;
      if (first !== undefined && order.of_press && order.first_sent_at === undefined) {
        instructed.observe({}, Math.max(0, first.started_at - state.accepted_at) / 1000);
      }
      for (const tried of tries) {
        const answered = answer === undefined || tried.error !== undefined ? null : answer.outcome.answer;
        orders.inc({ channel: tried.channel, outcome: (answered?.toLowerCase() ?? 'failed') as Outcome });
      }
    },
  };
}
