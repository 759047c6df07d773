/** What a bank of a given temper does with one ApplyStop. Pure: the same bank, order and try give the same plan. */
import type { Manner } from '../ledger/judge.ts';
import type { BankSettings, Behaviour, ErrorCode } from '../world/settings.ts';
import { draw, latencyOf } from './chance.ts';
import { type Manners, magicOf, UNAVAILABLE_TIMES } from './magic.ts';

export interface Call {
  readonly order_id: string;
  readonly revision: number;
  readonly account_value: string;
  /** How often the order was turned away before. */
  readonly turned_away: number;
  /** How often the order came in before and was taken down. */
  readonly taken_down: number;
  /** The revision is not new. */
  readonly repeat: boolean;
  /** What is left until the answer is expected; Infinity where nobody said. */
  readonly budget_ms: number;
}

export interface TurnAway {
  readonly kind: 'TURN_AWAY';
  readonly code: ErrorCode;
  readonly after_ms: number;
}
export interface CarryOut {
  readonly kind: 'CARRY_OUT';
  readonly manner: Manner;
  /** What the caller sees of it: the answer, nothing at all, or an error though it was done. */
  readonly reply: 'ANSWER' | 'SILENCE' | 'LOST';
  readonly reply_after_ms: number;
  /** When a PENDING gets its word. */
  readonly settle_after_ms?: number;
  /** Tell Stopline by callback as well. */
  readonly report: boolean;
}
export type Plan = TurnAway | CarryOut;

type Temper = Manners | 'REFUSE' | 'LATE' | 'PLAIN';

const TEMPERS: Partial<Record<Behaviour, Temper>> = {
  callback_only: 'CALL_BACK',
  refusing: 'REFUSE',
  duplicate: 'DUPLICATE',
  late: 'LATE',
  contradicting: 'CONTRADICT',
};

/** The bank's own temper goes before the account's magic. */
export function temperOf(bank: BankSettings, account_value: string): Temper {
  const magic = bank.magic ? magicOf(account_value).manner : undefined;
  return TEMPERS[bank.behaviour] ?? magic ?? 'PLAIN';
}

/** A bank that would need more of the time than this answers PENDING at half of it. */
const SHARE_OF_TIME = 0.8;

export function planOf(bank: BankSettings, call: Call): Plan {
  const tries = call.turned_away + call.taken_down;
  const drawn = (what: string) => draw(bank.seed, bank.id, call.order_id, call.revision, tries, what);
  const latency_ms = timeTaken(bank, () => drawn('latency'));
  const temper = temperOf(bank, call.account_value);

  if (temper === 'UNAVAILABLE_THRICE' && call.taken_down === 0 && call.turned_away < UNAVAILABLE_TIMES) {
    return { kind: 'TURN_AWAY', code: 'UNAVAILABLE', after_ms: latency_ms };
  }
  const code = errorOf(bank, () => drawn('error')[0]);
  if (code !== undefined) return { kind: 'TURN_AWAY', code, after_ms: latency_ms };
  const lost = bank.lost_answer_rate > 0 && drawn('lost')[0] < bank.lost_answer_rate;
  const reply = lost ? 'LOST' : 'ANSWER';
  const plain: CarryOut = {
    kind: 'CARRY_OUT',
    manner: { when: 'NOW' },
    reply,
    reply_after_ms: latency_ms,
    report: false,
  };
  if (call.repeat) return plain;
  return inTime(byTemper(bank, call, temper, plain), temper, call.budget_ms);
}

/** Answer PENDING while there is time, and report when the work is done; unless being late is the point. */
function inTime(plan: CarryOut, temper: Temper, budget_ms: number): CarryOut {
  const { reply_after_ms } = plan;
  if (temper === 'LATE' || reply_after_ms <= Math.max(0, budget_ms * SHARE_OF_TIME)) return plan;
  return {
    ...plan,
    manner: { ...plan.manner, when: 'LATER' },
    reply_after_ms: Math.max(0, budget_ms / 2),
    settle_after_ms: plan.settle_after_ms ?? reply_after_ms,
    report: true,
  };
}

function byTemper(bank: BankSettings, call: Call, temper: Temper, plain: CarryOut): CarryOut {
  switch (temper) {
    case 'CALL_BACK': {
      const settle_after_ms = plain.reply_after_ms + bank.callback_after_ms;
      return { ...plain, manner: { when: 'LATER' }, settle_after_ms, report: true };
    }
    case 'REFUSE':
      return { ...plain, manner: { when: 'NOW', refuse: bank.refusal_reason } };
    case 'REFUSE_LEGAL':
      return { ...plain, manner: { when: 'NOW', refuse: 'LEGAL' } };
    case 'LATE': {
      const budget_ms = Number.isFinite(call.budget_ms) ? Math.max(0, call.budget_ms) : 0;
      return { ...plain, reply_after_ms: budget_ms + bank.late_by_ms };
    }
    case 'SILENT_ONCE':
      return { ...plain, reply: 'SILENCE' };
    case 'DUPLICATE':
    case 'CONTRADICT':
    case 'MOVED_ON':
      return { ...plain, report: true };
    default:
      return plain;
  }
}

/** How long the bank takes; nothing is drawn where it takes no time. */
export function timeTaken(bank: BankSettings, drawTwo: () => readonly [number, number]): number {
  const latency = bank.behaviour === 'slow' ? bank.slow_latency : bank.latency;
  return latency.median_ms === 0 ? 0 : latencyOf(latency, drawTwo());
}

/** The error that the number drawn stands for; nothing is drawn where there are no errors. */
export function errorOf({ error_rates }: BankSettings, drawOne: () => number): ErrorCode | undefined {
  const rates = Object.entries(error_rates) as [ErrorCode, number][];
  if (rates.length === 0) return undefined;
  const drawn = drawOne();
  let upTo = 0;
  for (const [code, rate] of rates) {
    upTo += rate;
    if (drawn < upTo) return code;
  }
  return undefined;
}
