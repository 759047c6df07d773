/** Which way an order goes that is owed now: a call at once, or the waiting room. */
import type { Leave, Places } from './limits.ts';

export type Way =
  | { readonly kind: 'CALL'; readonly leave: Leave }
  /** No room, or others came first. */
  | { readonly kind: 'WAIT' }
  /** Nothing leads to the bank now: every breaker is open, or it has no channel. */
  | { readonly kind: 'PARK' };

export interface LanePorts {
  /** Some channel of the bank's ladder takes calls. */
  isReachable(bank_id: string): boolean;
  /** As far as this process knows: asking Redis for each order would cost more than the order. */
  somebodyWaits(bank_id: string): boolean;
  readonly places: Pick<Places, 'enter'>;
}

export function wayOf(bank_id: string, { isReachable, somebodyWaits, places }: LanePorts): Way {
  if (!isReachable(bank_id)) return { kind: 'PARK' };
  if (somebodyWaits(bank_id)) return { kind: 'WAIT' };
  const leave = places.enter(bank_id);
  return leave === null ? { kind: 'WAIT' } : { kind: 'CALL', leave };
}
