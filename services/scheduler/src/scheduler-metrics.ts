/** "What is stuck" (docs/metrics.md), read from the lookups when somebody asks. */
import type { Standing } from '@stopline/casebook';
import type { Metrics } from '@stopline/platform/observe/metrics.ts';
import type { Clock } from '@stopline/platform/ports/clock.ts';

/** 180 s, the promise, is an edge. */
const SETTLED_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 30, 60, 120, 180, 300, 600, 3_600];

export interface SchedulerMetricsOptions {
  readonly clock: Clock;
  standing(): Promise<Standing>;
}

export function schedulerMetrics(metrics: Metrics, { clock, standing }: SchedulerMetricsOptions) {
  const age = (at: number | null): number => (at === null ? 0 : Math.max(0, clock.now() - at) / 1_000);
  /** A record that is away cannot say: the gauge keeps its last value, and `stopline_record_writable` tells. */
  const gauge = (name: string, help: string, value: (standing: Standing) => number): void => {
    metrics.gauge({
      name,
      help,
      labels: {},
      collect: (own) =>
        standing().then(
          (now) => own.set({}, value(now)),
          () => undefined,
        ),
    });
  };
  gauge('stopline_orders_unsettled', 'Orders whose latest revision has no final word.', (now) => now.orders_unsettled);
  gauge(
    'stopline_oldest_uninstructed_order_age_seconds',
    'Age of the oldest order for which nothing was tried yet; 0 if there is none.',
    (now) => age(now.oldest_uninstructed_at),
  );
  gauge('stopline_phone_tasks_open', 'Banks to be telephoned.', (now) => now.phone_tasks_open);
  gauge(
    'stopline_oldest_unclaimed_phone_task_age_seconds',
    'How long the oldest open task has been without an operator; 0 if there is none.',
    (now) => age(now.oldest_unclaimed_task_at),
  );
  const settled = metrics.histogram({
    name: 'stopline_press_to_settled_seconds',
    help: 'Time from the button to the order settled.',
    labels: {},
    buckets: SETTLED_BUCKETS,
  });
  return { onSettled: (seconds: number) => settled.observe({}, seconds) };
}
