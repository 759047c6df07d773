/** What a person can make a bank do by itself: answer what it left PENDING, or let go of money. */
import { invalidField, StoplineError } from '@stopline/contract';
import type { Bank } from '../bank/bank.ts';
import type { LettingGo } from '../ledger/judge.ts';
import { heldOf, type Order } from '../ledger/order.ts';
import type { Outcome } from '../ledger/outcome.ts';
import type { AnswerGiven, LetGoGiven } from './settings.ts';

type LettingGoAct = { readonly kind: LettingGo } & LetGoGiven;
export type BankAct = ({ readonly kind: 'answer' } & AnswerGiven) | LettingGoAct;

/** Stopline is told by callback. */
export async function carryOut(bank: Bank, order_id: string, act: BankAct): Promise<Outcome> {
  const order = bank.desk.ledger.get(order_id);
  if (order === undefined) throw new StoplineError('ORDER_NOT_FOUND', `bank ${bank.id} knows no order ${order_id}`);
  return bank.desk.truth(act.kind === 'answer' ? await answer(bank, order, act) : await letGo(bank, order, act));
}

async function answer(bank: Bank, order: Order, act: AnswerGiven): Promise<Order> {
  const answered = await bank.desk.answer(order, act.refusal_reason);
  if (answered !== null) return answered;
  throw new StoplineError('RULE_REFUSES', `the order is not PENDING, its answer is ${order.answer}`, { rule: 'R6' });
}

async function letGo(bank: Bank, order: Order, act: LettingGoAct): Promise<Order> {
  const held = heldOf(order.totals);
  const amount = act.minor_units ?? held;
  const done = amount === 0n ? null : await bank.desk.letGo(order, act.kind, amount, act.release_reason ?? 'OTHER');
  if (done !== null) return done;
  throw invalidField('minor_units', `${held} are held`, 'from 1 to what is held');
}
