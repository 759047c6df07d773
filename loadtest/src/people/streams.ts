/** What 200 open consoles cost: presses with and without as many event streams on the one intake, in turn. */
import { randomInt } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { constants, setPriority } from 'node:os';
import { startDriver } from '../driver/start.ts';
import type { House } from '../house/house.ts';
import type { Press } from '../stats/join.ts';
import { baseGoesFirst, medianRatio, type Pair } from '../stats/pairs.ts';
import { percentile } from '../stats/percentile.ts';
import { hire } from './operators.ts';

export const STREAMS = 200;
/** The measuring rule of the contract: seven pairs of 40 s after 8 s to get warm. A p99 of fewer presses is the luck of one or two. */
const PAIRS = 7;
const PER_S = 20;
const WARM_S = 8;
const WINDOW_S = 40;
const PLAIN = { channels: 4, deadline_ms: 10_000 };

const EVENT = Buffer.from('id: ');

export interface StreamsCost {
  readonly with_p99_ms: readonly number[];
  readonly without_p99_ms: readonly number[];
  /** The median of the pairs' ratios. */
  readonly times: number;
  /** Events that the streams were told, so that it shows that they were read. */
  readonly events: number;
}

export async function streamsCost(house: House): Promise<StreamsCost> {
  const driver = startDriver();
  // Of this process, which does the reading from here on: the browsers it stands for take no core from the house.
  setPriority(constants.priority.PRIORITY_LOW);
  const tokens = await hire(house, STREAMS);
  const banks = (await house.control.banks()).map(({ id }) => id);
  const presses = async (seconds: number): Promise<readonly Press[]> => {
    const run = String(randomInt(10_000_000, 100_000_000));
    const plan = {
      ...PLAIN,
      address: house.intake,
      token: house.token,
      banks,
      run,
      per_s: PER_S,
      count: PER_S * seconds,
    };
    const pressed = await driver.run(plan).ended;
    const failed = pressed.filter(({ error }) => error !== undefined).length;
    if (failed > 0) throw new Error(`${failed} presses failed`);
    return pressed;
  };
  const window = async (): Promise<number> => {
    await presses(WARM_S);
    return percentile(
      (await presses(WINDOW_S)).map(({ answered_ms, intended_ms }) => answered_ms - intended_ms),
      99,
    );
  };
  const pairs: Pair<number>[] = [];
  let events = 0;
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const first = baseGoesFirst(pair) ? await window() : null;
    const streams = await openStreams(house, tokens);
    const measured = await window();
    events += streams.close();
    pairs.push({ measured, base: first ?? (await window()) });
  }
  await driver.stop();
  return {
    with_p99_ms: pairs.map(({ measured }) => Math.round(measured)),
    without_p99_ms: pairs.map(({ base }) => Math.round(base)),
    times: Math.round(medianRatio(pairs, (p99) => p99) * 100) / 100,
    events,
  };
}

interface Streams {
  /** How many events they were told. */
  close(): number;
}

/** Readers stand for browsers on other machines: a bare socket each, so that reading takes as little as possible of this one. */
async function openStreams({ console: address }: House, tokens: readonly string[]): Promise<Streams> {
  const { hostname, port } = new URL(address);
  let events = 0;
  let isOver = false;
  let lost = 0;
  const one = (token: string): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port) });
      socket.on('error', reject);
      socket.on('close', () => {
        reject(new Error('a stream was closed before it was answered'));
        if (!isOver) lost += 1;
      });
      socket.once('data', (head) => {
        const [status = ''] = head.toString('latin1').split('\r\n');
        if (status.includes(' 200 ')) return resolve(socket);
        reject(new Error(`a stream was answered ${status}`));
        socket.destroy();
      });
      // One that is cut in two between chunks is not counted: it shows that they were read, no more.
      socket.on('data', (chunk: Buffer) => {
        for (let at = chunk.indexOf(EVENT); at >= 0; at = chunk.indexOf(EVENT, at + EVENT.length)) events += 1;
      });
      const headers = `host: ${hostname}\r\nauthorization: Bearer ${token}\r\naccept: text/event-stream`;
      socket.write(`GET /v1/events HTTP/1.1\r\n${headers}\r\n\r\n`);
    });
  const streams = await Promise.all(tokens.map(one));
  return {
    close() {
      isOver = true;
      if (lost > 0) throw new Error(`${lost} of ${STREAMS} streams were closed while it was measured`);
      for (const stream of streams) stream.destroy();
      return events;
    },
  };
}
