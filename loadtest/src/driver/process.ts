/**
 * The process that presses the button: at a constant rate, whatever comes back (an open model). A press is measured
 * from when it was meant to be sent: if this process, or anybody, is late, the lateness is in the figure.
 */
import { Worker } from 'node:worker_threads';
import type { Client } from '@grpc/grpc-js';
import { services } from '@stopline/contract';
import { call, openClient } from '@stopline/platform/grpc/client.ts';
import type { Press } from '../stats/join.ts';
import { wallClock } from '../wall-clock.ts';
import type { FromDriver, Run } from './messages.ts';
import type { Pace } from './pacer.ts';
import { pressBytes } from './requests.ts';

/** Bytes in, bytes out: answers are read when the run is over. */
const SUBMIT = {
  path: services.IntakeService.SubmitStop.path,
  requestSerialize: (bytes: Buffer): Buffer => bytes,
  responseDeserialize: (bytes: Buffer): Buffer => bytes,
};

/** Time to begin in: making the thread that keeps the pace takes some of it. */
const LEAD_MS = 500;
const CONNECT_WITHIN_MS = 5_000;

interface Outcome {
  readonly sent_ms: number;
  readonly answered_ms: number;
  readonly answer?: Buffer;
  readonly error?: string;
}

async function runPresses(run: Run, tell: (message: FromDriver) => void): Promise<void> {
  const paid_at_ms = Math.floor(wallClock());
  const requests = Array.from({ length: run.count }, (_, index) => pressBytes(index, { ...run, paid_at_ms }));
  const clients = Array.from({ length: run.channels }, () => openClient({ address: run.address }));
  try {
    await Promise.all(clients.map(untilConnected));
    const pace: Pace = { first_ms: wallClock() + LEAD_MS, every_ms: 1_000 / run.per_s, count: run.count };
    tell({ kind: 'started', first_ms: pace.first_ms });
    const outcomes = await atPace(pace, (index) => press(run, clients, index, requests[index] ?? Buffer.alloc(0)));
    tell({ kind: 'ended', presses: outcomes.map((outcome, index) => toPress(outcome, pace, index)) });
  } finally {
    for (const client of clients) client.close();
  }
}

function atPace(pace: Pace, send: (index: number) => Promise<Outcome>): Promise<Outcome[]> {
  return new Promise((resolve, reject) => {
    const sent: Promise<Outcome>[] = [];
    const pacer = new Worker(new URL('./pacer.ts', import.meta.url), { workerData: pace });
    pacer.on('message', (index: number) => sent.push(send(index)));
    pacer.once('error', reject);
    pacer.once('exit', () => resolve(Promise.all(sent)));
  });
}

async function press(run: Run, clients: readonly Client[], index: number, request: Buffer): Promise<Outcome> {
  const client = clients[index % clients.length];
  if (client === undefined) throw new Error('a run needs a channel');
  const sent_ms = wallClock();
  try {
    const metadata = { authorization: `Bearer ${run.token}` };
    const answer = await call(client, SUBMIT, request, { deadlineMs: run.deadline_ms, metadata });
    return { sent_ms, answered_ms: wallClock(), answer };
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
    return { sent_ms, answered_ms: wallClock(), error: code };
  }
}

function toPress({ sent_ms, answered_ms, answer, error }: Outcome, pace: Pace, index: number): Press {
  const seen = { index, intended_ms: pace.first_ms + index * pace.every_ms, sent_ms, answered_ms };
  if (answer === undefined) return { ...seen, error: error ?? 'UNKNOWN' };
  const { case: opened } = services.IntakeService.SubmitStop.responseDeserialize(answer);
  return opened === null ? { ...seen, error: 'NO_CASE' } : { ...seen, case_id: opened.case_id };
}

function untilConnected(client: Client): Promise<void> {
  return new Promise((resolve, reject) => {
    client.waitForReady(Date.now() + CONNECT_WITHIN_MS, (error) => (error ? reject(error) : resolve()));
  });
}

const tell = (message: FromDriver): void => void process.send?.(message);

process.on('message', (run: Run) => {
  runPresses(run, tell).catch((thrown: unknown) => {
    tell({ kind: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) });
  });
});
// Nobody to measure for any more: however the bench ended, this process ends too.
process.on('disconnect', () => process.exit(0));
// The terminal sends Ctrl-C to everybody; the bench decides when its helpers end.
process.on('SIGINT', () => undefined);
