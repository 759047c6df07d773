/** What a bank's tile says first: a word, a shape, a tone. Silence is "no answer yet", never "not frozen" (R5). */
import type { Order, PhoneTask } from '../api/types.ts';
import type { Key } from '../words/say.ts';

/** Blue is good; no pair is told apart by red and green, and none by colour alone. */
export type Tone = 'asked' | 'working' | 'held' | 'partly' | 'gone' | 'refused' | 'ended' | 'phone';
export type Shape = 'circle' | 'half' | 'lock' | 'partlock' | 'triangle' | 'cross' | 'ring' | 'phone' | 'fork';

export interface TileState {
  readonly word: Key;
  readonly tone: Tone;
  readonly shape: Shape;
  /** Needs a person, waits, failed, held, over, not there: so the tiles are sorted. */
  readonly rank: number;
}

const state = (word: Key, tone: Tone, shape: Shape, rank: number): TileState => ({ word, tone, shape, rank });

export const openTasksOf = (order: Order, tasks: readonly PhoneTask[]): readonly PhoneTask[] =>
  tasks.filter((task) => task.order_id === order.order_id && task.closed_at === undefined);

export function tileState(order: Order, tasks: readonly PhoneTask[]): TileState {
  const open = openTasksOf(order, tasks);
  if (open.some(({ reason }) => reason === 'CONTRADICTION')) return state('tile_contradiction', 'phone', 'fork', 0);
  if (!order.settled && open.length > 0 && order.freeze_status !== 'FROZEN')
    return state('tile_phone', 'phone', 'phone', 0);
  switch (order.freeze_status) {
    case 'REQUESTED':
      return requested(order);
    case 'PENDING':
      return state('tile_pending', 'working', 'half', 1);
    case 'FROZEN':
      return state('tile_frozen', 'held', 'lock', 3);
    case 'PARTIALLY_FROZEN':
      return state('tile_partly', 'partly', 'partlock', 3);
    case 'NO_FUNDS':
      return state('tile_gone', 'gone', 'triangle', 2);
    case 'REFUSED':
      return isElsewhere(order)
        ? state('tile_elsewhere', 'ended', 'ring', 5)
        : state('tile_refused', 'refused', 'cross', 2);
    case 'RELEASED':
      return state('tile_released', 'ended', 'ring', 4);
    case 'EXPIRED':
      return state('tile_expired', 'ended', 'ring', 4);
    case 'RETURNED':
      return state('tile_returned', 'held', 'ring', 4);
    case 'CANCELLED':
      return state('tile_cancelled', 'ended', 'ring', 4);
  }
}

/** Several banks were asked whose account it is, and this one says that it is none of theirs: nothing is wrong. */
const isElsewhere = ({ enquiry_id, refusal_reason }: Order): boolean =>
  enquiry_id !== undefined && refusal_reason === 'ACCOUNT_UNKNOWN';

/** What stands behind the amount that is frozen. */
export function heldWord({ amounts: { requested }, settled, change }: Order): Key {
  if (requested !== '0') return 'tile_of';
  if (settled) return 'tile_of_nothing';
  // R3: what another bank holds already this one need not take as well, but it keeps what it has.
  return change === 'COVERED_ELSEWHERE' ? 'tile_no_more' : 'tile_to_end';
}

function requested({ attempts, bank_id }: Order): TileState {
  if (bank_id === undefined) return state('tile_phone', 'phone', 'phone', 0);
  if (attempts.waiting) return state('tile_waiting', 'asked', 'circle', 1);
  return attempts.count === 0 ? state('tile_asked', 'asked', 'circle', 1) : state('tile_silent', 'asked', 'circle', 1);
}

export const sortedTiles = (orders: readonly Order[], tasks: readonly PhoneTask[]): readonly Order[] =>
  [...orders].sort(
    (a, b) => tileState(a, tasks).rank - tileState(b, tasks).rank || Date.parse(a.placed_at) - Date.parse(b.placed_at),
  );

/** From the first call to the first answer; null while there is none. */
export function answerMs({ first_sent_at, first_answered_at }: Order): number | null {
  if (first_sent_at === undefined || first_answered_at === undefined) return null;
  return Math.max(0, Date.parse(first_answered_at) - Date.parse(first_sent_at));
}
