/** The presses that are sent, as bytes: made before the clock runs, so that making them is nobody's waiting time. */
import { services, toWire } from '@stopline/contract';

export const BANKS_PER_CASE = 10;

/** Ten neighbours of all banks, moving on by one from case to case: every bank gets the same share. */
export function banksOf(index: number, banks: readonly string[]): readonly string[] {
  const count = Math.min(BANKS_PER_CASE, banks.length);
  return Array.from({ length: count }, (_, position) => banks[(index + position) % banks.length] ?? '');
}

export interface RequestOptions {
  /** Tells this run's keys and account numbers from all others': 8 digits. */
  readonly run: string;
  readonly banks: readonly string[];
  readonly paid_at_ms: number;
}

/** A press for case `index`: one payment to each of its banks, each to an account of its own. */
export function pressBytes(index: number, { run, banks, paid_at_ms }: RequestOptions): Buffer {
  const numbered = `${run}${String(index).padStart(7, '0')}`;
  const request = toWire('SubmitStopRequest', {
    idempotency_key: `bench-${numbered}`,
    victim: { name: 'Chen Yi', locale: 'zh-CN', text_consent: false },
    narrative: 'A caller who said he was from the police asked for the money to be moved to a safe account.',
    fraud_type: 'impersonation',
    payments: banksOf(index, banks).map((bank_id, position) => ({
      from: { scheme: 'CN_ACCOUNT', value: `9${numbered}8888`, bank_id: 'icbc' },
      to: { scheme: 'CN_ACCOUNT', value: accountNumber(numbered, position), bank_id, holder_name: 'Wang Lei' },
      amount: { currency_code: 'CNY', minor_units: String(100_000 + position) },
      paid_at: paid_at_ms - 60_000 * (position + 1),
      transaction_reference: { kind: 'SERIAL', value: `${numbered}${position}` },
    })),
  });
  return services.IntakeService.SubmitStop.requestSerialize(request);
}

/** Nobody's: no bank gives numbers that begin with 9. Its end means nothing special to the simulator. */
const accountNumber = (numbered: string, position: number): string => `9${numbered}${position}7777`;
