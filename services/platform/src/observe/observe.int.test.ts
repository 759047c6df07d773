import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMetrics, type Metrics } from './metrics.ts';
import { type OpsServer, startOpsServer } from './ops-server.ts';
import { createReadiness, type OwnedReadiness } from './readiness.ts';

let metrics: Metrics;
let readiness: OwnedReadiness;
let ops: OpsServer;

beforeEach(async () => {
  metrics = createMetrics({ name: 'thing', version: '1.0.0' });
  readiness = createReadiness();
  ops = await startOpsServer({ address: { host: '127.0.0.1', port: 0 }, registry: metrics.registry, readiness });
});
afterEach(() => ops.close());

const get = async (path: string) => {
  const response = await fetch(`http://127.0.0.1:${ops.port}${path}`);
  return { status: response.status, text: await response.text() };
};

test('readiness says why not', async () => {
  let connected = false;
  readiness.addCheck('redis', () => connected);
  readiness.setStarted(true);
  expect(await get('/readyz')).toEqual({
    status: 503,
    text: '{"ready":false,"checks":{"started":true,"redis":false}}\n',
  });
  connected = true;
  expect((await get('/readyz')).status).toBe(200);
  readiness.setStarted(false);
  expect((await get('/readyz')).status).toBe(503);
  expect((await get('/livez')).status).toBe(200);
  expect((await get('/other')).status).toBe(404);
});

test('every combination of labels is there from the start, at 0', async () => {
  const labels = { lane: ['direct', 'waiting'], result: ['ok', 'failed'] } as const;
  const calls = metrics.counter({ name: 'stopline_test_calls_total', help: 'Calls.', labels });
  metrics.histogram({
    name: 'stopline_test_wait_seconds',
    help: 'Wait.',
    labels: { lane: ['direct'] },
    buckets: [1, 180],
  });
  metrics.gauge({ name: 'stopline_test_waiting', help: 'Waiting.', labels: {}, collect: (gauge) => gauge.set({}, 7) });
  calls.inc({ lane: 'direct', result: 'ok' });
  const { text } = await get('/metrics');
  expect(text).toContain('stopline_test_calls_total{lane="direct",result="ok"} 1');
  expect(text).toContain('stopline_test_calls_total{lane="waiting",result="failed"} 0');
  expect(text).toContain('stopline_test_wait_seconds_bucket{le="180",lane="direct"} 0');
  expect(text).toContain('stopline_test_waiting 7');
  expect(text).toContain('stopline_build_info{name="thing",version="1.0.0"');
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
});

test('promtool finds nothing to say about the names, where it is installed', async (context) => {
  if (spawnSync('promtool', ['--version']).error !== undefined) context.skip();
  const { text } = await get('/metrics');
  const check = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
  expect(check.stdout + check.stderr).toBe('');
  expect(check.status).toBe(0);
});
