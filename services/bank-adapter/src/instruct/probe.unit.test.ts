import { describe, expect, test } from 'vitest';
import { type BankAnswer, type Channel, ChannelError } from '../channels/channel.ts';
import { createProbes, type ProbePorts } from './probe.ts';

const name = { bank_id: 'icbc', channel: 'grpc-1' };
const down = new ChannelError('UNAVAILABLE', 'down', { ailing: true });
const hangs = new ChannelError('DEADLINE_EXCEEDED', 'hangs', { ailing: true });
const denied = new ChannelError('PERMISSION_DENIED', 'denied', { ailing: false });

type Said = BankAnswer | null | ChannelError;

/** Plays what the bank says, one look after the other, and resolves with what happened when the breaker is closed. */
function probed(said: readonly Said[], more: Partial<ProbePorts> = {}) {
  const asked: string[] = [];
  const slept: number[] = [];
  const done = Promise.withResolvers<{ asked: string[]; slept: number[] }>();
  const channel: Channel = {
    apply: () => Promise.reject(new Error('a probe never freezes')),
    async query(order_id) {
      const answer = said[asked.push(order_id) - 1] as Said;
      if (answer instanceof ChannelError) throw answer;
      return answer;
    },
    close: () => undefined,
  };
  const probes = createProbes({
    ladders: { of: () => [{ name: 'grpc-1', channel }] },
    answerWithinMs: () => 3_000,
    orderToAskFor: async () => 'order_1',
    reset: (closed) => {
      expect(closed).toEqual(name);
      done.resolve({ asked, slept });
    },
    now: () => 0,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      slept.push(ms);
    },
    random: () => 0.5,
    onError: done.reject,
    ...more,
  });
  probes.start(name);
  return { ended: done.promise, probes, asked };
}

describe('a probe', () => {
  test('asks once a second until the bank answers, then closes the breaker', async () => {
    const { ended } = probed([down, hangs, down, {} as BankAnswer]);
    expect(await ended).toEqual({ asked: Array(4).fill('order_1'), slept: Array(4).fill(1_000) });
  });

  test.each([
    ['an order that it does not know', null],
    ['a refusal', denied],
  ])('takes %s for an answer: whoever says it is there', async (_what, said) => {
    expect((await probed([down, said]).ended).asked).toHaveLength(2);
  });

  test('does not knock in step with others: between 750 and 1,250 ms', async () => {
    for (const [chance, ms] of [
      [0, 750],
      [0.999, 1_249.5],
    ] as const) {
      expect((await probed([null], { random: () => chance }).ended).slept).toEqual([ms]);
    }
  });

  test('ends where the registry has the channel no more', async () => {
    const { ended, asked } = probed([], { ladders: { of: () => [] } });
    await ended;
    expect(asked).toEqual([]);
  });

  test('ends with the process', async () => {
    let sleeping = 0;
    const asleep = Promise.withResolvers<void>();
    const { probes, asked } = probed([], {
      sleep: (_ms, signal) => {
        sleeping += 1;
        asleep.resolve();
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
    });
    await asleep.promise;
    probes.close();
    await Promise.resolve();
    expect([sleeping, asked]).toEqual([1, []]);
  });
});
