/** The simulator's bank without a wire: a second channel, so that the contract is not gRPC's own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BankGiven, fileSchema } from '@stopline/bank-simulator';
import { Bank } from '@stopline/bank-simulator/bank/bank.ts';
import { openJournal } from '@stopline/bank-simulator/bank/journal.ts';
import { BankTrouble } from '@stopline/bank-simulator/bank/trouble.ts';
import type { Outcome } from '@stopline/bank-simulator/ledger/outcome.ts';
import { sharedMetrics } from '@stopline/bank-simulator/world/shared-metrics.ts';
import type { BankInstruction } from '@stopline/domain';
import { createLogger } from '@stopline/platform/observe/log.ts';
import { createMetrics } from '@stopline/platform/observe/metrics.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { type BankAnswer, type Channel, ChannelError, type Deadline } from '../src/channels/channel.ts';
import type { BankUnderTest } from './channel-contract.ts';

const AILING = ['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RESOURCE_EXHAUSTED', 'INTERNAL', 'UNKNOWN'];
const trouble = (word: string): ChannelError => new ChannelError(word, word, { ailing: AILING.includes(word) });

export async function openInProcessBank(given: BankGiven): Promise<BankUnderTest> {
  const dir = mkdtempSync(join(tmpdir(), 'in-process-bank-'));
  const start = async (): Promise<Bank> => {
    const [settings] = fileSchema.parse({ banks: [given] }).banks;
    if (settings === undefined) throw new Error('no bank');
    const bank = new Bank({
      settings,
      host: '127.0.0.1',
      journal: openJournal(join(dir, 'bank.jsonl')),
      stamp: () => performance.timeOrigin + performance.now(),
      timers: systemTimers,
      metrics: sharedMetrics(createMetrics({ name: 'bank', version: 'test' })),
      log: createLogger({ name: 'bank', version: 'test', level: 'silent' }),
      arrived: () => undefined,
    });
    await bank.start();
    return bank;
  };
  let bank = await start();
  let life = new AbortController();
  let closed = false;

  /** As a wire does: given up at the deadline, or when the bank goes. */
  async function call<T>(deadline: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (closed || !bank.listening) throw trouble('UNAVAILABLE');
    const given_up = AbortSignal.any([AbortSignal.timeout(deadline.within_ms), life.signal]);
    const end = Promise.withResolvers<never>();
    const onEnd = (): void => end.reject(trouble(life.signal.aborted ? 'UNAVAILABLE' : 'DEADLINE_EXCEEDED'));
    given_up.addEventListener('abort', onEnd);
    try {
      return await Promise.race([work(given_up), end.promise]);
    } catch (thrown) {
      if (thrown instanceof BankTrouble) throw trouble(thrown.code);
      if (given_up.aborted) throw trouble(life.signal.aborted ? 'UNAVAILABLE' : 'DEADLINE_EXCEEDED');
      throw thrown;
    } finally {
      given_up.removeEventListener('abort', onEnd);
    }
  }

  const channel: Channel = {
    apply: (instruction, deadline) =>
      call(deadline, async (signal) => answerOf(await bank.desk.apply(askOf(instruction), deadline.within_ms, signal))),
    query: (order_id, deadline) =>
      call(deadline, async (signal) => {
        const outcome = await bank.desk.query(order_id, signal);
        return outcome === null ? null : answerOf(outcome);
      }),
    close() {
      closed = true;
    },
  };
  return {
    channel,
    set: (patch) => bank.set(patch),
    async restart() {
      life.abort();
      await bank.stop(0);
      bank = await start();
      life = new AbortController();
    },
    receipts: (order_id) => bank.desk.ledger.get(order_id)?.receipts ?? [],
    async close() {
      await bank.stop(0);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function askOf(instruction: BankInstruction) {
  const { account, payment, case_reference, ...asked } = instruction;
  if (account === undefined) throw new Error('this bank looks for accounts only');
  return { ...asked, account, claim: case_reference, paid: payment.amount.minor_units };
}

function answerOf({ order_id: _order_id, onward, ...outcome }: Outcome): BankAnswer {
  return { outcome, onward };
}
