/** What the bank says of an order, which for one that contradicts itself is not what stands in its ledger. */
import { hash } from 'node:crypto';
import type { OnwardTransfer } from '@stopline/domain/case/state.ts';
import type { Order } from '../ledger/order.ts';
import { type Outcome, outcomeOf } from '../ledger/outcome.ts';
import type { BankSettings } from '../world/settings.ts';
import { temperOf } from './plan.ts';

export interface Words {
  /** As it stands in the ledger. */
  truth(order: Order): Outcome;
  /** As it is said. */
  say(order: Order): Outcome;
  /** Money seen leaving the account (magic account 0003). */
  onward(order: Order): readonly OnwardTransfer[];
}

const NOTHING = { frozen_total: 0n, released_total: 0n, expired_total: 0n, returned_total: 0n };

/** The money left so long before we were told. */
const LEFT_BEFORE_MS = 30_000;

export function createWords(settings: () => BankSettings): Words {
  /** How often we have spoken of an order that we contradict ourselves about: every second time we say that nothing is frozen. */
  const spoken = new Map<string, number>();
  const nameOf = (what: string, order: Order): string => {
    const { id, seed } = settings();
    return `${what}-${id}-${hash('sha1', `${seed} ${id} ${order.order_id}`, 'hex').slice(0, 12)}`;
  };

  function onward(order: Order): readonly OnwardTransfer[] {
    const { account, requested, receipts, currency_code } = order;
    if (temperOf(settings(), account.value) !== 'MOVED_ON' || requested === 0n) return [];
    const bank_id = settings().moves_to;
    const to = { scheme: account.scheme, value: `${account.value.slice(0, -4)}0000` };
    return [
      {
        transfer_id: nameOf('transfer', order),
        kind: account.scheme === 'MASKED' ? 'UNKNOWN' : 'ACCOUNT',
        ...(account.scheme === 'MASKED' ? {} : { to: bank_id === undefined ? to : { ...to, bank_id } }),
        amount: { currency_code, minor_units: requested },
        at: Math.floor(receipts[0]?.received_at ?? 0) - LEFT_BEFORE_MS,
      },
    ];
  }

  const truth = (order: Order): Outcome => outcomeOf(order, nameOf('freeze', order), onward(order));

  return {
    onward,
    truth,
    say(order) {
      const said = truth(order);
      if (temperOf(settings(), order.account.value) !== 'CONTRADICT') return said;
      const times = spoken.get(order.order_id) ?? 0;
      spoken.set(order.order_id, times + 1);
      const later = { ...said, sequence: order.sequence + times };
      return times % 2 === 0 ? later : { ...later, ...NOTHING };
    },
  };
}
