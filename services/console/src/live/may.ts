/**
 * What the reader's role may do (R21). The domain refuses whatever is asked; this only keeps from people's sight what would be
 * refused to them, so that nobody presses in vain while a caller waits.
 */
import type { Role } from '@stopline/domain/case/state.ts';
import { operator } from './session.ts';

const PEOPLE: readonly Role[] = ['OPERATOR', 'SUPERVISOR'];

/** The requests with which this console changes anything. may.unit.test.ts holds them to the domain. */
export const ROLES = {
  SubmitStop: PEOPLE,
  AddPayments: PEOPLE,
  CorrectPayment: PEOPLE,
  WithdrawPayment: PEOPLE,
  ResendText: PEOPLE,
  AskBank: PEOPLE,
  ClaimPhoneTask: PEOPLE,
  RecordPhoneOutcome: PEOPLE,
  AddNote: PEOPLE,
  CloseCase: PEOPLE,
} as const;

export type Act = keyof typeof ROLES;
export const ACTS = Object.keys(ROLES) as readonly Act[];

export function may(act: Act): boolean {
  const who = operator.value;
  return who !== null && ROLES[act].includes(who.role);
}

/** For lists: nothing of what the reader may not do. */
export const ifMay = <T>(act: Act, ...what: readonly T[]): readonly T[] => (may(act) ? what : []);

/** An auditor: sees everything, changes nothing. */
export const onlyLooks = (): boolean => !ACTS.some(may);
