/**
 * What every channel must do, whatever it speaks: run by each channel's own test file against a bank of the simulator.
 * It says nothing of wires and codes; those are the channel's own tests.
 */

import type { BankPatch } from '@stopline/bank-simulator';
import { type BankInstruction, bankInstruction, type Case } from '@stopline/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BankAnswer, type Channel, ChannelError, type Deadline } from '../src/channels/channel.ts';
import { pressed } from './press.ts';
import { eventually } from './world.ts';

export interface BankUnderTest {
  readonly channel: Channel;
  /** Changes the bank's temper; takes effect before it resolves. */
  set(patch: BankPatch): Promise<void>;
  /** All at once, as a process that is killed and started again; it remembers what it answered. */
  restart(): Promise<void>;
  /** How often each revision came in, and how often it made the bank freeze. */
  receipts(order_id: string): readonly { revision: number; count: number; effects: number }[];
  close(): Promise<void>;
}

const HEALTHY: BankPatch = {
  behaviour: 'healthy',
  latency: { median_ms: 0, p99_ms: 0 },
  error_rates: {},
  lost_answer_rate: 0,
  callback_after_ms: 200,
  late_by_ms: 300,
};

const within = (within_ms: number): Deadline => ({ within_ms, respond_by: Date.now() + within_ms });

/** The account ends in the digits that the simulator's magic goes by; 0000 is held in full. */
export function asked(ending = '0000'): BankInstruction {
  const state: Case = pressed({ banks: ['icbc'], at: Date.now() });
  const [order] = Object.values(state.orders);
  if (order?.account === undefined) throw new Error('no order');
  const { account } = order;
  const instruction = bankInstruction(state, order);
  return { ...instruction, account: { ...account, value: account.value.slice(0, -4) + ending } };
}

const revised = (first: BankInstruction, revision: number, minor_units: bigint): BankInstruction => ({
  ...first,
  revision,
  change: minor_units === 0n ? 'WITHDRAWN' : 'AMOUNT',
  amount: { ...first.amount, minor_units },
});

async function failure(calling: Promise<unknown>): Promise<ChannelError> {
  const thrown = await calling.then(
    (answer) =>
      new Error(`it was answered: ${JSON.stringify(answer, (_key, v) => (typeof v === 'bigint' ? `${v}` : v))}`),
    (error: unknown) => error,
  );
  if (!(thrown instanceof ChannelError)) throw thrown;
  return thrown;
}

export function testChannelContract(name: string, open: () => Promise<BankUnderTest>): void {
  describe(`${name} keeps the contract of a channel`, () => {
    let bank: BankUnderTest;
    beforeAll(async () => {
      bank = await open();
    });
    afterAll(() => bank.close());
    beforeEach(() => bank.set(HEALTHY));

    const apply = (instruction: BankInstruction, ms = 2_000) => bank.channel.apply(instruction, within(ms));
    const query = (order_id: string, ms = 2_000) => bank.channel.query(order_id, within(ms));
    const effects = (order_id: string) => bank.receipts(order_id).map((receipt) => receipt.effects);

    test('an order is frozen, and the bank’s word is about it', async () => {
      const instruction = asked();
      const { outcome, onward } = await apply(instruction);
      expect(outcome).toMatchObject({
        revision: 1,
        answer: 'FINAL',
        requested_minor_units: 10_000n,
        currency_code: 'CNY',
        frozen_total: 10_000n,
        released_total: 0n,
        bank_reference: expect.stringMatching(/./),
      });
      expect(outcome.frozen_until).toBe((outcome.effective_time ?? 0) + instruction.freeze_seconds * 1_000);
      expect(onward).toEqual([]);
    });

    test('duplicate: the same order again, and many at once, are one freeze and one answer', async () => {
      const instruction = asked();
      const first = await apply(instruction);
      const again = await Promise.all(Array.from({ length: 5 }, () => apply(instruction)));
      for (const answer of again) expect(answer).toEqual(first);
      expect(bank.receipts(instruction.order_id)).toMatchObject([{ revision: 1, count: 6, effects: 1 }]);
    });

    test('a higher revision is absolute; a lower one that comes after it is answered with the present state', async () => {
      const first = asked();
      await apply(first);
      const lowered = await apply(revised(first, 2, 4_000n));
      expect(lowered.outcome).toMatchObject({ revision: 2, frozen_total: 10_000n, released_total: 6_000n });
      expect((await apply(first)).outcome).toEqual(lowered.outcome);
      const ended = await apply(revised(first, 3, 0n));
      expect(ended.outcome).toMatchObject({ revision: 3, requested_minor_units: 0n, released_total: 10_000n });
    });

    test('a withdrawal that overtakes its order keeps the order from doing anything', async () => {
      const first = asked();
      expect((await apply(revised(first, 2, 0n))).outcome).toMatchObject({ answer: 'FINAL', frozen_total: 0n });
      expect((await apply(first)).outcome).toMatchObject({ revision: 2, frozen_total: 0n });
      expect(effects(first.order_id).every((count) => count === 0)).toBe(true);
    });

    test('refusal: with its reason, and nothing held', async () => {
      await bank.set({ behaviour: 'refusing', refusal_reason: 'NAME_MISMATCH' });
      const { outcome } = await apply(asked());
      expect(outcome).toMatchObject({ answer: 'REFUSED', refusal_reason: 'NAME_MISMATCH', frozen_total: 0n });
    });

    test('partial: what was left of the money, and nothing where nothing was', async () => {
      expect((await apply(asked('0001'))).outcome).toMatchObject({ answer: 'FINAL', frozen_total: 5_000n });
      expect((await apply(asked('0002'))).outcome).toMatchObject({ answer: 'FINAL', frozen_total: 0n });
    });

    test('the money that a bank saw leaving comes along', async () => {
      const { outcome, onward } = await apply(asked('0003'));
      expect(outcome.frozen_total).toBe(0n);
      expect(onward).toMatchObject([{ amount: { currency_code: 'CNY', minor_units: 10_000n } }]);
      expect(Number.isInteger(onward[0]?.at)).toBe(true);
    });

    test('a bank that needs longer says PENDING, and its word when asked later', async () => {
      await bank.set({ behaviour: 'callback_only' });
      const { order_id, ...rest } = asked();
      expect((await apply({ order_id, ...rest })).outcome).toMatchObject({ answer: 'PENDING', frozen_total: 0n });
      await eventually(async () => {
        expect((await query(order_id))?.outcome).toMatchObject({ answer: 'FINAL', frozen_total: 10_000n });
      });
    });

    test('an order that the bank does not know is null when asked for, not an error', async () => {
      expect(await query(asked().order_id)).toBeNull();
    });

    test('time-out: given up at the deadline, said to be ailing, and nothing is known', async () => {
      await bank.set({ behaviour: 'hanging' });
      const began = performance.now();
      const [told, asking] = await Promise.all([failure(apply(asked(), 200)), failure(query(asked().order_id, 200))]);
      const took = performance.now() - began;
      expect(took).toBeGreaterThan(180);
      expect(took).toBeLessThan(1_000);
      expect([told.word, told.ailing, asking.word, asking.ailing]).toEqual([
        'DEADLINE_EXCEEDED',
        true,
        'DEADLINE_EXCEEDED',
        true,
      ]);
    });

    test('late: an answer after the deadline is no answer, though the bank froze; the same order again gets it', async () => {
      await bank.set({ behaviour: 'late' });
      const instruction = asked();
      expect((await failure(apply(instruction, 200))).ailing).toBe(true);
      await bank.set(HEALTHY);
      expect((await apply(instruction)).outcome).toMatchObject({ answer: 'FINAL', frozen_total: 10_000n });
      expect(effects(instruction.order_id)).toEqual([1]);
    });

    test('a lost answer is an error, and the same order again is not a second freeze', async () => {
      await bank.set({ lost_answer_rate: 1 });
      const instruction = asked();
      expect((await failure(apply(instruction))).ailing).toBe(true);
      await bank.set(HEALTHY);
      expect((await apply(instruction)).outcome.frozen_total).toBe(10_000n);
      expect(effects(instruction.order_id)).toEqual([1]);
    });

    test('contradicting: what the bank says is handed on as it says it; people judge', async () => {
      await bank.set({ behaviour: 'contradicting' });
      const instruction = asked();
      const said: (BankAnswer | null)[] = [await apply(instruction), await query(instruction.order_id)];
      const [first, second] = said.map((answer) => answer?.outcome);
      expect([first?.frozen_total, second?.frozen_total]).toEqual([10_000n, 0n]);
      expect(second?.sequence).toBeGreaterThan(first?.sequence ?? 0);
    });

    test.each([
      ['UNAVAILABLE', true],
      ['RESOURCE_EXHAUSTED', true],
      ['INTERNAL', true],
      ['UNKNOWN', true],
      ['FAILED_PRECONDITION', false],
    ] as const)('%s of the bank is an error; ailing: %s', async (code, ailing) => {
      await bank.set({ error_rates: { [code]: 1 } });
      const error = await failure(apply(asked()));
      expect([error.word, error.ailing]).toEqual([code, ailing]);
    });

    test('a bank that is not there is ailing at once, and is reached within a second of its return', async () => {
      await bank.set({ behaviour: 'down' });
      const began = performance.now();
      const error = await failure(apply(asked(), 3_000));
      expect(performance.now() - began).toBeLessThan(1_500);
      expect(error.ailing).toBe(true);
      await bank.set(HEALTHY);
      await eventually(() => apply(asked(), 500), 2_000);
    });

    test('restart in the middle: the call ends as ailing, and the same order again is answered with one freeze', async () => {
      await bank.set({ latency: { median_ms: 400, p99_ms: 400 } });
      const instruction = asked();
      const calling = failure(apply(instruction, 3_000));
      await eventually(() => expect(bank.receipts(instruction.order_id)).toHaveLength(1));
      await bank.restart();
      expect((await calling).ailing).toBe(true);
      await bank.set(HEALTHY);
      const again = await eventually(() => apply(instruction, 500));
      expect(again.outcome).toMatchObject({ answer: 'FINAL', frozen_total: 10_000n });
      expect(effects(instruction.order_id)).toEqual([1]);
    });

    test('closed, it takes no more calls', async () => {
      const other = await open();
      other.channel.close();
      await failure(other.channel.apply(asked(), within(500)));
      await other.close();
    });
  });
}
