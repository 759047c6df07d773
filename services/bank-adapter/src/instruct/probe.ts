/**
 * A breaker that is open lets nobody through, and nobody comes: parked orders wait in the queue and the direct lane is
 * shut. So as long as it is open somebody asks once a second how an order stands; any answer closes it.
 */
import { asChannelError } from '../channels/channel.ts';
import type { Ladders } from '../channels/ladders.ts';
import type { BreakerName } from './breaker.ts';

const PROBE_EVERY_MS = 1_000;
/** Several workers, and several banks behind one broken line, do not knock all at once. */
const JITTER = 0.5;

export interface ProbePorts {
  readonly ladders: Pick<Ladders, 'of'>;
  answerWithinMs(bank_id: string): number;
  /** The oldest waiting order of the bank, or the last that was tried; null if there was none. */
  orderToAskFor(bank_id: string): Promise<string | null>;
  /** The channel answered, or the registry has it no more. */
  reset(name: BreakerName): void;
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  random(): number;
  onError(error: Error): void;
}

export interface Probes {
  /** Until it answers. Once for each breaker that opens. */
  start(name: BreakerName): void;
  close(): void;
}

export function createProbes(ports: ProbePorts): Probes {
  const closing = new AbortController();

  async function run(name: BreakerName): Promise<void> {
    for (;;) {
      await ports.sleep(PROBE_EVERY_MS * (1 - JITTER / 2 + JITTER * ports.random()), closing.signal);
      if (await answers(name, ports)) return ports.reset(name);
    }
  }
  return {
    start(name) {
      run(name).catch((thrown: unknown) => {
        if (!closing.signal.aborted) ports.onError(thrown instanceof Error ? thrown : new Error(String(thrown)));
      });
    },
    close: () => closing.abort(),
  };
}

/** NOT_FOUND, a refusal, even nonsense: whoever says it is there. */
async function answers({ bank_id, channel }: BreakerName, ports: ProbePorts): Promise<boolean> {
  const rung = ports.ladders.of(bank_id).find(({ name }) => name === channel);
  if (rung === undefined) return true;
  try {
    const order_id = await ports.orderToAskFor(bank_id);
    if (order_id === null) return true;
    const within_ms = ports.answerWithinMs(bank_id);
    await rung.channel.query(order_id, { within_ms, respond_by: ports.now() + within_ms });
    return true;
  } catch (thrown) {
    return !asChannelError(thrown).ailing;
  }
}
