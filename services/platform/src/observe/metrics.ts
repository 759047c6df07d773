import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Every label with ALL the values it may ever have: a closed set, so that a series never appears out of nowhere. */
export type LabelSets = Readonly<Record<string, readonly string[]>>;
export type LabelsOf<L extends LabelSets> = { [K in keyof L]: L[K][number] };

export interface CounterMetric<L extends LabelSets> {
  inc(labels: LabelsOf<L>, by?: number): void;
}
export interface GaugeMetric<L extends LabelSets> {
  set(labels: LabelsOf<L>, value: number): void;
}
export interface HistogramMetric<L extends LabelSets> {
  observe(labels: LabelsOf<L>, value: number): void;
}

export interface MetricDefinition<L extends LabelSets> {
  /** `stopline_<noun>_<unit>`, base units, counters end in `_total`. */
  name: string;
  help: string;
  labels: L;
}

export interface Metrics {
  readonly registry: Registry;
  counter<const L extends LabelSets>(definition: MetricDefinition<L>): CounterMetric<L>;
  /** `collect` runs at each scrape, for what is cheaper to look up than to keep up to date. */
  gauge<const L extends LabelSets>(
    definition: MetricDefinition<L> & { collect?: (gauge: GaugeMetric<L>) => void | Promise<void> },
  ): GaugeMetric<L>;
  histogram<const L extends LabelSets>(
    definition: MetricDefinition<L> & { buckets?: readonly number[] },
  ): HistogramMetric<L>;
}

/** In seconds. Fine where the answers are, with 25 ms as an edge; the last ones are for what should not happen. */
export const LATENCY_BUCKETS_SECONDS = [
  0.001, 0.0025, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04, 0.05, 0.075, 0.1, 0.25, 0.5, 1, 5,
] as const;

/** Gauges that prom-client names like counters; `promtool check metrics` rightly refuses them. */
const MISNAMED = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

/** A registry of this process alone: no global one, so that two in one test do not mix. */
export function createMetrics(build: { name: string; version: string }): Metrics {
  const registry = new Registry();
  // The event loop is sampled each millisecond: with the default the reading has a floor of ten.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 1 });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  const metrics: Metrics = {
    registry,
    counter: (definition) => defineCounter(registry, definition),
    gauge: (definition) => defineGauge(registry, definition),
    histogram: (definition) => defineHistogram(registry, definition),
  };
  const info = metrics.gauge({
    name: 'stopline_build_info',
    help: 'Which program this is, in which version. Always 1.',
    labels: { name: [build.name], version: [build.version], node: [process.version] },
  });
  info.set({ name: build.name, version: build.version, node: process.version }, 1);
  return metrics;
}

function defineCounter<L extends LabelSets>(registry: Registry, definition: MetricDefinition<L>): CounterMetric<L> {
  const counter = new Counter({ ...shape(definition), registers: [registry] });
  for (const labels of combinations(definition.labels)) counter.inc(labels, 0);
  return { inc: (labels, by = 1) => counter.inc(labels, by) };
}

function defineGauge<L extends LabelSets>(
  registry: Registry,
  definition: MetricDefinition<L> & { collect?: (gauge: GaugeMetric<L>) => void | Promise<void> },
): GaugeMetric<L> {
  const { collect } = definition;
  const metric: GaugeMetric<L> = { set: (labels, value) => gauge.set(labels, value) };
  const gauge = new Gauge({
    ...shape(definition),
    registers: [registry],
    ...(collect === undefined ? {} : { collect: () => collect(metric) }),
  });
  for (const labels of combinations(definition.labels)) gauge.set(labels, 0);
  return metric;
}

function defineHistogram<L extends LabelSets>(
  registry: Registry,
  definition: MetricDefinition<L> & { buckets?: readonly number[] },
): HistogramMetric<L> {
  const buckets = [...(definition.buckets ?? LATENCY_BUCKETS_SECONDS)];
  const histogram = new Histogram({ ...shape(definition), buckets, registers: [registry] });
  for (const labels of combinations(definition.labels)) histogram.zero(labels);
  return { observe: (labels, value) => histogram.observe(labels, value) };
}

function shape(definition: MetricDefinition<LabelSets>): { name: string; help: string; labelNames: string[] } {
  return { name: definition.name, help: definition.help, labelNames: Object.keys(definition.labels) };
}

function combinations(sets: LabelSets): Record<string, string>[] {
  return Object.entries(sets).reduce<Record<string, string>[]>(
    (partial, [label, values]) => partial.flatMap((labels) => values.map((value) => ({ ...labels, [label]: value }))),
    [{}],
  );
}
