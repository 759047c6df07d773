/** An attempt: one walk down the bank's ladder, the first channel that takes calls, on failure the next. */
import type { Ask, BankInstruction, Instant, Try } from '@stopline/domain';
import { asChannelError, type BankAnswer, type Channel, type Deadline } from '../channels/channel.ts';
import type { Rung } from '../channels/ladders.ts';
import { BreakerOpenError, type Guard } from './breaker.ts';

export interface Asked {
  readonly bank_id: string;
  readonly ask: Ask;
  readonly instruction: BankInstruction;
}

export interface Walk {
  /** What was asked last: a bank that does not know the order it is asked about is told it, in the same walk. */
  readonly ask: Ask;
  /** Empty: nothing was sent, for no channel takes calls. */
  readonly tries: readonly Try[];
  readonly answer?: BankAnswer;
}

export interface LadderPorts {
  ladderOf(bank_id: string): readonly Rung[];
  /** For each channel of the bank, by the current registry. */
  answerWithinMs(bank_id: string): number;
  readonly guard: Guard;
  now(): Instant;
}

export const NOT_FOUND = 'NOT_FOUND';

export async function walkLadder(asked: Asked, ports: LadderPorts): Promise<Walk> {
  const tries: Try[] = [];
  let { ask } = asked;
  for (const rung of ports.ladderOf(asked.bank_id)) {
    let tried = await tryRung(rung, { ...asked, ask }, ports);
    if (tried?.error === NOT_FOUND && ask === 'QUERY') {
      tries.push(tryOf(tried));
      ask = 'INSTRUCT';
      tried = await tryRung(rung, { ...asked, ask }, ports);
    }
    if (tried === null) continue;
    tries.push(tryOf(tried));
    if (tried.answer !== undefined) return { ask, tries, answer: tried.answer };
  }
  return { ask, tries };
}

interface Tried extends Try {
  readonly answer?: BankAnswer;
}

const tryOf = ({ answer: _answer, ...tried }: Tried): Try => tried;

/** Null: the rung's breaker is open, nothing was sent. */
async function tryRung({ name, channel }: Rung, asked: Asked, ports: LadderPorts): Promise<Tried | null> {
  const started_at = ports.now();
  const times = () => ({ channel: name, started_at, ended_at: Math.max(started_at, ports.now()) });
  const within_ms = ports.answerWithinMs(asked.bank_id);
  const deadline = { within_ms, respond_by: started_at + within_ms };
  try {
    const answer = await ports.guard(asked.bank_id, name, () => callChannel(channel, asked, deadline));
    return answer === null ? { ...times(), error: NOT_FOUND } : { ...times(), answer };
  } catch (thrown) {
    if (thrown instanceof BreakerOpenError) return null;
    return { ...times(), error: asChannelError(thrown).word };
  }
}

const callChannel = (channel: Channel, { ask, instruction }: Asked, deadline: Deadline): Promise<BankAnswer | null> =>
  ask === 'QUERY' ? channel.query(instruction.order_id, deadline) : channel.apply(instruction, deadline);
