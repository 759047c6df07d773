import type { Metrics } from '@stopline/platform/observe/metrics.ts';

/** All banks of the simulator count into one set of metrics: what the first defines, the others and a door that opens again find. */
export function sharedMetrics(metrics: Metrics): Metrics {
  const defined = new Map<string, unknown>();
  const once =
    <D extends { name: string }, M>(define: (definition: D) => M) =>
    (definition: D): M => {
      const known = defined.get(definition.name) as M | undefined;
      if (known !== undefined) return known;
      const made = define(definition);
      defined.set(definition.name, made);
      return made;
    };
  return {
    registry: metrics.registry,
    counter: once(metrics.counter) as Metrics['counter'],
    gauge: once(metrics.gauge) as Metrics['gauge'],
    histogram: once(metrics.histogram) as Metrics['histogram'],
  };
}
