/** Cases as callers tell them. Card numbers are nobody's; their last four digits tell a simulated bank what is left (0000 all, 0001 half). */
import type { CaseShown, OrderShown } from '../../src/demo-desk.ts';
import type { Door } from './doors.ts';
import { until } from './stack.ts';

export const CARDS = {
  icbc: '6222020000000000000',
  abc: '6228480000000000000',
  bcom: '6222600000000000000',
  /** Calls back; half is left. */
  ccb: '6217000000000030001',
  /** Down in the demo. */
  cmb: '6225880000010000',
} as const;

export const secondsAgo = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString();

export const payment = (value: string, minor_units: bigint, holder_name = '张三') => ({
  to: { scheme: value.includes('/') ? 'WALLET' : 'CARD', value, holder_name },
  amount: { currency_code: 'CNY', minor_units: String(minor_units) },
  paid_at: secondsAgo(600),
});

export const told = (...payments: readonly object[]) => ({
  victim: { name: 'Wei Min', phone: '+8613800138000', locale: 'zh-CN', text_consent: true },
  payments,
});

export const caseNow = async (door: Door, case_id: string): Promise<CaseShown> =>
  (await door.ask('GetCase', { case_id })).case;

/** Waits until nothing is open any more. */
export const settledCase = (door: Door, case_id: string, withinMs = 15_000): Promise<CaseShown> =>
  until(
    `case ${case_id} not OPEN`,
    () => caseNow(door, case_id),
    ({ status }) => status !== 'OPEN',
    { withinMs },
  );

/** R4, of every order and of the case: what is asked for is somewhere. */
export function addsUp(shown: CaseShown): boolean {
  const rows = [...shown.orders.map((order: OrderShown) => order.amounts), ...shown.amounts];
  return rows.every(
    ({ requested, frozen, returned, let_go, gone, unknown }) =>
      BigInt(requested) === [frozen, returned, let_go, gone, unknown].reduce((sum, part) => sum + BigInt(part), 0n),
  );
}
