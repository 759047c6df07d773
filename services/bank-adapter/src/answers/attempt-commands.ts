/** What came of asking a bank, by any channel, as commands to the case. */
import type { Actor, CommandGiven, StopOrder } from '@stopline/domain';
import type { Walk } from '../instruct/ladder.ts';

export const ADAPTER: Actor = { role: 'SERVICE', id: 'bank-adapter' };

/** The whole walk is one command. Money that a bank saw leaving is another; the casebook appends them together. */
export function attemptCommands(order: StopOrder, walk: Walk): readonly CommandGiven[] {
  const { order_id, revision } = order;
  const { ask, tries, answer } = walk;
  const attempt: CommandGiven = {
    type: 'RecordAttempt',
    by: ADAPTER,
    order_id,
    revision,
    ask,
    tries,
    ...(answer === undefined ? {} : { outcome: answer.outcome }),
  };
  if (answer === undefined || answer.onward.length === 0) return [attempt];
  return [
    attempt,
    { type: 'RecordOnwardTransfers', by: ADAPTER, order_id, transfers: answer.onward, with_outcome: true },
  ];
}

/** Said once a revision: nothing was sent, for nothing leads to the bank. */
export const unreachableCommand = ({ order_id, revision, ask }: StopOrder): CommandGiven => ({
  type: 'RecordAttempt',
  by: ADAPTER,
  order_id,
  revision,
  ask,
  tries: [],
  unreachable: true,
});
